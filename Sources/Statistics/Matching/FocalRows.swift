extension MatchingCandidates {
  /// The places of the focal arm in ascending order of the positions of their subjects.
  func focalRowsByPosition() -> [Int32] {
    var rowAt = [Int32](repeating: -1, count: count)
    for (row, position) in focalArm.positions.enumerated() { rowAt[Int(position)] = Int32(row) }
    var rows: [Int32] = []
    rows.reserveCapacity(focalArm.count)
    for row in rowAt where row >= 0 { rows.append(row) }
    return rows
  }

  /// The places of the focal arm in the order in which their subjects choose.
  ///
  /// Strata do not compete, so only the order within each matters, and that by scores is already
  /// there.
  func focalRows(in order: MatchingOrder) -> [Int32] {
    switch order {
    case .smallest, .closest: (0..<Int32(focalArm.count)).map { $0 }
    case .largest: focalRowsFromLargest()
    case .data: focalRowsByPosition()
    case .random(let seed): shuffled(focalRowsByPosition(), seed: seed)
    }
  }

  /// From the highest score to the lowest, equal scores by position.
  private func focalRowsFromLargest() -> [Int32] {
    var rows: [Int32] = []
    rows.reserveCapacity(focalArm.count)
    for stratum in (0..<focalArm.bounds.count - 1).reversed() {
      let first = focalArm.bounds[stratum]
      var end = focalArm.bounds[stratum + 1]
      while end > first {
        var start = end - 1
        while start > first && focalArm.steps[start - 1] == focalArm.steps[end - 1] { start -= 1 }
        for row in start..<end { rows.append(Int32(truncatingIfNeeded: row)) }
        end = start
      }
    }
    return rows
  }

  private func shuffled(_ rows: [Int32], seed: UInt64) -> [Int32] {
    var rows = rows
    var random = SplitMix(state: seed)
    for last in stride(from: rows.count - 1, to: 0, by: -1) {
      rows.swapAt(last, Int((UInt64(last) + 1).multipliedFullWidth(by: random.next()).high))
    }
    return rows
  }
}

/// A small generator of pseudorandom numbers, the same on every machine (SplitMix64).
///
/// Source: Steele, Lea & Flood, *ACM SIGPLAN Notices* 2014;49(10):453–472.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
