#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension DiscreteDistribution {
  /// The logarithm of the probability of a count at least as far out as the observed one; two-sided,
  /// of all counts that are at most as probable.
  ///
  /// Probabilities count as equal up to one part in ten million, as in R. The distribution has one
  /// peak, at the whole number below its mean or above.
  func logExactPValue(_ count: Int, _ alternative: Alternative) -> Double {
    switch alternative {
    case .less: return logCumulative(count)
    case .greater: return logUpperTail(count - 1)
    case .twoSided: break
    }
    let bound = logMass(count) + log1p(1e-7)
    let center = Int(mean.rounded(.down))
    if Double(count) == mean { return 0 }
    if Double(count) < mean {
      let other = firstCount(after: max(count, center)) { logMass($0) <= bound }
      return min(0, logSum(logCumulative(count), logUpperTail(other - 1)))
    }
    let other = lastCount(before: min(count, center + 1)) { logMass($0) <= bound }
    return min(0, logSum(logUpperTail(count - 1), logCumulative(other)))
  }

  /// The first count above another that satisfies a condition, as do all after it; one beyond the
  /// support where none does.
  private func firstCount(after count: Int, where condition: (Int) -> Bool) -> Int {
    let end = support.upperBound
    var (low, step) = (count, 1)
    while low < end, !condition(min(end, low + step)) {
      low = min(end, low + step)
      step *= 2
    }
    guard low < end else { return end == Int.max ? end : end + 1 }
    var high = min(end, low + step)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if condition(middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// The last count below another that satisfies a condition, as do all before it; −1 where none
  /// does.
  private func lastCount(before count: Int, where condition: (Int) -> Bool) -> Int {
    var (low, high) = (-1, count)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if condition(middle) { low = middle } else { high = middle }
    }
    return low
  }
}

/// log(eᵃ + eᵇ).
private func logSum(_ a: Double, _ b: Double) -> Double {
  let (small, large) = (min(a, b), max(a, b))
  return large == -.infinity ? large : large + log1p(exp(small - large))
}
