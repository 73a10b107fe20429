import Analyses
import ArgumentParser
import Endpoints
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

  @Option(name: .long, help: "Whether a response needs confirmation by a later scan.")
  var basis: ResponseBasis?

  @Flag(
    name: .long,
    help: ArgumentHelp(
      "Add clinical benefit, the other denominator, time to, duration and depth of response."))
  var detail = false

  @Option(
    name: .long,
    help: ArgumentHelp("List the patients behind this row of the table.", valueName: "row"))
  var list: ResponseCell?

  func run() throws {
    let (registry, _, settings, asked) = try prepared()
    var question = asked
    if let basis { question.rules.responseBasis = basis }
    if let list {
      return try self.list(
        list, behind: GroupedTally(responsesInDetailOf: question), in: registry,
        explained: list.explained(question.rules)
      ) { try DrilledTable($0, $1, names: $2, isSynthetic: $3) }
    }
    let answer = try answering { try comparison(of: question, in: registry) }
    show(ResponseTable(answer, isSynthetic: settings.isSynthetic).report)
  }

  private func comparison(of question: Question, in registry: Registry) throws -> ResponseComparison
  {
    guard detail else {
      return try ResponseComparison(try counted(GroupedTally(responsesOf: question), in: registry))
    }
    return try ResponseComparison(
      inDetail: try counted(GroupedTally(responsesInDetailOf: question), in: registry))
  }
}
