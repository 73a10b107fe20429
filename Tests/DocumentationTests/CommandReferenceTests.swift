import Foundation
import Testing

struct CommandReferenceTests {
  @Test func `the command reference is what the program says of itself`() throws {
    let shell = try Shell()
    defer { shell.remove() }
    try GeneratedPage("docs/cli.md").holds(try CommandReferenceTests.reference(shell))
  }

  /// The help of every command, in the order of the program's own list.
  private static func reference(_ shell: Shell) throws -> String {
    let dump = try shell.run("nadir --experimental-dump-help")
    let root = try JSONDecoder().decode(Dump.self, from: Data(dump.utf8)).command
    let names = root.commandLines
    let mark = "\u{1}"
    let script = names.map { "nadir help\($0.dropFirst("nadir".count)); printf '\(mark)'" }
    let texts = try shell.run(script.joined(separator: "\n")).components(separatedBy: mark)
    return zip(names, texts).map { name, text in
      "## \(name)\n\n```text\n\(text.trimmingCharacters(in: .newlines))\n```\n"
    }.joined(separator: "\n")
  }

  private struct Dump: Decodable {
    let command: Command
  }

  private struct Command: Decodable {
    let commandName: String
    let subcommands: [Command]?

    /// `nadir`, `nadir add`, `nadir add line` …
    var commandLines: [String] {
      let children = (subcommands ?? []).filter { $0.commandName != "help" }
      return [commandName] + children.flatMap(\.commandLines).map { "\(commandName) \($0)" }
    }
  }
}
