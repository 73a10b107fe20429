import Foundation
import StudyReports

/// A folder of its own, gone when the test is.
final class SampleFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "nadir-report-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func text(_ file: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
  }

  func put(_ text: String, in file: String) throws {
    try text.write(toFile: "\(path)/\(file)", atomically: true, encoding: .utf8)
  }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }
}

extension ReportManifest.Origin {
  static let sample = ReportManifest.Origin(
    version: "0.1.0", registry: "aa", cutoff: "2025-01-10", study: "bb",
    programs: [.init(name: "rsvg-convert", version: "2.54.7")])
}

extension SampleReport {
  var files: [ReportFile] {
    ReportFiles(
      document, book,
      subjects: SubjectRows(columns: ["patient", "arm", "note"]) { row in
        try row(["P1", "2L-ICI", "=1+1"])
        try row(["P2", "2L, non-ICI", "-2.5"])
      }, studyFile: "title = \"x\"\n"
    ).all
  }
}
