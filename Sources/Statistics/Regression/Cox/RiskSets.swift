/// Who is at risk at which event: the order of rows from which every sum of a Cox model is taken.
///
/// Only the times at which somebody had an event count. They are numbered stratum by stratum, in
/// ascending order of time within each; number k is *event time* k. A row is at risk at a range
/// of event times of its own stratum. The rows are ordered by the last of that range, so that event
/// time k has a slice of rows, first those with the event at k, then those that were censored
/// before the next event; going down from the last event time of a stratum, and adding up slices,
/// gives each risk set. Rows that are at risk at no event time, or that weigh nothing, are left
/// out.
struct RiskSets: Sendable {
  /// For each place in the order, the row as it was given.
  let order: [Int32]
  /// The first place of each event time's slice, and behind them the number of places.
  let starts: [Int32]
  /// How many rows at the head of each slice have the event.
  let eventRows: [Int32]
  /// The time of each event time.
  let times: [Double]
  /// The event times of each stratum that has one.
  let strata: [Range<Int>]
  /// The label of each of those strata; 0 where there is no stratum.
  let labels: [Int]
  /// With entries, the first event time at which the row of each place is at risk.
  let firsts: [Int32]?
  /// With entries, the places of the rows that enter after the first event time of their stratum,
  /// in ascending order of their first event time.
  let late: [Int32]
  /// The number of rows that weigh something.
  let rowCount: Int

  /// The number of event times.
  var count: Int { times.count }

  /// The places of the slice of an event time.
  func slice(_ event: Int) -> Range<Int> {
    Int(starts[event])..<Int(starts[event + 1])
  }

  /// The places of the rows with an event at an event time.
  func events(_ event: Int) -> Range<Int> {
    Int(starts[event])..<Int(starts[event]) + Int(eventRows[event])
  }

  /// The number of rows with an event.
  var eventCount: Int {
    eventRows.reduce(0) { $0 + Int($1) }
  }

  /// The risk sets of subjects.
  ///
  /// - Parameters:
  ///   - subjects: Who was observed from when to when.
  ///   - strata: A label for each row; only rows of one label are compared.
  /// - Throws: What ``TimeAxis`` throws.
  init(_ subjects: TimeToEvent, strata: [Int]? = nil) throws {
    let axis = try TimeAxis(subjects)
    var slices = Slices()
    if strata == nil, axis.starts == nil {
      slices.addWhole(axis, subjects)
    } else {
      let sorted = RiskSets.sorted(axis, subjects)
      slices.addByStratum(sorted, axis, subjects, strata.map(LabelCodes.init))
    }
    slices.starts.append(Int32(slices.order.count))
    (order, starts, eventRows) = (slices.order, slices.starts, slices.eventRows)
    (times, self.strata, labels) = (slices.times, slices.strata, slices.labels)
    rowCount = subjects.weights.map { $0.reduce(0) { $1 > 0 ? $0 + 1 : $0 } } ?? subjects.count
    firsts = axis.starts == nil ? nil : slices.firsts
    late = axis.starts == nil ? [] : RiskSets.latePlaces(slices)
  }

  /// The rows that weigh something, in ascending order of time, events first.
  private static func sorted(_ axis: TimeAxis, _ subjects: TimeToEvent) -> [Int32] {
    var places = [Int32](repeating: 0, count: 2 * axis.times.count + 1)
    let key = { (row: Int) in 2 * Int(axis.ends[row]) + (subjects.events[row] ? 0 : 1) }
    let weighs = { (row: Int) in subjects.weights.map { $0[row] > 0 } ?? true }
    for row in axis.ends.indices where weighs(row) { places[key(row) + 1] += 1 }
    for index in places.indices.dropFirst() { places[index] += places[index - 1] }
    var order = [Int32](repeating: 0, count: Int(places.last ?? 0))
    for row in axis.ends.indices where weighs(row) {
      order[Int(places[key(row)])] = Int32(row)
      places[key(row)] += 1
    }
    return order
  }

  /// The places of late rows by a counting sort.
  private static func latePlaces(_ slices: Slices) -> [Int32] {
    var isStart = [Bool](repeating: false, count: slices.times.count)
    for block in slices.strata { isStart[block.lowerBound] = true }
    var counts = [Int32](repeating: 0, count: slices.times.count + 1)
    for first in slices.firsts where !isStart[Int(first)] { counts[Int(first) + 1] += 1 }
    for index in counts.indices.dropFirst() { counts[index] += counts[index - 1] }
    var result = [Int32](repeating: 0, count: Int(counts.last ?? 0))
    for (place, first) in slices.firsts.enumerated() where !isStart[Int(first)] {
      result[Int(counts[Int(first)])] = Int32(place)
      counts[Int(first)] += 1
    }
    return result
  }
}

