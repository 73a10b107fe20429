import Foundation
import Statistics
import Testing

/// The files of Reference/: data sets as CSV, and R's answers as JSON, made by Reference/generate/.
enum Reference {
  private struct File<Case: Decodable>: Decodable {
    let cases: [Case]
  }

  /// The cases of a JSON file.
  static func cases<Case: Decodable>(in name: String) throws -> [Case] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(File<Case>.self, from: try data(name + ".json")).cases
  }

  /// The subjects of a data set, one group for each value of a column, in the order of `groups`;
  /// all together without a column. A subject without a value is left out.
  ///
  /// Times are cut to whole multiples of `unit`. All times of the data sets are whole numbers.
  static func counts(
    _ dataset: String, by column: String?, groups: [String], unit: Int = 1
  ) throws -> [EventCounts] {
    let lines = try #require(String(data: try data(dataset + ".csv"), encoding: .utf8))
      .split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let header = lines[0]
    let time = try #require(header.firstIndex(of: "time"))
    let event = try #require(header.firstIndex(of: "event"))
    var counts = Array(repeating: EventCounts(), count: column == nil ? 1 : groups.count)
    for line in lines.dropFirst() {
      guard
        let group = column.map({ groups.firstIndex(of: line[header.firstIndex(of: $0) ?? 0]) })
          ?? 0
      else { continue }
      counts[group].record(time: try #require(Int(line[time])) / unit, isEvent: line[event] == "1")
    }
    return counts
  }

  static func data(_ name: String) throws -> Data {
    let folder = try #require(Bundle.module.url(forResource: "Reference", withExtension: nil))
    return try Data(contentsOf: folder.appendingPathComponent(name))
  }
}

/// A case that prints as the call of R that it was made by.
protocol ReferenceCase: Decodable, Sendable, CustomTestStringConvertible {
  var call: String { get }
}

extension ReferenceCase {
  var testDescription: String { call }
}

/// Whether two values differ by at most an absolute amount, or are both missing.
func isClose(_ value: Double?, to other: Double?, within tolerance: Double = 1e-12) -> Bool {
  guard let value, let other else { return value == nil && other == nil }
  return abs(value - other) <= tolerance
}

/// Whether two values differ by at most a proportion of the second, or are both missing.
func isClose(_ value: Double?, to other: Double?, relative tolerance: Double) -> Bool {
  guard let value, let other else { return value == nil && other == nil }
  return abs(value - other) <= tolerance * abs(other)
}
