import Analyses
import ArgumentParser
import RegistryStore
import Reports

struct SafetyCommand: AskingCommand {
  static let configuration = CommandConfiguration(
    commandName: "safety",
    abstract: "Show patients with treatment-related adverse events per line of therapy.",
    discussion: "Example: nadir safety --line 2 --by ici")

  @OptionGroup var source: RegistryOptions
  @OptionGroup var asked: QuestionOptions
  @OptionGroup var output: FormatOptions

  @Option(name: .long, help: "Which rows are shown below the first.")
  var rows = SafetyTable.Rows.all

  @Flag(name: .long, help: "Count every event, whatever its relation to treatment.")
  var anyRelation = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "List the patients behind this row of the table: a term, a group of terms, or any.",
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
  }

  func run() throws {
    let (registry, codebook, settings, question) = try prepared()
    let tally = GroupedTally(
      adverseEventsOf: question, relatedOnly: !anyRelation, codebook: codebook)
    if let list {
      let cell = SafetyCell(
        try .init(word: list, codebook), grades: grade?.grades ?? 1...5,
        relatedOnly: !anyRelation, codebook: codebook)
      return try self.list(cell, behind: tally, in: registry, explained: nil) {
        try DrilledTable($0, $1, names: $2, isSynthetic: $3)
      }
    }
    let counted = try counted(tally, in: registry)
    let answer = try answering {
      try SafetyComparison(
        counted, relatedOnly: !anyRelation, codebook: codebook, kinds: rows.kinds)
    }
    show(SafetyTable(answer, rows: rows, isSynthetic: settings.isSynthetic).report)
  }
}
