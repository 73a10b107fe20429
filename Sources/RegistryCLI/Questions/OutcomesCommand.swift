import Analyses
import ArgumentParser
import RegistryStore
import Reports

struct OutcomesCommand: AskingCommand {
  static let configuration = CommandConfiguration(
    commandName: "outcomes",
    abstract: "Show every endpoint at once, or write a row per line of therapy.",
    discussion: """
      The overview states events and medians of all times to an event, and rates of response. With --rows a \
      table for R or another program comes out as CSV: best responses, depth, and of each endpoint its days, \
      event, ending and the row of the registry that decided.

      Example: nadir outcomes --line 2 --by ici
      """)

  @OptionGroup var source: RegistryOptions
  @OptionGroup var asked: QuestionOptions
  @OptionGroup var output: FormatOptions

  @Flag(name: .long, help: "Write a row per line of therapy (CSV) instead.")
  var rows = false

  func run() throws {
    let (registry, codebook, settings, question) = try prepared()
    if rows {
      try OutcomeRowsWriter(question, codebook: codebook).write(registry)
    } else {
      let tally = try counted(GroupedTally(outcomesOf: question), in: registry)
      let answer = try answering { try OutcomesOverview(tally) }
      show(OutcomesTable(answer, isSynthetic: settings.isSynthetic).report, atMost: 120)
    }
  }
}
