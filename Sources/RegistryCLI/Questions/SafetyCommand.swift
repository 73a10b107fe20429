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

  func run() throws {
    let (registry, codebook, settings, question) = try prepared()
    let tally = GroupedTally(
      adverseEventsOf: question, relatedOnly: !anyRelation, codebook: codebook)
    let counted = try counted(tally, in: registry)
    let answer = try answering {
      try SafetyComparison(
        counted, relatedOnly: !anyRelation, codebook: codebook, kinds: rows.kinds)
    }
    show(SafetyTable(answer, rows: rows, isSynthetic: settings.isSynthetic).report)
  }
}
