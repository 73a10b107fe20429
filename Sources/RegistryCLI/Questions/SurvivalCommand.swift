import Analyses
import ArgumentParser
import Endpoints
import Interchange
import RegistryStore
import Reports
import Statistics

struct SurvivalCommand: AskingCommand {
  static let configuration = CommandConfiguration(
    commandName: "survival",
    abstract: "Show medians, rates, log-rank test and hazard ratios per line of therapy.",
    discussion: "Example: nadir survival --line 2 --endpoint pfs --by ici --figure pfs.svg")

  /// How the interval of a median is made.
  enum MedianInterval: String, CaseIterable, ExpressibleByArgument {
    case logLog = "log-log"
    case log
    case plain
    case logit
    case arcsine = "arcsin"
    case spss

    var style: SurvivalOptions.MedianStyle {
      switch self {
      case .logLog: .inverted(.logLog)
      case .log: .inverted(.log)
      case .plain: .inverted(.plain)
      case .logit: .inverted(.logit)
      case .arcsine: .inverted(.arcsine)
      case .spss: .spss
      }
    }
  }

  @OptionGroup var source: RegistryOptions
  @OptionGroup var asked: QuestionOptions
  @OptionGroup var output: FormatOptions

  @Option(name: .long, help: "The time to an event.")
  var endpoint = Endpoint.progressionFreeSurvival

  @Option(
    name: .long,
    help: "How confidence intervals of medians and rates are made; spss speaks of medians only.")
  var interval = MedianInterval.logLog

  @OptionGroup var cox: CoxOptions

  @Option(
    name: .long,
    help: ArgumentHelp("Write a Kaplan-Meier figure (SVG) to this file.", valueName: "file"),
    completion: .file(extensions: ["svg"]))
  var figure: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Width of the figure: a column of 85 mm, or a page of 174 mm."))
  var width = FigureWidth.page

  @Option(
    name: .long,
    help: ArgumentHelp("List the patients whose time ended so.", valueName: "ending"))
  var list: SurvivalCell.Endings?

  func run() throws {
    let (registry, _, settings, question) = try prepared()
    let empty = GroupedTally(endpoint, of: question)
    if let list {
      let resolved = endpoint.resolved(under: question.rules)
      return try self.list(
        SurvivalCell(resolved, list), behind: empty, in: registry, explained: .time(resolved)
      ) { try DrilledTable($0, $1, names: $2, isSynthetic: $3) }
    }
    let tally = try counted(empty, in: registry)
    let options = SurvivalOptions(
      medianStyle: interval.style, ties: cox.ties(settings), reference: cox.reference)
    let answer = try answering { try SurvivalComparison(of: endpoint, in: tally, options: options) }
    if let figure {
      let drawn = KaplanMeierFigure(
        answer, options: KaplanMeierOptions(width: width, isSynthetic: settings.isSynthetic))
      try FileWriter.write(drawn.svg(), to: figure)
      Terminal.say("Figure written to \(figure).")
    }
    show(SurvivalTable(answer, isSynthetic: settings.isSynthetic).report)
  }
}
