import Foundation
import Testing

struct ReferenceFilesTests {
  @Test func `the README of the reference values names every file, and no other`() throws {
    let folder = try #require(Bundle.module.url(forResource: "Reference", withExtension: nil))
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".json") || $0.hasSuffix(".csv") }
    let readme = try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
    let named = readme.matches(of: /`(?<file>\w+\.(json|csv))`/).map { String($0.output.file) }
    #expect(Set(named) == Set(files))
  }
}
