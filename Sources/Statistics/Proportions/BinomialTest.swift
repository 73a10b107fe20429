#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The exact test that a proportion has a given value.
///
/// The two-sided p value is the probability of all numbers of successes that are at most as
/// probable as the observed one; probabilities count as equal up to one part in ten million, as in
/// R's `binom.test`.
///
/// Cost: proportional to the standard deviation of the number of successes.
public struct BinomialTest: Equatable, Sendable {
  /// The observed proportion.
  public let estimate: Double
  /// The proportion under the null hypothesis.
  public let nullProportion: Double
  /// What counts as evidence.
  public let alternative: Alternative
  /// The natural logarithm of ``pValue``; −∞ where the observation is impossible under the null
  /// hypothesis, which a proportion of 0 or 1 can make it.
  public let logPValue: Double

  /// The probability of what is at least as extreme as observed.
  public var pValue: Double { exp(logPValue) }

  /// Tests `successes` among `subjects`.
  ///
  /// - Parameters:
  ///   - successes: In 0...`subjects`.
  ///   - subjects: At least 1.
  ///   - nullProportion: In 0...1.
  ///   - alternative: The proportion differs from `nullProportion`, is less or is greater.
  /// - Throws: ``ProportionError/impossibleProportion(successes:subjects:)``.
  public init(
    successes: Int, of subjects: Int, nullProportion: Double = 0.5,
    alternative: Alternative = .twoSided
  ) throws {
    try requireProportion(successes, of: subjects)
    precondition((0...1).contains(nullProportion), "A proportion lies in 0...1.")
    estimate = Double(successes) / Double(subjects)
    self.nullProportion = nullProportion
    self.alternative = alternative
    logPValue = SuccessCount(size: Double(subjects), proportion: nullProportion)
      .logPValue(Double(successes), alternative)
  }
}

/// The number of successes among subjects that each have one with the same probability.
struct SuccessCount: RatioDistribution {
  let size: Double
  private let p, q: Double

  init(size: Double, proportion: Double) {
    self.size = size
    p = proportion
    q = 1 - proportion
  }

  /// A proportion of 0 or 1 leaves one possible number.
  var low: Double { q == 0 ? size : 0 }
  var high: Double { p == 0 ? 0 : size }
  var mode: Double { min(high, ((size + 1) * p).rounded(.down)) }

  func ratio(after count: Double) -> Double {
    (size - count) / (count + 1) * (p / q)
  }

  func logProbability(of count: Double) -> Double {
    BinomialDistribution(trials: Int(size), probability: p).logMass(Int(count))
  }
}
