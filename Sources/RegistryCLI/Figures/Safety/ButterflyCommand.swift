import ArgumentParser
import Reports

struct ButterflyCommand: PairedRatesCommand {
  static let configuration = CommandConfiguration(
    commandName: "butterfly",
    abstract: "Draw adverse events of two groups as bars to the left and to the right.",
    discussion: """
      Bars are split by worst grade. Rows stand by frequency; which are too rare to be shown, the \
      figure says.

      Example: nadir figure butterfly --line 2 --by ici --at-least 10 --output butterfly.svg
      """)

  @OptionGroup var source: RegistryOptions
  @OptionGroup var asked: QuestionOptions
  @OptionGroup var events: EventOptions
  @OptionGroup var drawing: DrawingOptions
  @OptionGroup var shown: PairedRatesOptions

  func run() throws {
    let (rates, options) = try rates(shown.choice())
    try show(ButterflyFigure(rates, options: options))
  }
}
