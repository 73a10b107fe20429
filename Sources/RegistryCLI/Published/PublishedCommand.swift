import ArgumentParser

struct PublishedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "published",
    abstract: "Hold a paper's printed numbers against each other.",
    discussion: "Example: nadir published check paper.csv",
    subcommands: [PublishedCheckCommand.self])
}
