import Foundation
import Testing

/// Holds the articles of the documentation and their tests to each other: what a reader sees is
/// what was run.
struct ArticlesTests {
  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private static let sources = tests.appending(path: "../../../Sources/Statistics")
  private static let catalog = sources.appending(path: "Statistics.docc")

  private static func texts(in folder: URL, ending: String) throws -> [String: String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try Dictionary(
      uniqueKeysWithValues: names.filter { $0.hasSuffix(ending) }.map { name in
        (name, try String(contentsOf: folder.appending(path: name), encoding: .utf8))
      })
  }

  /// The blocks between a line that begins one and a line that ends one, without the indentation
  /// that their lines have in common, each with the file it stands in.
  private static func blocks(
    of texts: [String: String], from start: String, to end: String
  ) -> [String: String] {
    var found: [String: String] = [:]
    for (name, text) in texts {
      var block: [Substring]?
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        let trimmed = line.trimmingCharacters(in: .whitespaces)
        if block == nil, trimmed == start {
          block = []
        } else if let lines = block, trimmed == end {
          found[withoutIndentation(lines)] = name
          block = nil
        } else {
          block?.append(line)
        }
      }
    }
    return found
  }

  private static func withoutIndentation(_ lines: [Substring]) -> String {
    let indentation =
      lines.filter { !$0.allSatisfy(\.isWhitespace) }
      .map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return lines.map { String($0.dropFirst(indentation)) }.joined(separator: "\n")
  }

  @Test func `every example of an article runs as a test, and every example that runs is shown`()
    throws
  {
    let shown = Self.blocks(
      of: try Self.texts(in: Self.catalog, ending: ".md"), from: "```swift", to: "```")
    let run = Self.blocks(
      of: try Self.texts(in: Self.tests, ending: "ArticleTests.swift"), from: "// article",
      to: "// end")
    #expect(shown.count > 30)
    for (block, article) in shown where run[block] == nil {
      Issue.record("\(article): no test runs this example:\n\(block)")
    }
    for (block, file) in run where shown[block] == nil {
      Issue.record("\(file): no article shows this example:\n\(block)")
    }
  }

  @Test func `every public type has its place on the first page`() throws {
    let page = try String(
      contentsOf: Self.catalog.appending(path: "Statistics.md"), encoding: .utf8)
    let files =
      FileManager.default.enumerator(atPath: Self.sources.path)?
      .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") } ?? []
    #expect(files.count > 100)
    let declaration = /(?m)^public (?:struct|enum|protocol|final class|actor) ([A-Za-z]+)/
    for file in files {
      let text = try String(contentsOf: Self.sources.appending(path: file), encoding: .utf8)
      for match in text.matches(of: declaration) where !page.contains("- ``\(match.1)``") {
        Issue.record("Statistics.md does not list \(match.1) of \(file).")
      }
    }
  }
}
