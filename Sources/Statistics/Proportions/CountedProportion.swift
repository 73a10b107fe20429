#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Successes among subjects, as Doubles, and the limits of their proportion by each method.
struct CountedProportion {
  let successes, failures, size: Double

  /// A proportion of at least one subject.
  init(_ successes: Int, _ subjects: Int) {
    self.successes = Double(successes)
    failures = Double(subjects - successes)
    size = Double(subjects)
  }

  var estimate: Double { successes / size }
  var complement: Double { failures / size }
  /// The square of Wald's standard error.
  var variance: Double { estimate * complement / size }

  func clopperPearson(tail: Double) -> (lower: Double, upper: Double) {
    (
      successes == 0 ? 0 : BetaDistribution(alpha: successes, beta: failures + 1).quantile(tail),
      failures == 0
        ? 1 : BetaDistribution(alpha: successes + 1, beta: failures).upperQuantile(tail)
    )
  }

  func jeffreys(tail: Double) -> (lower: Double, upper: Double) {
    let posterior = BetaDistribution(alpha: successes + 0.5, beta: failures + 0.5)
    return (
      successes == 0 ? 0 : posterior.quantile(tail),
      failures == 0 ? 1 : posterior.upperQuantile(tail)
    )
  }

  func wald(deviate: Double) -> (lower: Double, upper: Double) {
    let width = deviate * variance.squareRoot()
    return (max(0, estimate - width), min(1, estimate + width))
  }

  func agrestiCoull(deviate: Double) -> (lower: Double, upper: Double) {
    let enlarged = size + deviate * deviate
    let center = (successes + deviate * deviate / 2) / enlarged
    let width = deviate * (center * (1 - center) / enlarged).squareRoot()
    return (max(0, center - width), min(1, center + width))
  }

  /// Wilson's limits; each belongs to a number of successes moved outward by the correction.
  func wilson(deviate: Double, correction: Double = 0) -> (lower: Double, upper: Double) {
    (
      successes <= correction ? 0 : wilsonLimits(successes - correction, deviate).lower,
      failures <= correction ? 1 : wilsonLimits(successes + correction, deviate).upper
    )
  }

  /// The roots p of (count − n·p)² = z²·n·p·(1 − p), the lower as the product of both divided by the
  /// upper: without cancellation where it is small.
  private func wilsonLimits(
    _ count: Double, _ deviate: Double
  ) -> (lower: Double, upper: Double) {
    let square = deviate * deviate
    let root = (square + 4 * count * (size - count) / size).squareRoot()
    let numerator = 2 * count + square + deviate * root
    return (2 * count * (count / size) / numerator, numerator / (2 * (size + square)))
  }

  /// Each limit gives `tail` to what is more extreme than observed and half of the observed.
  func midP(tail: Double) -> (lower: Double, upper: Double) {
    (
      successes == 0 ? 0 : failures == 0 ? pow(2 * tail, 1 / size) : midPLower(tail),
      failures == 0 ? 1 : successes == 0 ? -expm1(log(2 * tail) / size) : midPUpper(tail)
    )
  }

  private func midPLower(_ tail: Double) -> Double {
    let atLeast = BetaDistribution(alpha: successes, beta: failures + 1)
    let above = BetaDistribution(alpha: successes + 1, beta: failures)
    let excess = { 0.5 * (atLeast.cumulative($0) + above.cumulative($0)) - tail }
    return root(of: excess, in: 0...1) ?? 0
  }

  private func midPUpper(_ tail: Double) -> Double {
    let below = BetaDistribution(alpha: successes, beta: failures + 1)
    let atMost = BetaDistribution(alpha: successes + 1, beta: failures)
    let excess = { tail - 0.5 * (below.upperTail($0) + atMost.upperTail($0)) }
    return root(of: excess, in: 0...1) ?? 1
  }
}
