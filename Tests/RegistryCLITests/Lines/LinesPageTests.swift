import Endpoints
import Testing

@testable import RegistryCLI

/// Holds docs/lines-of-therapy.md to the settings.
struct LinesPageTests {
  private var page: String {
    let folder = #filePath.split(separator: "/").prefix { $0 != "Tests" }.joined(separator: "/")
    return String(
      decoding: Snapshot.bytes(at: "/\(folder)/docs/lines-of-therapy.md"), as: UTF8.self)
  }

  @Test func `the page has every setting with its default and its rules, and no other`() {
    let rows = LineRules.settings.map { setting in
      let rules = setting.rules.map(\.rawValue).joined(separator: ", ")
      return "| `\(setting.name)` | \(setting.value(in: .standard)) | \(rules) |"
    }
    let written = page.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
    #expect(written == rows)
  }

  @Test func `the page has every rule of lines`() {
    let named = Rule.allCases.map(\.rawValue).filter { $0.hasPrefix("L") }
    #expect(named.count == 14)
    for rule in named { #expect(page.contains("**\(rule) · ")) }
  }
}
