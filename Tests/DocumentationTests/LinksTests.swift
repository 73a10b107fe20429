import Foundation
import Testing

struct LinksTests {
  @Test(arguments: ["README.md", "CHANGELOG.md", "docs", "seed/SOURCES.md", "Benchmarks/README.md"])
  func `every link to a file leads to one`(_ place: String) throws {
    for page in try LinksTests.pages(at: Checkout.root.appending(path: place)) {
      let text = try String(contentsOf: page, encoding: .utf8)
      for match in text.matches(of: /\]\(([^)#:]+)(?:#[^)]*)?\)/) {
        let target = page.deletingLastPathComponent().appending(path: String(match.1))
        #expect(
          FileManager.default.fileExists(atPath: target.path),
          "\(page.lastPathComponent) links to \(match.1)")
      }
    }
  }

  private static func pages(at place: URL) throws -> [URL] {
    if place.pathExtension == "md" {
      return FileManager.default.fileExists(atPath: place.path) ? [place] : []
    }
    return try FileManager.default.contentsOfDirectory(
      at: place, includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "md" }
  }
}
