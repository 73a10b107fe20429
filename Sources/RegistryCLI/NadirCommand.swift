import ArgumentParser

/// Reads the program's arguments and runs the command they name.
///
/// Exit codes: 0 done, 1 a problem in data, 64 wrong usage.
public func runCommandLine() {
  do {
    var command = try NadirCommand.parseAsRoot()
    try command.run()
  } catch let error as UsageError {
    Terminal.say("Error: \(error.description)")
    NadirCommand.exit(withError: ExitCode(64))
  } catch {
    NadirCommand.exit(withError: error)
  }
}

/// A command that was understood, and asks for what there is not: an unknown word, a missing option.
struct UsageError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
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
