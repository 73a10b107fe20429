import ArgumentParser
import Reports

struct SpiderCommand: DrawingCommand {
  static let configuration = CommandConfiguration(
    commandName: "spider",
    abstract: "Draw the change of the sum of diameters over time, a line per patient.",
    discussion: """
      Each line begins at no change on day 0 and follows the real days of the scans to the first \
      progression or the next line of therapy; incomplete sums are gaps.

      Example: nadir figure spider --line 2 --where ici --output spider.svg
      """)

  @OptionGroup var source: RegistryOptions
  @OptionGroup var asked: QuestionOptions
  @OptionGroup var drawing: DrawingOptions

  func run() throws {
    let (comparison, options) = try chosenWithChanges()
    try show(SpiderFigure(comparison, options: options))
  }
}
