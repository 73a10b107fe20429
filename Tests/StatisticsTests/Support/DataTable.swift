import Foundation
import Testing

/// A data set of Reference/: named columns of text, empty where a value is missing.
struct DataTable: Sendable {
  let names: [String]
  private let columns: [String: [String]]
  /// The number of rows.
  let count: Int

  /// Reads a CSV file; none of ours has a quoted field.
  init(_ name: String) throws {
    let text = try #require(String(data: Reference.data(name + ".csv"), encoding: .utf8))
    let lines = text.split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    names = lines[0]
    count = lines.count - 1
    columns = Dictionary(
      uniqueKeysWithValues: lines[0].indices.map { column in
        (lines[0][column], lines.dropFirst().map { $0[column] })
      })
  }

  /// A column as it stands in the file.
  func text(_ name: String) throws -> [String] {
    try #require(columns[name], "no column \(name)")
  }

  /// A column of numbers, `nil` where the value is missing.
  func numbers(_ name: String) throws -> [Double?] {
    try text(name).map(Double.init)
  }

  /// A column of numbers at some rows, none of which lacks it.
  func numbers(_ name: String, at rows: [Int]) throws -> [Double] {
    let all = try numbers(name)
    return try rows.map { try #require(all[$0]) }
  }

  /// The rows in which none of some columns lacks a value.
  func completeRows(_ names: [String]) throws -> [Int] {
    let needed = try names.map(text)
    return (0..<count).filter { row in needed.allSatisfy { !$0[row].isEmpty } }
  }
}
