import Analyses
import ArgumentParser
import Endpoints
import RegistryStore
import Reports
import Statistics

struct SensitivityCommand: AskingCommand {
  static let configuration = CommandConfiguration(
    commandName: "sensitivity",
    abstract: "Show what other censoring rules and settings do to an endpoint.",
    discussion: """
      The first row is as asked; then each other bundle of censoring rules, each single change of a setting \
      that can matter for the endpoint, and what --vary states. Medians, hazard ratios and the number of \
      patients whose day or event changes stand side by side.

      Example: nadir sensitivity --line 2 --endpoint pfs --by ici --vary gap_limit_days=84,missed_assessments=1
      """)

  @OptionGroup var source: RegistryOptions
  @OptionGroup var asked: QuestionOptions
  @OptionGroup var output: FormatOptions

  @Option(name: .long, help: "The time to an event.")
  var endpoint = Endpoint.progressionFreeSurvival

  @Option(
    name: .long,
    help: ArgumentHelp(
      "One more row with this rule changed; with commas between them several together.",
      valueName: "name=value"),
    completion: .custom { _, _, prefix in EndpointAssignment.completions(of: prefix) })
  var vary: [String] = []

  @OptionGroup var cox: CoxOptions

  mutating func validate() throws {
    var rules = EndpointRules()
    for changes in try stated { for change in changes { try change.apply(to: &rules) } }
  }

  func run() throws {
    let (registry, _, settings, question) = try prepared()
    let variants = try SensitivityVariant.all(
      of: endpoint, under: question.rules,
      stating: try stated.map { $0.map { ($0.name, $0.value) } })
    let tally = try counted(GroupedTally(variants, of: question), in: registry)
    let answer = try answering {
      try SensitivityAnalysis(
        variants, in: tally,
        options: SurvivalOptions(ties: cox.ties(settings), reference: cox.reference))
    }
    show(SensitivityTable(answer, isSynthetic: settings.isSynthetic).report, atMost: 120)
  }

  private var stated: [[EndpointAssignment]] {
    get throws {
      try vary.map { written in
        try written.split(separator: ",", omittingEmptySubsequences: false)
          .map { try EndpointAssignment(String($0), option: "--vary") }
      }
    }
  }
}
