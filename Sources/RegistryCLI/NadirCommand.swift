import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads the program's arguments and runs the command they name.
///
/// Exit codes: 0 done, 1 a problem in data, 64 wrong usage.
public func runCommandLine() {
  StandardOutput.endsQuietlyWhenClosed()
  let code = outcome()
  if let mistake = StandardOutput.mistake {
    Terminal.say("Error: standard output: \(mistake)")
    exit(code == 0 ? 1 : code)
  }
  exit(code)
}

/// Runs the command; what ends it is printed, results and help to standard output, errors to standard error.
///
/// - Returns: The exit code.
private func outcome() -> Int32 {
  do {
    var command = try NadirCommand.parseAsRoot()
    try command.run()
    return 0
  } catch let error as UsageError {
    Terminal.say("Error: \(error.description)")
    return 64
  } catch {
    let code = NadirCommand.exitCode(for: error)
    let message = NadirCommand.fullMessage(for: error)
    if !message.isEmpty {
      if code.isSuccess { print(message) } else { Terminal.say(message) }
    }
    return code.rawValue
  }
}

/// A command that was understood, and asks for what there is not: an unknown word, a missing option.
struct UsageError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Why a command could not do its work.
struct CommandError: Error, CustomStringConvertible {
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
        subcommands: [
          ResponseCommand.self, SurvivalCommand.self, OutcomesCommand.self, SensitivityCommand.self,
          SafetyCommand.self, LabsCommand.self, StudyCommand.self, ExplainCommand.self,
          FigureCommand.self,
        ]),
      CommandGroup(
        name: "Entering",
        subcommands: [
          AddCommand.self, VisitCommand.self, AmendCommand.self, RemoveCommand.self,
          FieldCommand.self, LinesCommand.self,
        ]),
      CommandGroup(
        name: "Looking",
        subcommands: [ListCommand.self, TermCommand.self, ShowCommand.self, CheckCommand.self]),
      CommandGroup(
        name: "Files",
        subcommands: [
          InitCommand.self, DemoCommand.self, ImportCommand.self, ExportCommand.self,
          DeriveCommand.self, DictionaryCommand.self, PublishedCommand.self, UpgradeCommand.self,
        ]),
    ])
}
