import ArgumentParser

struct LabsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "labs",
    abstract: "Grade laboratory results, and show how they shifted.",
    discussion: "Example: nadir labs grade --all",
    subcommands: [GradeLabsCommand.self, LabsShiftCommand.self])
}
