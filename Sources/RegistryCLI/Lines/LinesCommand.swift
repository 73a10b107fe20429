import ArgumentParser

struct LinesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lines",
    abstract: "Make lines of therapy of dated drug records.",
    discussion: "Example: nadir lines derive --all",
    subcommands: [DeriveLinesCommand.self])
}
