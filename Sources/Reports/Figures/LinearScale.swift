/// Turns numbers into places along an axis.
///
/// All that stands above one another in a figure asks the same scale, so that it cannot be out of
/// line.
struct LinearScale: Equatable {
  /// Numbers at the two ends.
  let domain: ClosedRange<Double>
  /// Place of the smallest number.
  let start: Double
  /// Place of the largest number.
  let end: Double

  func callAsFunction(_ number: Double) -> Double {
    let share = (number - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    return start + share * (end - start)
  }
}

/// Whole months at which an axis is marked.
struct MonthTicks: Equatable {
  /// The marks, from 0 on.
  let months: [Int]

  /// Marks that reach a time with room for what stands under each.
  ///
  /// - Parameters:
  ///   - lastMonth: The time to reach.
  ///   - length: Length of the axis.
  ///   - room: Least distance between marks.
  init(reaching lastMonth: Double, length: Double, room: Double) {
    let steps = [3, 6, 12, 24, 36, 60, 120, 240, 600, 1200, 6000, 60_000, 600_000]
    let most = min(12, max(1, (length / max(room, 1)).rounded(.down)))
    let step = steps.first { lastMonth / Double($0) <= most } ?? 600_000
    let count = max(1, Int((lastMonth / Double(step)).rounded(.up)))
    months = (0...count).map { $0 * step }
  }

  /// The last mark, where the axis ends.
  var end: Double { Double(months.last ?? 0) }
}
