import ArgumentParser

/// Reads the program's arguments and runs the command they name.
public func runCommandLine() {
  NadirCommand.main()
}

struct NadirCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nadir",
    abstract: "Keep an oncology registry and ask it what papers are made of.",
    discussion: """
      A registry is one SQLite file: --registry FILE, else $NADIR_REGISTRY, else registry.sqlite.

      Example: nadir demo
      """,
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(
        name: "Asking",
        subcommands: [ResponseCommand.self, SurvivalCommand.self, SafetyCommand.self]),
      CommandGroup(
        name: "Entering",
        subcommands: [
          AddCommand.self, AmendCommand.self, RemoveCommand.self, FieldCommand.self,
        ]),
      CommandGroup(
        name: "Looking",
        subcommands: [ListCommand.self, ShowCommand.self, CheckCommand.self]),
      CommandGroup(
        name: "Files",
        subcommands: [
          InitCommand.self, DemoCommand.self, ImportCommand.self, ExportCommand.self,
        ]),
    ])
}
