/// What the cumulative hazard of the baseline grows by at each event time, and how far it has grown
/// before.
struct CumulativeHazards {
  /// The growth at each event time for a subject who stays at risk.
  var increments: [Double]
  /// The growth at each event time for a subject with the event.
  var ownIncrements: [Double]
  /// The sum of the increments of earlier event times of the same stratum.
  var before: RunningSums

  init(count: Int) {
    increments = [Double](repeating: 0, count: count)
    ownIncrements = increments
    before = RunningSums(width: 1)
  }

  /// Adds up the increments stratum by stratum.
  mutating func addUp(_ strata: [Range<Int>]) {
    before = RunningSums(width: 1)
    before.addUp(increments, strata)
  }

  /// The growth over the event times from one to another of the same stratum, at the last of which
  /// the subject may have the event.
  @inline(__always)
  func between(_ first: Int, _ last: Int, isEvent: Bool) -> Double {
    before.difference(first, last) + (isEvent ? ownIncrements[last] : increments[last])
  }
}

/// For each event time the sum of something over the earlier event times of the same stratum, with
/// the rounding error of the sum: where subjects enter late, what counts is the small difference of
/// two sums that others have made large.
struct RunningSums {
  /// The numbers of an event time.
  let width: Int
  private(set) var sums: [Double] = []
  private var errors: [Double] = []

  init(width: Int) {
    self.width = width
  }

  /// Adds up the terms of all event times, stratum by stratum.
  ///
  /// Source: Knuth, *The Art of Computer Programming*, vol. 2, 3rd ed. 1997, section 4.2.2, theorem
  /// B.
  mutating func addUp(_ terms: [Double], _ strata: [Range<Int>]) {
    sums = [Double](repeating: 0, count: terms.count)
    errors = sums
    for stratum in strata {
      for index in stratum.lowerBound * width..<(stratum.upperBound - 1) * width {
        let (before, term) = (sums[index], terms[index])
        let after = before + term
        let share = after - before
        errors[index + width] = errors[index] + ((before - (after - share)) + (term - share))
        sums[index + width] = after
      }
    }
  }

  /// What was added from one event time up to another, that one excluded.
  @inline(__always)
  func difference(_ first: Int, _ last: Int, at column: Int = 0) -> Double {
    let (low, high) = (first * width + column, last * width + column)
    return (sums[high] - sums[low]) + (errors[high] - errors[low])
  }
}
