/// The distinct times of one or more groups, with the subjects at risk, the events and the
/// censorings of each group at each time.
///
/// Every estimate of this folder, and the Cox model, is one walk over this value. Whole days,
/// real-valued times, late entry and weights all become the same tables, and a stratum is a pass of
/// its own. Tables have a row for each time and a column for each group, one row after the other.
///
/// With late entry a table adds up downwards: at risk at a time are those at risk at the time
/// before, less its events and censorings, plus those who entered since.
///
/// Cost: proportional to the largest time and to distinct times × groups.
struct CountingPass: Sendable {
  /// The distinct times in ascending order, those of censorings included.
  private(set) var times: [Double] = []
  /// The number of groups.
  let groupCount: Int
  /// Subjects under observation just before the time of the row: entered before it, and their own
  /// time at or after it.
  private(set) var atRisk: [Int] = []
  /// Subjects with the event at the time of the row.
  private(set) var events: [Int] = []
  /// Subjects censored at the time of the row, who were at risk at it.
  private(set) var censored: [Int] = []
  /// Subjects who are at risk at the time of the row for the first time: all in the first row where
  /// nobody enters late.
  private(set) var entered: [Int] = []
  /// The weights of the subjects `atRisk`, summed; equal to the counts when nobody has a weight.
  private(set) var weightAtRisk: [Double] = []
  /// The weights of the subjects with the event, summed.
  private(set) var weightOfEvents: [Double] = []
  /// The weights of the censored subjects, summed.
  private(set) var weightOfCensored: [Double] = []

  /// Counts groups together.
  init(_ groups: [EventCounts]) {
    groupCount = groups.count
    let end = groups.map(\.tallies.count).max() ?? 0
    var remaining = groups.map(\.count)
    for time in 0..<end {
      let happens = { (group: EventCounts) in
        time < group.tallies.count && group.tallies[time] != .init()
      }
      guard groups.contains(where: happens) else { continue }
      entered += times.isEmpty ? remaining : Array(repeating: 0, count: groupCount)
      times.append(Double(time))
      atRisk += remaining
      for (group, counts) in groups.enumerated() {
        let tally = time < counts.tallies.count ? counts.tallies[time] : .init()
        events.append(tally.events)
        censored.append(tally.censored)
        remaining[group] -= tally.events + tally.censored
      }
    }
    weighCounts()
  }

  /// Counts rows with positions on an axis of which each time is that of some row.
  ///
  /// - Parameters:
  ///   - times: The distinct times.
  ///   - rows: The rows, whose positions are those in `times`.
  ///   - groupCount: The number of groups.
  init(times: [Double], rows: PlacedRows, groupCount: Int) {
    self.times = times
    self.groupCount = groupCount
    let size = times.count * groupCount
    (events, censored) = rows.countEnds(size: size, groupCount: groupCount)
    entered = rows.countStarts(size: size, groupCount: groupCount)
    // Downwards as the table adds up, which whole numbers do exactly.
    atRisk = entered
    for cell in atRisk.indices.dropFirst(groupCount) {
      let above = cell - groupCount
      atRisk[cell] += atRisk[above] - events[above] - censored[above]
    }
    guard rows.weights != nil else {
      weighCounts()
      return
    }
    (weightOfEvents, weightOfCensored) = rows.weighEnds(size: size, groupCount: groupCount)
    weightAtRisk = rows.weighAtRisk(
      leaving: (weightOfEvents, weightOfCensored),
      staying: atRisk.indices.map { atRisk[$0] - events[$0] - censored[$0] },
      groupCount: groupCount)
  }

  /// Counts the rows of groups together.
  ///
  /// - Parameters:
  ///   - rows: Subjects; there may be none.
  ///   - groups: For each row the position of its group, in 0..<`groupCount`; `nil` when there is
  ///     one group.
  ///   - groupCount: The number of groups, of which some may be empty.
  /// - Throws: ``ObservationError/emptyInterval(row:count:)`` where the entry and the time of a row
  ///   differ by no more than rounding.
  init(_ rows: TimeToEvent, groups: [Int]? = nil, groupCount: Int = 1) throws {
    requirePositions(groups, below: groupCount, rows: rows.count)
    let axis = try TimeAxis(rows)
    self.init(
      times: axis.times,
      rows: PlacedRows(
        ends: axis.ends, starts: axis.starts, events: rows.events, weights: rows.weights,
        groups: groups),
      groupCount: groupCount)
  }

  /// The pass of one group of another pass, with those times only that the group has.
  init(_ group: Int, of pass: CountingPass) {
    groupCount = 1
    var waiting = 0
    for position in pass.times.indices {
      let cell = position * pass.groupCount + group
      waiting += pass.entered[cell]
      guard pass.events[cell] > 0 || pass.censored[cell] > 0 else { continue }
      times.append(pass.times[position])
      atRisk.append(pass.atRisk[cell])
      events.append(pass.events[cell])
      censored.append(pass.censored[cell])
      entered.append(waiting)
      weightAtRisk.append(pass.weightAtRisk[cell])
      weightOfEvents.append(pass.weightOfEvents[cell])
      weightOfCensored.append(pass.weightOfCensored[cell])
      waiting = 0
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

  private mutating func weighCounts() {
    weightAtRisk = atRisk.map(Double.init)
    weightOfEvents = events.map(Double.init)
    weightOfCensored = censored.map(Double.init)
  }
}

/// A programmer's mistake stops the program: a group or stratum for each row, each in range.
func requirePositions(_ positions: [Int]?, below count: Int, rows: Int) {
  guard let positions else { return }
  precondition(positions.count == rows, "Every row has a group.")
  let range = 0..<count
  precondition(positions.allSatisfy { range.contains($0) }, "A group is a position below \(count).")
}
