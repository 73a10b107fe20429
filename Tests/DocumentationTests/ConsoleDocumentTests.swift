import Foundation
import Testing

struct ConsoleDocumentTests {
  /// Documents whose commands run, with what a reader has done before the first of them.
  static let documents = [
    ("docs/tour.md", ":"),
    ("docs/derive.md", ":"),
    ("docs/laboratory.md", ":"),
    ("docs/safety.md", ":"),
    ("docs/study.md", "ln -s '\(Checkout.root.path)/studies' studies"),
    ("README.md", "export NADIR_REGISTRY=demo.sqlite; nadir demo --no-report 2>/dev/null"),
  ]

  @Test(arguments: documents)
  func `each command prints what stands below it`(_ path: String, _ before: String) throws {
    let document = ConsoleDocument(try Checkout.text(path))
    #expect(!document.steps.isEmpty)
    let shell = try Shell()
    defer { shell.remove() }
    let outputs = document.outputs(in: try shell.run("\(before)\n\(document.script)"))
    if Checkout.renews { return try Checkout.write(document.renewed(with: outputs), to: path) }
    for (step, output) in zip(document.steps, outputs) where !step.accepts(output) {
      Issue.record(
        """
        \(path):\(step.lineNumber): `\(step.command)` printed:
        \(output.joined(separator: "\n"))
        -- but the document shows:
        \(step.expected.joined(separator: "\n"))
        -- `make docs` writes what is printed.
        """)
    }
  }

  @Test func `a line with three dots stands for lines left out`() throws {
    let text = "```console\n$ a\none\n…\nfour\n$ b \\\n  c\n```\n"
    let document = ConsoleDocument(text)
    #expect(document.steps.map(\.command) == ["a", "b \\\n  c"])
    let step = try #require(document.steps.first)
    #expect(step.accepts(["one", "two", "three", "four"]))
    #expect(step.accepts(["one", "four"]))
    #expect(!step.accepts(["one", "two"]))
    #expect(!step.accepts(["two", "four"]))
  }

  @Test func `renewing keeps the ends that were shown`() {
    let document = ConsoleDocument("```console\n$ a\none\n…\nfour\n$ b\n```\n")
    let renewed = document.renewed(with: [["1", "2", "3", "4"], ["new"]])
    #expect(renewed == "```console\n$ a\n1\n…\n4\n$ b\nnew\n```\n")
  }
}
