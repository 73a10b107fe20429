#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The normal distribution.
public struct NormalDistribution: ContinuousDistribution {
  /// The mean.
  public let mean: Double
  /// The standard deviation, above 0.
  public let standardDeviation: Double

  /// The distribution with a finite mean and a finite standard deviation above 0.
  public init(mean: Double = 0, standardDeviation: Double = 1) {
    precondition(
      mean.isFinite && standardDeviation > 0 && standardDeviation.isFinite,
      "A normal distribution has a finite mean and a finite standard deviation above 0.")
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// The natural logarithm of the density at x.
  public func logDensity(_ x: Double) -> Double {
    StandardNormal.logDensity((x - mean) / standardDeviation) - log(standardDeviation)
  }

  /// Both tails at x.
  public func tails(at x: Double) -> TailProbabilities {
    precondition(!x.isNaN, "A tail needs a point that is a number.")
    let z = (x - mean) / standardDeviation
    let upper = Self.upperTail(abs(z))
    return z < 0 ? upper.reversed : upper
  }

  /// The value below which a probability lies whose natural logarithm is given, at most 0.
  public func quantile(logProbability: Double) -> Double {
    mean + standardDeviation * StandardNormal.quantile(logProbability: logProbability)
  }

  /// The value above which a probability lies whose natural logarithm is given, at most 0.
  public func upperQuantile(logProbability: Double) -> Double {
    mean - standardDeviation * StandardNormal.quantile(logProbability: logProbability)
  }

  /// The value below which the given probability, in 0...1, lies.
  public func quantile(_ probability: Double) -> Double {
    mean + standardDeviation * StandardNormal.quantile(probability)
  }

  /// The value above which the given probability, in 0...1, lies.
  public func upperQuantile(_ probability: Double) -> Double {
    mean - standardDeviation * StandardNormal.quantile(probability)
  }

  /// Both tails of a standard normal variable at z ≥ 0.
  static func upperTail(_ z: Double) -> TailProbabilities {
    z < 5
      ? TailProbabilities(upper: StandardNormal.upperTail(z))
      : TailProbabilities(
        upper: z < .infinity ? 1 / StandardNormal.reciprocalMillsRatio(z) : 0,
        exponent: StandardNormal.logDensity(z))
  }
}
