import ArgumentParser
import Reports

struct WaterfallCommand: DrawingCommand {
  static let configuration = CommandConfiguration(
    commandName: "waterfall",
    abstract: "Draw the best change of the sum of diameters, a bar per patient.",
    discussion: """
      Bars stand worst to best, colored by best overall response; a plot per group. Lines without a \
      baseline or a later complete sum are counted below the figure.

      Example: nadir figure waterfall --line 2 --by ici --output waterfall.svg
      """)

  @OptionGroup var source: RegistryOptions
  @OptionGroup var asked: QuestionOptions
  @OptionGroup var drawing: DrawingOptions

  func run() throws {
    let (comparison, options) = try chosenWithChanges()
    try show(WaterfallFigure(comparison, options: options))
  }
}
