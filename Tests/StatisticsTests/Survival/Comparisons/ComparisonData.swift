import Statistics
import Testing

/// The subjects that a call of `survdiff` compares: the complete rows of a data set, each with the
/// codes of its group and stratum.
struct ComparisonData {
  let times: [Double]
  /// Where the data set has them; its times are then in the column "stop".
  let entries: [Double]?
  let events: [Bool]
  let groups: [Int]
  let strata: [Int]

  /// The subjects of a data set.
  ///
  /// - Parameters:
  ///   - dataset: The name of its file.
  ///   - group: The column of the groups.
  ///   - labels: The values of that column, in the order of the codes; values in ascending order if
  ///     not given.
  ///   - stratum: The column of the strata, whose values in ascending order are the codes.
  ///   - rows: The rows to take; all if not given.
  /// - Throws: Where a column or a label is not there.
  init(
    _ dataset: String, by group: String, labels: [String]? = nil, stratum: String? = nil,
    rows: [Int]? = nil
  ) throws {
    let table = try DataTable(dataset)
    let hasEntries = table.names.contains("start")
    let time = hasEntries ? "stop" : "time"
    let complete = try table.completeRows([time, "event", group] + (stratum.map { [$0] } ?? []))
    let rows = rows ?? complete
    times = try table.numbers(time, at: rows)
    entries = hasEntries ? try table.numbers("start", at: rows) : nil
    events = try table.numbers("event", at: rows).map { $0 == 1 }
    let text = try table.text(group)
    groups = try ComparisonData.codes(rows.map { text[$0] }, labels: labels)
    strata =
      try stratum.map { column in
        let text = try table.text(column)
        return try ComparisonData.codes(rows.map { text[$0] }, labels: levels[column])
      } ?? Array(repeating: 0, count: rows.count)
  }

  private static func codes(_ values: [String], labels: [String]?) throws -> [Int] {
    let labels =
      labels
      ?? Set(values).sorted { first, second in
        if let first = Double(first), let second = Double(second) { return first < second }
        return first < second
      }
    return try values.map { try #require(labels.firstIndex(of: $0)) }
  }

  /// The groups of each stratum, counted; for whole-number times without entries.
  var counts: [[EventCounts]] {
    let groupCount = (groups.max() ?? -1) + 1
    var counts = Array(
      repeating: Array(repeating: EventCounts(), count: groupCount),
      count: (strata.max() ?? -1) + 1)
    for row in times.indices {
      counts[strata[row]][groups[row]].record(time: Int(times[row]), isEvent: events[row])
    }
    return counts
  }

  /// The subjects in columns.
  var subjects: TimeToEvent {
    get throws { try TimeToEvent(times: times, events: events, entries: entries) }
  }
}

/// Levels that do not stand in alphabetical order.
private let levels = ["celltype": ["squamous", "smallcell", "adeno", "large"]]

extension ReferenceAnswer {
  /// What stands in the call between two texts.
  func text(after start: String, before end: String) throws -> String {
    try #require(call.components(separatedAfter: start, before: end))
  }

  /// The labels of the groups, without the name of the column and without decimals.
  var groupLabels: [String] {
    result["groups"].texts.map { text in
      let label = text.split(separator: "=").last.map(String.init) ?? text
      return label.hasSuffix(".0") ? String(label.dropLast(2)) : label
    }
  }
}

extension String {
  /// What stands between two texts; `nil` where one is not there.
  func components(separatedAfter start: String, before end: String) -> String? {
    guard let from = firstRange(of: start)?.upperBound else { return nil }
    let rest = self[from...]
    guard let to = rest.firstRange(of: end)?.lowerBound else { return nil }
    return String(rest[..<to])
  }
}
