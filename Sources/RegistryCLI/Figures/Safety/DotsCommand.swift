public import Analyses
public import ArgumentParser
import Reports

struct DotsCommand: PairedRatesCommand {
  static let configuration = CommandConfiguration(
    commandName: "dots",
    abstract: "Draw adverse events of two groups as dots, with risk differences.",
    discussion: """
      The risk difference is that of the first group minus the second, with Newcombe's interval of 95%.

      Example: nadir figure dots --line 2 --by ici --grade 3-5 --at-least 1 --output dots.svg
      """)

  @OptionGroup var source: RegistryOptions
  @OptionGroup var asked: QuestionOptions
  @OptionGroup var events: EventOptions
  @OptionGroup var drawing: DrawingOptions
  @OptionGroup var shown: PairedRatesOptions

  @Option(name: .long, help: "How rows stand.")
  var sort = PairedRates.Order.difference

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Only patients with this worst grade, such as 3-5.", valueName: "grade"),
    transform: GradeRange.init(option:))
  var grade: GradeRange?

  func run() throws {
    if asked.line == nil {
      throw UsageError(
        "A risk difference needs two groups of different patients: state --line. "
          + "`nadir figure butterfly` shows all lines of therapy.")
    }
    let (rates, options) = try rates(
      shown.choice(grades: GradeSpan(grade?.grades ?? 1...5), order: sort))
    try show(AdverseEventDotFigure(rates, options: options))
  }
}

extension PairedRates.Order: ExpressibleByArgument {}
