import Foundation
import Studies
import StudyReports
import Testing

@testable import RegistryCLI

private let areInstalled = ReportProgram.allCases.allSatisfy {
  SystemProgram(named: $0.rawValue) != nil
}

@Suite(.enabled(if: areInstalled, "rsvg-convert and pandoc are installed"))
struct ReportProgramTests {
  private static let document = StudyDocument(
    title: "A title with <signs> & \"quotes\"", notice: nil,
    sections: [
      .init(
        id: "results", heading: "Results",
        blocks: [
          .figure(
            DocumentFigure(
              id: "figure-1", title: "Figure 1. A line.", caption: "Made up.",
              svg: """
                <svg xmlns="http://www.w3.org/2000/svg" width="85mm" height="30mm" viewBox="0 0 85 30">
                <text x="5" y="20" font-size="8">无进展生存期 ≥6</text></svg>

                """)),
          .table(
            DocumentTable(
              id: "table-1", title: "Table 1. One row.",
              columns: [.init("Name", isNumeric: false), .init("n")],
              rows: [.init([["Men"], ["150"]])], footnotes: [])),
        ])
    ], foot: "Registry 0123456789ab")

  /// Makes the files of other programs in a folder of its own.
  private func files() throws -> [String: Data] {
    let folder = NSTemporaryDirectory() + "nadir-programs-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(
      atPath: folder + "/figures", withIntermediateDirectories: true)
    let figure = try #require(ReportProgramTests.document.figures.first)
    try figure.svg.write(
      toFile: folder + "/figures/figure-1.svg", atomically: true, encoding: .utf8)
    let drawn = try FigureRenderer(FigurePlan()).render(ReportProgramTests.document, in: folder)
    let written = try DocxWriter().write(ReportProgramTests.document, in: folder)
    #expect(drawn.notices.isEmpty && written.notices.isEmpty)
    #expect((drawn.programs + written.programs).map(\.name) == ["rsvg-convert", "pandoc"])
    #expect((drawn.programs + written.programs).allSatisfy { $0.version.contains(".") })
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder).filter {
      $0 != "figures"
    }
    return try names.reduce(into: [:]) { files, name in
      files[name] = try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
    }
  }

  @Test func `files of other programs are the same when they are made again`() async throws {
    let first = try files()
    #expect(
      first.keys.sorted() == [
        "figures/figure-1.pdf", "figures/figure-1.png", "figures/figure-1.svg", "report.docx",
      ])
    try await Task.sleep(for: .seconds(2.1))  // a zip tells time in steps of two seconds
    #expect(try files() == first)
  }

  // The size of a PNG stands in its bytes 16 to 23; 85 mm are 1003.9 pixels of 1/300 inch.
  @Test func `a picture has the resolution of the plan`() throws {
    let png = try #require(try files()["figures/figure-1.png"])
    let width = png[16..<20].reduce(0) { $0 << 8 | Int($1) }
    #expect((1003...1004).contains(width))
  }
}
