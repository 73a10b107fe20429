import Foundation
import Testing

/// A small comma-separated file of Reference/: no quotes, a header, lines that begin with # passed over.
struct ReferenceFacts {
  let rows: [[String: String]]

  init(_ name: String, from test: String = #filePath) throws {
    let folder = URL(filePath: test).deletingLastPathComponent()
    let text = try String(
      contentsOf: folder.appending(path: "Reference/\(name).csv"), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
    let header = lines[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    rows = lines.dropFirst().map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Dictionary(uniqueKeysWithValues: zip(header, fields))
    }
  }
}

/// Numbers as the paper prints them.
enum Printed {
  static func pValue(_ pValue: Double?) -> String {
    guard let pValue else { return "" }
    return pValue < 0.001 ? "<0.001" : "=" + String(format: "%.3f", pValue)
  }

  static func percent(_ count: Int, of total: Int) -> String {
    count == 0 ? "0" : String(format: "%.1f", 100 * Double(count) / Double(total))
  }
}
