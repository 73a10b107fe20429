import Analyses
import ArgumentParser
import RegistryStore
import Reports

struct ResponseCommand: AskingCommand {
  static let configuration = CommandConfiguration(
    commandName: "response",
    abstract: "Show best overall responses, ORR and DCR per line of therapy.",
    discussion: "Example: nadir response --line 2 --by ici")

  @OptionGroup var source: RegistryOptions
  @OptionGroup var asked: QuestionOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    let (registry, _, settings, question) = try prepared()
    let tally = try counted(GroupedTally(responsesOf: question), in: registry)
    let answer = try answering { try ResponseComparison(tally) }
    show(ResponseTable(answer, isSynthetic: settings.isSynthetic).report)
  }
}
