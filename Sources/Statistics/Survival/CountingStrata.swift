/// Rows of one stratum with the distinct times they have.
struct PlacedStratum {
  /// The distinct times of the stratum.
  let times: [Double]
  /// Its rows, with positions among `times`.
  let rows: PlacedRows
  /// Which rows of the whole these are.
  let members: [Int32]

  /// Parts rows into strata.
  ///
  /// Times are made equal over all strata together, as in R, so that rounding is treated alike in
  /// each. Cost: linear in the rows once these are in order, beside the tables.
  ///
  /// - Parameters:
  ///   - rows: Subjects; there may be none.
  ///   - groups: For each row the position of its group; `nil` when there is one group.
  ///   - strata: For each row the position of its stratum, in 0..<`count`.
  ///   - count: The number of strata, of which some may be empty.
  /// - Returns: Each stratum; its rows are in ascending order of their times.
  /// - Throws: ``ObservationError/emptyInterval(row:count:)`` where the entry and the time of a row
  ///   differ by no more than rounding.
  static func parts(
    of rows: TimeToEvent, groups: [Int]? = nil, strata: [Int], count: Int
  ) throws -> [PlacedStratum] {
    requirePositions(strata, below: count, rows: rows.count)
    let axis = try TimeAxis(rows)
    return members(strata, count, in: axis.rowsByTime).map { members in
      let (places, placed) = axis.narrowed(to: members)
      return PlacedStratum(
        times: places.map { axis.times[Int($0)] },
        rows: PlacedRows(
          ends: placed.ends, starts: placed.starts, events: members.map { rows.events[Int($0)] },
          weights: rows.weights.map { all in members.map { all[Int($0)] } },
          groups: groups.map { all in members.map { all[Int($0)] } }),
        members: members)
    }
  }

  /// The rows of each stratum, in a given order of all rows.
  private static func members(_ strata: [Int], _ count: Int, in order: [Int32]) -> [[Int32]] {
    var sizes = [Int](repeating: 0, count: count)
    for stratum in strata { sizes[stratum] += 1 }
    var members = sizes.map { size in
      var empty: [Int32] = []
      empty.reserveCapacity(size)
      return empty
    }
    for row in order { members[strata[Int(row)]].append(row) }
    return members
  }
}

extension CountingPass {
  /// Counts rows in strata, each a pass of its own with its own times.
  ///
  /// - Parameters:
  ///   - rows: Subjects; there may be none.
  ///   - groups: For each row the position of its group; `nil` when there is one group.
  ///   - groupCount: The number of groups, the same in each stratum.
  ///   - strata: For each row the position of its stratum, in 0..<`stratumCount`.
  ///   - stratumCount: The number of strata, of which some may be empty.
  /// - Returns: A pass for each stratum.
  /// - Throws: ``ObservationError/emptyInterval(row:count:)`` where the entry and the time of a row
  ///   differ by no more than rounding.
  static func strata(
    _ rows: TimeToEvent, groups: [Int]? = nil, groupCount: Int = 1, strata: [Int],
    stratumCount: Int
  ) throws -> [CountingPass] {
    requirePositions(groups, below: groupCount, rows: rows.count)
    return try PlacedStratum.parts(of: rows, groups: groups, strata: strata, count: stratumCount)
      .map { CountingPass(times: $0.times, rows: $0.rows, groupCount: groupCount) }
  }
}

extension CountingPass {
  /// Counts the rows of groups together where that is quicker than apart: `nil` when the tables
  /// would be far larger than the rows.
  static func small(_ rows: TimeToEvent, groups: [Int], groupCount: Int) throws -> CountingPass? {
    let axis = try TimeAxis(rows)
    guard axis.times.count * groupCount <= rows.count + 65_536 else { return nil }
    let placed = PlacedRows(
      ends: axis.ends, starts: axis.starts, events: rows.events, weights: rows.weights,
      groups: groups)
    return CountingPass(times: axis.times, rows: placed, groupCount: groupCount)
  }
}

extension TimeAxis {
  /// All rows in ascending order of their times; rows of one time keep their order.
  var rowsByTime: [Int32] {
    rowsByPosition(ends, positionCount: times.count)
  }

  /// The positions that some rows use, and the rows' own positions among those.
  ///
  /// - Parameter members: Rows in ascending order of their times.
  /// - Returns: Positions in ascending order, and for each member its end and start among them.
  fileprivate func narrowed(
    to members: [Int32]
  ) -> (places: [Int32], rows: (ends: [Int32], starts: [Int32]?)) {
    var (places, narrowedEnds) = ([Int32](), [Int32]())
    narrowedEnds.reserveCapacity(members.count)
    for row in members {
      let end = ends[Int(row)]
      if places.last != end { places.append(end) }
      narrowedEnds.append(Int32(truncatingIfNeeded: places.count - 1))
    }
    let narrowedStarts = starts.map { all in
      members.map { row in
        let start = all[Int(row)]
        return Int32(truncatingIfNeeded: places.partitionPoint { $0 >= start })
      }
    }
    return (places, (narrowedEnds, narrowedStarts))
  }
}

/// All rows in ascending order of a position each has; rows of one position keep their order.
///
/// Cost: linear.
func rowsByPosition(_ positions: [Int32], positionCount: Int) -> [Int32] {
  var places = [Int](repeating: 0, count: positionCount + 1)
  for position in positions { places[Int(position) + 1] += 1 }
  for position in 0..<positionCount { places[position + 1] += places[position] }
  var order = [Int32](repeating: 0, count: positions.count)
  for (row, position) in positions.enumerated() {
    order[places[Int(position)]] = Int32(truncatingIfNeeded: row)
    places[Int(position)] += 1
  }
  return order
}
