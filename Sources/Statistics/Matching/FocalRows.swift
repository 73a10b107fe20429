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
    case .random(let seed): shuffledFocalRows(seed: seed)
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

  private func shuffledFocalRows(seed: UInt64) -> [Int32] {
    var generator = SeededGenerator(seed: seed)
    return generator.shuffled(focalRowsByPosition())
  }
}
