#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Student's t test of one mean, of paired values, or of the means of two samples, with equal
/// variances or, after Welch, without.
///
/// Source: Student, *Biometrika* 1908;6:1–25; Welch, *Biometrika* 1947;34:28–35.
public struct TTest: DirectedTest {
  /// The mean, the mean of the differences, or the first mean less the second.
  public let estimate: Double
  /// What the estimate would be under the null hypothesis.
  public let hypothesized: Double
  /// The standard error of the estimate, above 0.
  public let standardError: Double
  /// The distance from the hypothesized value in standard errors.
  public let statistic: Double
  /// Degrees of freedom, above 0; after Welch no whole number.
  public let degreesOfFreedom: Double
  /// The difference of two means in units of the square root of the average of the two variances:
  /// the standardized mean difference of tables of balance; `nil` other than for two samples, and
  /// where a sample has a single value.
  ///
  /// Source: Austin, *Statistics in Medicine* 2009;28:3083–3107, section 2.
  public let standardizedDifference: Double?

  /// Compares two means.
  ///
  /// - Parameters:
  ///   - first: At least two values; one where `equalVariances` and the other sample has two.
  ///   - second: The same.
  ///   - equalVariances: Whether both samples share one variance (Student); if not, each has its
  ///     own (Welch).
  ///   - hypothesized: The difference under the null hypothesis.
  /// - Throws: ``SampleError/tooFew(analysis:what:found:needed:)``;
  ///   ``SampleError/noVariation(analysis:)`` when both samples are constant.
  public init(
    comparing first: Sample, with second: Sample, equalVariances: Bool = false,
    hypothesized: Double = 0
  ) throws {
    let smallest = min(first.count, second.count)
    if equalVariances {
      try TTest.require(first.count + second.count, atLeast: 3)
    } else {
      try TTest.require(smallest, atLeast: 2)
    }
    let moments = Moments.inOneUnit([first, second])
    let (a, b) = (moments[0], moments[1])
    let spread = equalVariances ? Spread(pooling: a, b) : Spread(adding: a, b)
    try self.init(
      estimate: a.meanDifference(from: b), hypothesized: hypothesized, spread: spread,
      exponent: a.exponent,
      standardized: smallest < 2
        ? nil : a.meanDifference(from: b) / (0.5 * (a.variance + b.variance)).squareRoot())
  }

  /// Compares one mean with a hypothesized value.
  ///
  /// - Parameters:
  ///   - sample: At least two values that differ.
  ///   - hypothesized: The mean under the null hypothesis.
  /// - Throws: ``SampleError/tooFew(analysis:what:found:needed:)``,
  ///   ``SampleError/noVariation(analysis:)``.
  public init(of sample: Sample, hypothesized: Double = 0) throws {
    try TTest.require(sample.count, atLeast: 2)
    let moments = sample.moments
    try self.init(
      estimate: moments.mean + moments.meanRemainder, hypothesized: hypothesized,
      spread: Spread(degreesOfFreedom: moments.count - 1, variance: moments.varianceOfMean),
      exponent: moments.exponent, standardized: nil)
  }

  /// Compares paired values: the test of their differences, first less second.
  ///
  /// - Parameters:
  ///   - first: Numbers up to 1e305 in size, at least two.
  ///   - second: As many.
  ///   - hypothesized: The mean difference under the null hypothesis.
  /// - Throws: ``SampleError/noValues``, ``SampleError/impossibleValue(_:position:)``,
  ///   ``SampleError/tooFew(analysis:what:found:needed:)``,
  ///   ``SampleError/noVariation(analysis:)`` when all differences are the same.
  public init(pairing first: [Double], with second: [Double], hypothesized: Double = 0) throws {
    try self.init(
      of: Sample(differences(of: first, from: second)), hypothesized: hypothesized)
  }

  /// The variance of an estimate, and its degrees of freedom.
  private struct Spread {
    let degreesOfFreedom: Double
    let variance: Double

    init(degreesOfFreedom: Double, variance: Double) {
      (self.degreesOfFreedom, self.variance) = (degreesOfFreedom, variance)
    }

    init(pooling a: Moments, _ b: Moments) {
      degreesOfFreedom = a.count + b.count - 2
      variance = (a.sumOfSquares + b.sumOfSquares) / degreesOfFreedom * (1 / a.count + 1 / b.count)
    }

    init(adding a: Moments, _ b: Moments) {
      variance = a.varianceOfMean + b.varianceOfMean
      let share = a.varianceOfMean / variance
      degreesOfFreedom =
        1 / (share * share / (a.count - 1) + (1 - share) * (1 - share) / (b.count - 1))
    }
  }

  private init(
    estimate: Double, hypothesized: Double, spread: Spread, exponent: Int, standardized: Double?
  ) throws {
    precondition(hypothesized.isFinite, "A hypothesized mean is a finite number.")
    guard spread.variance > 0 else { throw SampleError.noVariation(analysis: TTest.analysis) }
    let unit = powerOfTwo(exponent)
    self.estimate = estimate * unit
    self.hypothesized = hypothesized
    standardError = spread.variance.squareRoot() * unit
    statistic = (estimate - hypothesized / unit) / spread.variance.squareRoot()
    degreesOfFreedom = spread.degreesOfFreedom
    standardizedDifference = standardized
  }

  private static let analysis = "t test"

  private static func require(_ count: Int, atLeast needed: Int) throws {
    guard count >= needed else {
      throw SampleError.tooFew(analysis: analysis, what: .values, found: count, needed: needed)
    }
  }

  /// The probability, under the null hypothesis, of a statistic at least as far out.
  public func pValue(_ alternative: Alternative) -> Double {
    let distribution = StudentTDistribution(degreesOfFreedom: degreesOfFreedom)
    return switch alternative {
    case .twoSided: min(1, 2 * distribution.upperTail(abs(statistic)))
    case .less: distribution.upperTail(-statistic)
    case .greater: distribution.upperTail(statistic)
    }
  }

  /// The natural logarithm of ``pValue(_:)``, which stays finite where that is too small for a
  /// Double.
  public func logPValue(_ alternative: Alternative) -> Double {
    let distribution = StudentTDistribution(degreesOfFreedom: degreesOfFreedom)
    return switch alternative {
    case .twoSided: min(0, log(2) + distribution.logUpperTail(abs(statistic)))
    case .less: distribution.logUpperTail(-statistic)
    case .greater: distribution.logUpperTail(statistic)
    }
  }

  /// The confidence interval of the mean or difference.
  ///
  /// A one-sided limit of a level is the limit on its side of the two-sided interval of level
  /// 2 × level − 1.
  ///
  /// - Parameter level: Coverage, between 0 and 1.
  /// - Returns: In the unit of the values, symmetric about the estimate.
  public func interval(level: Double = 0.95) -> ConfidenceInterval {
    let margin =
      standardError
      * StudentTDistribution(degreesOfFreedom: degreesOfFreedom)
      .upperQuantile(tailProbability(level: level))
    return ConfidenceInterval(lower: estimate - margin, upper: estimate + margin, level: level)
  }
}

/// The first value of every pair less the second.
///
/// - Throws: ``SampleError/impossibleValue(_:position:)``.
func differences(of first: [Double], from second: [Double]) throws -> [Double] {
  precondition(first.count == second.count, "Paired samples have the same number of values.")
  try requireNumbers(first)
  try requireNumbers(second)
  return zip(first, second).map { $0 - $1 }
}
