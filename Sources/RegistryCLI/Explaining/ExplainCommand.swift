import Analyses
import ArgumentParser
import CSchema
import ClinicalRecords
import Endpoints
import RegistryStore
import Reports

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why a derived value of a patient is what it is.",
    discussion: """
      Prints the result in one sentence, then every row that was used or passed over, with the rule \
      that says so, and the settings in force.

      Example: nadir explain P042 --line 2 --endpoint pfs
      """)

  @Argument(help: "The study key of the patient.", completion: Completions.patient)
  var patient: String

  @Option(name: .long, help: "The line of therapy. Default: every line.")
  var line: Int?

  @Option(name: .long, help: "What is explained.")
  var endpoint = ExplainedValue.time(.progressionFreeSurvival)

  @OptionGroup var settings: RuleOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var source: RegistryOptions

  func run() throws {
    let registry = try source.open(for: .asking)
    print(
      try page(in: registry).formatted(as: output.format, width: PageWidth.ofOutput),
      terminator: "")
  }

  /// The page of a patient's lines.
  func page(in registry: Registry) throws -> ExplanationPage {
    guard let history = try registry.history(ofPatient: patient) else {
      throw UnknownPatient(patient, in: registry)
        ?? CommandError("Patient \(patient) was removed a moment ago.")
    }
    let stored = try registry.settings()
    let rules = try settings.rules(stored)
    let outcomes = try lines(of: history).map { index in
      ExplainedOutcome(endpoint, ofLineAt: index, in: history, rules: rules)
    }
    return ExplanationPage(
      outcomes, ofPatient: patient, rules: rules, words: EvidenceWords(try registry.codebook()),
      titles: RuleTitles(page: String(cString: rules_page_text())),
      isSynthetic: stored.isSynthetic)
  }

  /// Positions of the lines that are explained.
  private func lines(of history: PatientHistory) throws -> [Int] {
    let known = history.lines.map { "\($0.number) (from \($0.startedOn))" }
    guard !known.isEmpty else {
      throw CommandError(
        "Patient \(patient) has no line of therapy, so there is nothing to explain.")
    }
    guard let line else { return Array(history.lines.indices) }
    guard let index = history.lines.firstIndex(where: { $0.number == line }) else {
      throw CommandError(
        "Patient \(patient) has no line \(line). Lines: \(known.joined(separator: ", ")).")
    }
    return [index]
  }
}
