#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The Poisson distribution.
public struct PoissonDistribution: DiscreteDistribution {
  /// The mean, in 0...1e15.
  public let mean: Double

  /// The distribution with a mean in 0...1e15.
  public init(mean: Double) {
    precondition((0...1e15).contains(mean), "The mean of a Poisson distribution is in 0...1e15.")
    self.mean = mean
  }

  /// The variance, equal to the mean.
  public var variance: Double { mean }

  /// From 0, without upper bound, which `Int.max` stands for; 0 alone for a mean of 0.
  public var support: ClosedRange<Int> { 0...(mean > 0 ? Int.max : 0) }

  /// The natural logarithm of the probability of k; −∞ where k cannot occur.
  public func logMass(_ k: Int) -> Double {
    guard k >= 0, mean > 0 else { return k == 0 ? 0 : -.infinity }
    let k = Double(k)
    return -logFactorialExcess(k) - deviance(k, mean: mean)
  }

  /// The probabilities of a value at or below k, and of one above it.
  public func tails(at k: Int) -> TailProbabilities {
    guard k >= 0 else { return TailProbabilities(lower: 0) }
    return incompleteGamma(shape: Double(k) + 1, mean).reversed
  }
}
