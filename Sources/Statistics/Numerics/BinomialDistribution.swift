#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The binomial distribution, of the number of successes in independent trials.
public struct BinomialDistribution: DiscreteDistribution {
  /// The number of trials, at least 0.
  public let trials: Int
  /// The probability of a success, in 0...1.
  public let probability: Double

  /// The distribution for a number of trials, at least 0, and the probability of a success.
  public init(trials: Int, probability: Double) {
    precondition(trials >= 0, "A number of trials is not negative.")
    precondition((0...1).contains(probability), "A probability lies in 0...1.")
    self.trials = trials
    self.probability = probability
  }

  /// From 0 to the number of trials.
  public var support: ClosedRange<Int> { 0...trials }

  /// The mean number of successes.
  public var mean: Double { Double(trials) * probability }

  /// The variance of the number of successes.
  public var variance: Double { mean * (1 - probability) }

  /// The natural logarithm of the probability of k successes; −∞ where k cannot occur.
  ///
  /// Source: Loader, *Fast and Accurate Computation of Binomial Probabilities*, 2000.
  public func logMass(_ k: Int) -> Double {
    guard support.contains(k) else { return -.infinity }
    let (yes, no) = (Double(k), Double(trials - k))
    if k == 0 { return trials == 0 ? 0 : no * log1p(-probability) }
    if k == trials { return yes * log(probability) }
    guard probability > 0, probability < 1 else { return -.infinity }
    return IncompleteBeta(a: yes, b: no, x: probability).exponent
      + 0.5 * log((yes + no) / (2 * .pi * yes * no))
  }

  /// The probabilities of at most k successes, and of more.
  ///
  /// Cost: proportional to the root of the number of trials.
  public func tails(at k: Int) -> TailProbabilities {
    guard k >= 0 else { return TailProbabilities(lower: 0) }
    guard k < trials else { return TailProbabilities(upper: 0) }
    return IncompleteBeta(a: Double(k) + 1, b: Double(trials - k), x: probability).tails.reversed
  }
}
