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
/// Cost: proportional to the root of the number of subjects.
public struct BinomialTest: Equatable, Sendable {
  /// The observed proportion.
  public let estimate: Double
  /// The proportion under the null hypothesis.
  public let hypothesized: Double
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
  ///   - hypothesized: In 0...1.
  ///   - alternative: The proportion differs from the hypothesized one, is less or is greater.
  /// - Throws: ``ProportionError/impossibleProportion(successes:subjects:)``.
  public init(
    successes: Int, of subjects: Int, hypothesized: Double = 0.5,
    alternative: Alternative = .twoSided
  ) throws {
    try requireProportion(successes, of: subjects)
    precondition((0...1).contains(hypothesized), "A proportion lies in 0...1.")
    estimate = Double(successes) / Double(subjects)
    self.hypothesized = hypothesized
    self.alternative = alternative
    let count = WholeCount(BinomialDistribution(trials: subjects, probability: hypothesized))
    logPValue = count.logPValue(Double(successes), alternative)
  }
}
