import ArgumentParser
import ClinicalRecords
import Endpoints
import RegistryStore

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "List what is impossible or odd in the registry.",
    discussion: """
      Impossible rows can only come from files written past the program; odd ones are worth a look, \
      among them entered responses that differ from what lesions give, events whose grade is below that of a \
      laboratory result of their days, and results of grade 3 or more without an event. The exit code is 1 \
      when anything is impossible.

      Example: nadir check --format csv
      """)

  @OptionGroup var output: ListFormatOptions
  @OptionGroup var source: RegistryOptions

  func run() throws {
    let registry = try source.open(for: .asking)
    let (settings, mistakes) = try registry.settingsAndMistakes()
    var impossible = mistakes
    let rules = EndpointRules(settings, mistakes: &impossible)
    let broken =
      try registry.fileProblems() + impossible.map { "Impossible: \($0) The default is used here." }
    for problem in broken { Terminal.say(problem) }
    let limit = output.format == .text ? FindingTally.listedPerRule : Int.max
    let tally = try FindingTally(
      of: registry, rules: rules, today: Surroundings.today, limit: limit)
    let list = FindingList(tally, width: PageWidth.ofOutput, patientKey: registry.patientKey)
    switch output.format {
    case .text: print(try list.text(), terminator: "")
    case .csv: try list.records.show(.csv)
    }
    if tally.count(of: .impossible) > 0 || !broken.isEmpty { throw ExitCode(1) }
  }
}
