import ArgumentParser
import Testing

@testable import RegistryCLI

struct CommandHelpTests {
  /// One command of the tree.
  struct Command: CustomTestStringConvertible {
    let type: any ParsableCommand.Type
    var testDescription: String { "\(type)" }
  }

  static let all = below(NadirCommand.self)

  private static func below(_ command: any ParsableCommand.Type) -> [Command] {
    let configuration = command.configuration
    let children =
      configuration.subcommands + configuration.groupedSubcommands.flatMap(\.subcommands)
    return [Command(type: command)] + children.flatMap { below($0) }
  }

  @Test(arguments: CommandHelpTests.all)
  func `the abstract is one sentence that begins with a verb`(_ command: Command) {
    let abstract = command.type.configuration.abstract
    #expect(abstract.hasSuffix(".") && !abstract.dropLast().contains(". "))
    #expect(abstract.first?.isUppercase == true)
    #expect(!abstract.hasPrefix("The ") && !abstract.hasPrefix("A "))
  }

  @Test(arguments: CommandHelpTests.all)
  func `the discussion ends in an example that can be pasted`(_ command: Command) throws {
    let last = command.type.configuration.discussion.split(separator: "\n").last ?? ""
    let beginning = "Example: nadir "
    #expect(last.hasPrefix(beginning))
    let words = words(of: last.dropFirst(beginning.count))
    let parsed = try NadirCommand.parseAsRoot(words)
    if command.type != NadirCommand.self, command.type.configuration.subcommands.isEmpty {
      #expect(type(of: parsed) == command.type)
    }
  }

  /// The words of a command line, with double quotes.
  private func words(of line: Substring) -> [String] {
    var words: [String] = []
    for (position, piece) in line.split(separator: "\"", omittingEmptySubsequences: false)
      .enumerated()
    {
      if position % 2 == 1 {
        words.append(String(piece))
      } else {
        words += piece.split(separator: " ").map(String.init)
      }
    }
    return words
  }
}
