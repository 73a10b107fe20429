#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The beta distribution on 0...1.
///
/// Accurate to about 1e-14 relative in either tail, whichever is smaller.
public struct BetaDistribution: ContinuousDistribution {
  /// The exponent of x, plus 1; above 0.
  public let alpha: Double
  /// The exponent of 1 − x, plus 1; above 0.
  public let beta: Double

  /// The distribution with density proportional to x^(alpha − 1) · (1 − x)^(beta − 1).
  public init(alpha: Double, beta: Double) {
    precondition(
      alpha > 0 && beta > 0 && alpha.isFinite && beta.isFinite,
      "The parameters of a beta distribution are positive and finite.")
    self.alpha = alpha
    self.beta = beta
  }

  /// The natural logarithm of the density at x; +∞ at an end whose parameter is below 1.
  public func logDensity(_ x: Double) -> Double {
    guard x > 0 else { return x < 0 ? -.infinity : logDensityAtEnd(alpha, beta) }
    guard x < 1 else { return x > 1 ? -.infinity : logDensityAtEnd(beta, alpha) }
    // Powers by themselves, as near 0 the general terms cancel.
    if alpha == 1 { return log(beta) + (beta - 1) * log1p(-x) }
    if beta == 1 { return log(alpha) + (alpha - 1) * log(x) }
    return IncompleteBeta(a: alpha, b: beta, x: x).logKernel - log(x) - log1p(-x)
  }

  private func logDensityAtEnd(_ near: Double, _ far: Double) -> Double {
    near < 1 ? .infinity : near == 1 ? log(far) : -.infinity
  }

  /// Both tails at x. Cost: proportional to the root of the larger parameter.
  public func tails(at x: Double) -> TailProbabilities {
    IncompleteBeta(a: alpha, b: beta, x: min(max(x, 0), 1)).tails
  }

  /// The value below which a probability lies whose natural logarithm is given, at most 0.
  public func quantile(logProbability: Double) -> Double {
    logProbability <= -logTwo
      ? proportion(odds: IncompleteBeta.odds(a: alpha, b: beta, logLower: logProbability))
      : upperQuantile(logProbability: logComplement(logProbability))
  }

  /// The value above which a probability lies whose natural logarithm is given, at most 0.
  public func upperQuantile(logProbability: Double) -> Double {
    logProbability <= -logTwo
      ? 1 / (1 + IncompleteBeta.odds(a: beta, b: alpha, logLower: logProbability))
      : quantile(logProbability: logComplement(logProbability))
  }

  private func proportion(odds: Double) -> Double {
    odds < .infinity ? odds / (1 + odds) : 1
  }
}

extension IncompleteBeta {
  /// The odds x/y at which the lower tail is e^logTail, at most ½.
  ///
  /// Newton's method on the logarithm of the tail as a function of the log odds, which is concave:
  /// from any start the second point lies below the root, and the others rise to it. The bounds
  /// odds^a/(a B(a, b)) on the tail, and odds^−b/(b B(a, b)) on the other, enclose the root, and are
  /// the tails themselves where the odds are tiny or huge.
  static func odds(a: Double, b: Double, logLower logTail: Double) -> Double {
    let bound = exp((logTail + IncompleteBeta(a: a, b: b, odds: 1).logScaledBeta) / a)
    guard bound * (a + b) > 1e-17 * (a + 1), bound < .infinity else { return bound }
    let otherScale = IncompleteBeta(a: b, b: a, odds: 1).logScaledBeta
    let top = exp(-(logComplement(logTail) + otherScale) / b)
    guard a + b > 1e-17 * top * (b + 1) else { return top }
    var odds = bound
    if a >= 1, b >= 1 {
      let deviation = (1 / a + 1 / b).squareRoot()
      let z = StandardNormal.quantile(logProbability: logTail)
      odds = min(max(bound, a / b * exp(z * deviation)), top)
    }
    for _ in 0..<200 {
      let point = IncompleteBeta(a: a, b: b, odds: odds)
      let logLower = point.tails.logLower
      let excess = logLower - logTail
      let step = excess / exp(point.logKernel - logLower)
      odds = min(max(bound, odds * exp(-step)), top)
      if abs(excess) < 1e-9 + 1e-15 * abs(logTail) { break }
    }
    return odds
  }
}