/// Slices as they are collected.
private struct Slices {
  var order: [Int32] = []
  var starts: [Int32] = []
  var eventRows: [Int32] = []
  var times: [Double] = []
  var strata: [Range<Int>] = []
  var labels: [Int] = []
  var firsts: [Int32] = []

  /// All rows as one stratum, each observed from the start: one counting pass, one placing pass.
  mutating func addWhole(_ axis: TimeAxis, _ subjects: TimeToEvent) {
    var places = [Int32](repeating: 0, count: 2 * axis.times.count)
    axis.ends.withUnsafeBufferPointer { ends in
      subjects.events.withUnsafeBufferPointer { events in
        for row in ends.indices where weighs(row, subjects) {
          places[2 * Int(ends[row]) + (events[row] ? 0 : 1)] += 1
        }
      }
    }
    var next: Int32 = 0
    for time in axis.times.indices {
      let (events, others) = (places[2 * time], places[2 * time + 1])
      if events > 0 {
        starts.append(next)
        eventRows.append(events)
        times.append(axis.times[time])
      }
      // Rows before the first event have no place.
      places[2 * time] = times.isEmpty ? -1 : next
      places[2 * time + 1] = times.isEmpty ? -1 : next + events
      if !times.isEmpty { next += events + others }
    }
    if !times.isEmpty { (strata, labels) = ([0..<times.count], [0]) }
    order = placed(axis, subjects, &places, count: Int(next))
  }

  private func placed(
    _ axis: TimeAxis, _ subjects: TimeToEvent, _ places: inout [Int32], count: Int
  ) -> [Int32] {
    var order = [Int32](repeating: 0, count: count)
    order.withUnsafeMutableBufferPointer { order in
      axis.ends.withUnsafeBufferPointer { ends in
        subjects.events.withUnsafeBufferPointer { events in
          for row in ends.indices where weighs(row, subjects) {
            let key = 2 * Int(ends[row]) + (events[row] ? 0 : 1)
            guard places[key] >= 0 else { continue }
            order[Int(places[key])] = Int32(truncatingIfNeeded: row)
            places[key] += 1
          }
        }
      }
    }
    return order
  }

  @inline(__always)
  private func weighs(_ row: Int, _ subjects: TimeToEvent) -> Bool {
    subjects.weights.map { $0[row] > 0 } ?? true
  }

  /// Rows in ascending order of time, events first, stratum by stratum.
  mutating func addByStratum(
    _ sorted: [Int32], _ axis: TimeAxis, _ subjects: TimeToEvent, _ strata: LabelCodes?
  ) {
    guard let strata else {
      addStratum(sorted[...], axis, subjects, label: 0)
      return
    }
    var places = [Int](repeating: 0, count: strata.labels.count + 1)
    for row in sorted { places[Int(strata.codes[Int(row)]) + 1] += 1 }
    for index in places.indices.dropFirst() { places[index] += places[index - 1] }
    let bounds = places
    var rows = sorted
    for row in sorted {
      let code = Int(strata.codes[Int(row)])
      rows[places[code]] = row
      places[code] += 1
    }
    for (code, label) in strata.labels.enumerated() {
      addStratum(rows[bounds[code]..<bounds[code + 1]], axis, subjects, label: label)
    }
  }

  private mutating func addStratum(
    _ rows: ArraySlice<Int32>, _ axis: TimeAxis, _ subjects: TimeToEvent, label: Int
  ) {
    let begin = times.count
    var positions: [Int32] = []
    for row in rows where subjects.events[Int(row)] && positions.last != axis.ends[Int(row)] {
      positions.append(axis.ends[Int(row)])
    }
    var current = -1
    for row in rows {
      let end = axis.ends[Int(row)]
      if current + 1 < positions.count, positions[current + 1] <= end {
        current += 1
        starts.append(Int32(order.count))
        eventRows.append(0)
        times.append(axis.times[Int(end)])
      }
      guard current >= 0 else { continue }
      if let entry = axis.starts?[Int(row)] {
        let first = positions.partitionPoint { $0 >= entry }
        guard first <= current else { continue }
        firsts.append(Int32(begin + first))
      }
      order.append(row)
      if subjects.events[Int(row)] { eventRows[begin + current] += 1 }
    }
    guard times.count > begin else { return }
    strata.append(begin..<times.count)
    labels.append(label)
  }
}
