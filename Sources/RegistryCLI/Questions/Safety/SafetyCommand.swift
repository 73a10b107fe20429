import Analyses
import ArgumentParser
import ClinicalRecords
import RegistryStore
import Reports

struct SafetyCommand: AskingCommand {
  static let configuration = CommandConfiguration(
    commandName: "safety",
    abstract: "Show patients with adverse events per line of therapy.",
    discussion: """
      Each patient counts once in a row, by the worst grade; percentages are of all who started the line. \
      --by line_group compares first, second and later lines.

      Example: nadir safety --line 2 --by ici --table terms --at-least 5
      """)

  @OptionGroup var source: RegistryOptions
  @OptionGroup var asked: QuestionOptions
  @OptionGroup var events: EventOptions
  @OptionGroup var output: FormatOptions

  @Option(name: .long, help: "Which table is shown.")
  var table = SafetyTableChoice.groups

  @OptionGroup var rows: SafetyRowOptions
  @OptionGroup var timing: EventTimingOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "List the patients behind this row of the table, such as any, serious, Rash; term:, group:, soc: or overview: before it "
        + "says which of several.",
      valueName: "row"),
    completion: Completions.kind("adverse_event_term"))
  var list: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "With --list: only patients with this worst grade, such as 3 or 3-4.", valueName: "grade"))
  var grade: GradeRange?

  mutating func validate() throws {
    if grade != nil, list == nil { throw ValidationError("--grade goes with --list.") }
    let mistake = rows.mistake(for: table) ?? timing.mistake(for: table)
    if let mistake = mistake ?? timing.mistake(with: rows, for: table) {
      throw ValidationError(mistake)
    }
  }

  func run() throws {
    if let list { return try listRow(list) }
    switch table {
    case .overview, .groups, .terms: try showCounts()
    case .immune: try showImmuneRelated()
    case .rates: try showRates()
    case .onset: try showOnset()
    }
  }
}
