#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A distribution on the whole numbers of a range, whose ratios of neighboring probabilities fall.
///
/// Counts are Doubles, so that their products do not overflow.
protocol CountDistribution {
  /// The smallest possible count.
  var low: Double { get }
  /// The largest possible count.
  var high: Double { get }
  /// A most probable count.
  var mode: Double { get }
  /// The logarithm of the probability of a count in `low`...`high`.
  func logProbability(of count: Double) -> Double
  /// The logarithm of the probability of a count at or below the mode, or a smaller one.
  func logSmallLowerTail(_ count: Double) -> Double
  /// The logarithm of the probability of a count at or above the mode, or a larger one.
  func logSmallUpperTail(_ count: Double) -> Double
}

/// One whose ratios have a formula.
protocol RatioDistribution: CountDistribution {
  /// The probability of `count` + 1 divided by that of `count`, for `low` ≤ `count` < `high`.
  func ratio(after count: Double) -> Double
}

/// What lies on one side of a count, in units of the probability of that count.
struct CountTail {
  /// The probability, that of the count itself included; infinite where a Double cannot hold it.
  var weight = 1.0
  /// The mean distance from the count, times the weight.
  var moment = 0.0
}

/// How much more probable than the observed count another may be and still pass as equally
/// probable, as in R: rounding must not decide about a tie.
let probabilityTie = 1 + 1e-7

extension RatioDistribution {
  /// The counts at and above a given one. Cost: proportional to the standard deviation.
  func tail(upwardFrom count: Double) -> CountTail {
    var tail = CountTail()
    var (term, distance) = (1.0, 0.0)
    while count + distance < high {
      let ratio = ratio(after: count + distance)
      term *= ratio
      distance += 1
      tail.weight += term
      tail.moment += term * distance
      if isNegligible(term, ratio, in: tail.weight) { break }
    }
    return tail
  }

  /// The counts at and below a given one. Cost: proportional to the standard deviation.
  func tail(downwardFrom count: Double) -> CountTail {
    var tail = CountTail()
    var (term, distance) = (1.0, 0.0)
    while count - distance > low {
      let ratio = 1 / ratio(after: count - distance - 1)
      term *= ratio
      distance += 1
      tail.weight += term
      tail.moment += term * distance
      if isNegligible(term, ratio, in: tail.weight) { break }
    }
    return tail
  }

  /// Whether all that follows a term is lost in rounding: less than a geometric series.
  private func isNegligible(_ term: Double, _ ratio: Double, in sum: Double) -> Bool {
    (ratio < 1 && term <= 1e-19 * sum * (1 - ratio)) || !sum.isFinite
  }

  func logSmallLowerTail(_ count: Double) -> Double {
    logProbability(of: count) + log(tail(downwardFrom: count).weight)
  }

  func logSmallUpperTail(_ count: Double) -> Double {
    logProbability(of: count) + log(tail(upwardFrom: count).weight)
  }
}

extension CountDistribution {
  /// The logarithm of the probability of a count or a smaller one.
  func logLowerTail(_ count: Double) -> Double {
    if count >= high { return 0 }
    if count <= mode { return min(0, logSmallLowerTail(count)) }
    return log1p(-exp(logUpperTail(count + 1)))
  }

  /// The logarithm of the probability of a count or a larger one.
  func logUpperTail(_ count: Double) -> Double {
    if count <= low { return 0 }
    if count >= mode { return min(0, logSmallUpperTail(count)) }
    return log1p(-exp(logLowerTail(count - 1)))
  }

  /// The logarithm of the probability of a count at least as extreme as a given one.
  func logPValue(_ count: Double, _ alternative: Alternative) -> Double {
    switch alternative {
    case .twoSided: logTwoSided(count)
    case .less: logLowerTail(count)
    case .greater: logUpperTail(count)
    }
  }

  /// The logarithm of the probability of all counts that are at most as probable as a given one.
  func logTwoSided(_ count: Double) -> Double {
    let bound = logProbability(of: count) + log(probabilityTie)
    if logProbability(of: mode) <= bound { return 0 }
    let other = count < mode ? firstCount(atMost: bound) : lastCount(atMost: bound)
    let near = count < mode ? logLowerTail(count) : logUpperTail(count)
    guard let other else { return near }
    let far = count < mode ? logUpperTail(other) : logLowerTail(other)
    return min(0, near + log1p(exp(far - near)))
  }

  /// The smallest count above the mode whose log probability is at most a bound.
  private func firstCount(atMost bound: Double) -> Double? {
    guard logProbability(of: high) <= bound else { return nil }
    var (above, below) = (mode, high)
    while below - above > 1 {
      let middle = ((above + below) / 2).rounded(.down)
      if logProbability(of: middle) <= bound { below = middle } else { above = middle }
    }
    return below
  }

  /// The largest count below the mode whose log probability is at most a bound.
  private func lastCount(atMost bound: Double) -> Double? {
    guard logProbability(of: low) <= bound else { return nil }
    var (below, above) = (low, mode)
    while above - below > 1 {
      let middle = ((above + below) / 2).rounded(.down)
      if logProbability(of: middle) <= bound { below = middle } else { above = middle }
    }
    return below
  }
}
