import Statistics
import Testing

/// The data that a call of R's `survfit` in the files of answers speaks of.
struct SurvivalCall {
  let table: DataTable
  /// The text that R evaluated.
  let call: String
  private let dataset: String

  /// Reads a call; the data set is named in it.
  init(_ answer: ReferenceAnswer) throws {
    call = answer.call
    dataset = String(answer.id.prefix { $0 != "/" })
    table = try DataTable(dataset)
  }

  /// The scale of the pointwise limits; R's default is the logarithm.
  var scale: IntervalScale {
    text(after: "conf.type = \"").flatMap(IntervalScale.init) ?? .log
  }

  /// The coverage.
  var level: Double {
    text(after: "conf.int = ").flatMap(Double.init) ?? 0.95
  }

  /// A curve for each stratum of an answer, its groups told apart by what the strata are named.
  func curves(
    strata: [String], weights: [Double]? = nil, isReversed: Bool = false
  ) throws -> [KaplanMeierEstimate] {
    let (rows, groups, subjects) = try data(strata: strata, weights: weights)
    let variance: SurvivalVariance =
      call.contains("robust = TRUE") ? .robust : .automatic
    if isReversed { return try reversedCurves(rows, groups, strata.count) }
    guard strata.count == 1 else {
      return try KaplanMeierEstimate.curves(
        of: rows, groups: groups, count: strata.count, subjects: subjects, variance: variance)
    }
    return [try KaplanMeierEstimate(rows, subjects: subjects, variance: variance)]
  }

  private func reversedCurves(
    _ rows: TimeToEvent, _ groups: [Int], _ count: Int
  ) throws -> [KaplanMeierEstimate] {
    try (0..<count).map { group in
      let own = groups.indices.filter { groups[$0] == group }
      return try KaplanMeierEstimate(
        reversing: TimeToEvent(
          times: own.map { rows.times[$0] }, events: own.map { rows.events[$0] }))
    }
  }

  /// The rows, for each the position of its stratum, and the subjects where the call names them.
  func data(
    strata: [String], weights: [Double]? = nil
  ) throws -> (rows: TimeToEvent, groups: [Int], subjects: [Int]?) {
    let isStartStop = try !table.names.contains("time") && table.text("stop").count > 0
    let (time, event) = (isStartStop ? "stop" : "time", "event")
    let column = strata[0] == "all" ? nil : strata[0].prefix { $0 != "=" }.description
    let rows = try table.completeRows([time, event] + (column.map { [$0] } ?? []))
    let levels = strata.map { $0.drop { $0 != "=" }.dropFirst().trimmed }
    let groups = try rows.map { row in
      try column.map { try #require(levels.firstIndex(of: table.text($0)[row].trimmed)) } ?? 0
    }
    let named = try text(after: "weights = ").flatMap { name in
      name == "w" ? nil : try table.numbers(name, at: rows)
    }
    return (
      try TimeToEvent(
        times: table.numbers(time, at: rows),
        events: table.numbers(event, at: rows).map { $0 == 1 },
        entries: isStartStop ? table.numbers("start", at: rows) : nil, weights: weights ?? named),
      groups, call.contains("id = id") ? try table.numbers("id", at: rows).map { Int($0) } : nil
    )
  }

  /// The word behind some text, without quotation marks.
  func text(after prefix: String) -> String? {
    guard let place = call.firstRange(of: prefix) else { return nil }
    return String(call[place.upperBound...].prefix { !"\",)".contains($0) })
  }

  /// The numbers of `times = c(…)`.
  var times: [Double] {
    guard let place = call.firstRange(of: "times = c(") else { return [] }
    return call[place.upperBound...].prefix { $0 != ")" }
      .split(separator: ",").compactMap { Double($0.description.trimmed) }
  }
}

extension StringProtocol {
  /// Without spaces at either end: R pads the names of levels to one length.
  var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
