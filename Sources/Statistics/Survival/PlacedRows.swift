/// Rows of follow-up whose times are positions on an axis of distinct times.
struct PlacedRows {
  /// For each row the position of its time.
  let ends: [Int32]
  /// For each row the position of the first time at which it is at risk; `nil` where all are from
  /// the first time on. A row whose start lies behind its end is never at risk.
  let starts: [Int32]?
  /// Whether the row ends by the event.
  let events: [Bool]
  /// At or above 0; `nil` when each row counts as one.
  let weights: [Double]?
  /// For each row the position of its group; `nil` when there is one group.
  let groups: [Int]?

  /// A power of two near the largest weight; 1 without weights above 0.
  var weightUnit: Double {
    weights.map { powerOfTwo(near: $0) } ?? 1
  }

  /// The cell of a table with a column for each group.
  private func cell(_ position: Int32, _ row: Int, _ groupCount: Int) -> Int {
    guard let groups else { return Int(position) }
    return Int(position) * groupCount + groups[row]
  }

  /// Rows that end by the event, and that are censored, in each cell.
  func countEnds(size: Int, groupCount: Int) -> (events: [Int], censored: [Int]) {
    // Both counts of a cell lie side by side, and are reached without asking who else holds them.
    var counts = [Int](repeating: 0, count: 2 * size)
    counts.withUnsafeMutableBufferPointer { counts in
      if let groups {
        for row in ends.indices {
          let cell = Int(ends[row]) * groupCount + groups[row]
          counts[2 * cell + (events[row] ? 1 : 0)] += 1
        }
      } else {
        for (end, event) in zip(ends, events) { counts[2 * Int(end) + (event ? 1 : 0)] += 1 }
      }
    }
    let cells = 0..<size
    return (cells.map { counts[2 * $0 + 1] }, cells.map { counts[2 * $0] })
  }

  /// Rows that are at risk for the first time in each cell.
  func countStarts(size: Int, groupCount: Int) -> [Int] {
    var entered = [Int](repeating: 0, count: size)
    guard size > 0 else { return entered }
    if starts == nil && groups == nil {
      entered[0] = ends.count
      return entered
    }
    for row in ends.indices { entered[cell(starts?[row] ?? 0, row, groupCount)] += 1 }
    return entered
  }

  /// The summed weights of the rows that end by the event, and that are censored, in each cell.
  func weighEnds(size: Int, groupCount: Int) -> (events: [Double], censored: [Double]) {
    var happened = [Double](repeating: 0, count: size)
    var censored = happened
    guard let weights else { return (happened, censored) }
    for row in ends.indices {
      let cell = cell(ends[row], row, groupCount)
      if events[row] { happened[cell] += weights[row] } else { censored[cell] += weights[row] }
    }
    return (happened, censored)
  }

  /// The summed weights of the rows at risk in each cell.
  ///
  /// Summed upwards from the last time, so that the few who are left are not a small difference of
  /// large sums; with late entry sums also shrink, and an exact remainder is carried along. Where
  /// all who are at risk leave together their weight is exactly what leaves, so that a curve on
  /// which all of them have the event comes down to 0 and not to rounding.
  func weighAtRisk(
    leaving: (events: [Double], censored: [Double]), staying: [Int], groupCount: Int
  ) -> [Double] {
    var result = [Double](repeating: 0, count: staying.count)
    let entering = weighStarts(size: staying.count, groupCount: groupCount)
    for group in 0..<groupCount {
      var sum = CompensatedSum()
      for cell in stride(from: group, to: staying.count, by: groupCount).reversed() {
        sum.add(leaving.events[cell])
        sum.add(leaving.censored[cell])
        let leave = leaving.events[cell] + leaving.censored[cell]
        result[cell] = staying[cell] > 0 ? max(sum.value, leave) : leave
        if let entering { sum.add(-entering[cell]) }
      }
    }
    return result
  }

  private func weighStarts(size: Int, groupCount: Int) -> [Double]? {
    guard let starts, let weights else { return nil }
    var entering = [Double](repeating: 0, count: size)
    for row in starts.indices { entering[cell(starts[row], row, groupCount)] += weights[row] }
    return entering
  }
}
