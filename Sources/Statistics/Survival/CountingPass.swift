/// The distinct times of one or more groups, with the subjects at risk, the events and the
/// censorings of each group at each time.
///
/// Every estimate of this folder, and the Cox model, is one walk over this value. Whoever has other
/// data (real-valued times, late entry, a stratum) makes another `CountingPass` of it, and the
/// estimates stay as they are.
///
/// Cost: proportional to the largest time and to distinct times × groups.
struct CountingPass {
  /// The distinct times in ascending order, those of censorings included.
  private(set) var times: [Double] = []
  /// The number of groups; each table below has a row for each time and a column for each group.
  let groupCount: Int
  /// Subjects whose own time is at or after the time of the row.
  private(set) var atRisk: [Int] = []
  /// Subjects with the event at the time of the row.
  private(set) var events: [Int] = []
  /// Subjects censored at the time of the row, who were at risk at it.
  private(set) var censored: [Int] = []

  /// Counts groups together.
  init(_ groups: [EventCounts]) {
    groupCount = groups.count
    var remaining = groups.map(\.count)
    let end = groups.map(\.tallies.count).max() ?? 0
    for time in 0..<end {
      let tallies = groups.map { time < $0.tallies.count ? $0.tallies[time] : .init() }
      guard tallies.contains(where: { $0 != .init() }) else { continue }
      times.append(Double(time))
      atRisk += remaining
      for (group, tally) in tallies.enumerated() {
        events.append(tally.events)
        censored.append(tally.censored)
        remaining[group] -= tally.events + tally.censored
      }
    }
  }

  /// The place of the groups in the tables at the time with the given position.
  func row(_ position: Int) -> Range<Int> {
    position * groupCount..<(position + 1) * groupCount
  }

  /// The positions of the times at which some group has an event.
  var eventRows: [Range<Int>] {
    times.indices.map(row).filter { events[$0].contains { $0 > 0 } }
  }
}
