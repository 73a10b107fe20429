import ArgumentParser

struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "add")
}

struct AmendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "amend")
}

struct RemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "remove")
}

struct FieldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "field")
}

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list")
}

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show")
}

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "check")
}

enum Completions {
  static let characteristics: [String] = []
}
