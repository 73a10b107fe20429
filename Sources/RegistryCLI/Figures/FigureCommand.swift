import ArgumentParser

struct FigureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figure",
    abstract: "Draw a figure of single patients or of adverse events (SVG).",
    discussion: """
      Survival curves are drawn by `nadir survival --figure FILE`.

      Example: nadir figure waterfall --line 2 --by ici --output waterfall.svg
      """,
    subcommands: [
      WaterfallCommand.self, SpiderCommand.self, SwimmerCommand.self, ButterflyCommand.self,
      DotsCommand.self, ToxicityCommand.self,
    ])
}
