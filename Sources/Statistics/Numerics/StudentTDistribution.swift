#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Student's t distribution.
///
/// Accurate to about 1e-14 relative in either tail.
public struct StudentTDistribution: ContinuousDistribution {
  /// The degrees of freedom; above 0, not always whole. Infinite ones make it the standard normal.
  public let degreesOfFreedom: Double

  /// The distribution with the given degrees of freedom, above 0; infinity is allowed.
  public init(degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom > 0, "The degrees of freedom of a t distribution are above 0.")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The natural logarithm of the density at t.
  public func logDensity(_ t: Double) -> Double {
    let df = degreesOfFreedom
    guard df < Self.normalFrom else { return StandardNormal.logDensity(t) }
    let logConstant =
      logGammaIncrease(from: df / 2, by: 0.5) - 0.5 * log(df) - 0.5 * log(.pi)
    let ratio = abs(t) / df.squareRoot()
    let logSum = ratio > 1e150 ? 2 * log(ratio) : log1p(t / df * t)
    return logConstant - (df + 1) / 2 * logSum
  }

  /// Both tails at t.
  public func tails(at t: Double) -> TailProbabilities {
    precondition(!t.isNaN, "A tail needs a point that is a number.")
    let upper = upperTails(abs(t))
    return t < 0 ? upper.reversed : upper
  }

  /// Both tails at t ≥ 0.
  private func upperTails(_ t: Double) -> TailProbabilities {
    let df = degreesOfFreedom
    guard df < Self.normalFrom else { return NormalDistribution.upperTail(t) }
    guard t < .infinity else { return TailProbabilities(upper: 0) }
    let ratio = t / df.squareRoot()
    if ratio > 1e10 {
      // The leading term of the tail, of which the next is a part of ratio⁻².
      let point = IncompleteBeta(a: df / 2, b: 0.5, odds: 1)
      return TailProbabilities(upper: 0.5, exponent: -df * log(ratio) - point.logScaledBeta)
    }
    let sum = df + t * t
    let tails = IncompleteBeta(
      a: df / 2, b: 0.5, x: df / sum, y: t / sum * t, shift: df * (t - 1) * (t + 1) / (2 * sum)
    ).tails
    return tails.halvedLower
  }

  /// The value below which a probability lies whose natural logarithm is given, at most 0.
  public func quantile(logProbability: Double) -> Double {
    0 - upperQuantile(logProbability: logProbability)  // at the median 0, not −0
  }

  /// The value above which a probability lies whose natural logarithm is given, at most 0.
  public func upperQuantile(logProbability: Double) -> Double {
    let isUpper = logProbability <= -logTwo
    let tail = isUpper ? logProbability : logComplement(logProbability)
    let distance =
      tail > -logFour
      ? central(-expm1(min(0, tail + logTwo))) : outer(logBothTails: tail + logTwo)
    return isUpper ? distance : -distance
  }

  /// The value below which the given probability, in 0...1, lies.
  public func quantile(_ probability: Double) -> Double {
    0 - upperQuantile(probability)
  }

  /// The value above which the given probability, in 0...1, lies.
  public func upperQuantile(_ probability: Double) -> Double {
    precondition((0...1).contains(probability), "A probability lies in 0...1.")
    guard abs(probability - 0.5) < 0.25 else {
      return probability < 0.5
        ? outer(logBothTails: log(2 * probability)) : -outer(logBothTails: log(2 - 2 * probability))
    }
    let distance = central(abs(1 - 2 * probability))
    return probability <= 0.5 ? distance : -distance
  }

  /// The t with the given probability of a value between −t and t.
  private func central(_ probability: Double) -> Double {
    let df = degreesOfFreedom
    guard df < Self.normalFrom else { return StandardNormal.quantile(0.5 + probability / 2) }
    if let far = farPoint(logBothTails: log1p(-probability)) { return far }
    return root(
      IncompleteBeta.odds(a: 0.5, b: df / 2, logLower: log(probability)), times: df)
  }

  /// The t with the given probability, at most ½, of a value beyond −t or t.
  private func outer(logBothTails: Double) -> Double {
    let df = degreesOfFreedom
    guard df < Self.normalFrom else {
      return -StandardNormal.quantile(logProbability: logBothTails - logTwo)
    }
    if let far = farPoint(logBothTails: logBothTails) { return far }
    return root(1 / IncompleteBeta.odds(a: df / 2, b: 0.5, logLower: logBothTails), times: df)
  }

  /// The t of ``outer(logBothTails:)`` where the leading term of the tail is all of it, and the
  /// square of t may overflow; `nil` elsewhere.
  private func farPoint(logBothTails: Double) -> Double? {
    let df = degreesOfFreedom
    let logScale = IncompleteBeta(a: df / 2, b: 0.5, odds: 1).logScaledBeta
    let logRatio = -(logBothTails + logScale) / df
    return logRatio > 25 ? df.squareRoot() * exp(logRatio) : nil
  }

  private func root(_ odds: Double, times df: Double) -> Double {
    odds.squareRoot() * df.squareRoot()
  }

  /// From here on the distribution is the standard normal in every digit of a Double, up to z⁴/4df.
  private static let normalFrom = 1e22
}

/// log 4.
private let logFour = 2 * logTwo
