/// The F test that two samples of normal values have the same variance.
///
/// It is sensitive to values that are not normal; ``LeveneTest`` is less so.
///
/// Source: Snedecor & Cochran, *Statistical Methods*, 8th edition 1989, section 6.10.
public struct VarianceRatioTest: DirectedTest {
  /// The variance of the first sample divided by that of the second.
  public let ratio: Double
  /// The values of the first sample, less 1.
  public let numeratorDegreesOfFreedom: Double
  /// The values of the second sample, less 1.
  public let denominatorDegreesOfFreedom: Double

  /// Compares two samples.
  ///
  /// - Parameters:
  ///   - first: At least two values, not all the same.
  ///   - second: The same.
  /// - Throws: ``SampleError/tooFew(analysis:what:found:needed:)``,
  ///   ``SampleError/noVariation(analysis:)`` when a sample is constant.
  public init(comparing first: Sample, with second: Sample) throws {
    let analysis = "Variance ratio test"
    let smallest = min(first.count, second.count)
    guard smallest >= 2 else {
      throw SampleError.tooFew(analysis: analysis, what: .values, found: smallest, needed: 2)
    }
    let (a, b) = (first.moments, second.moments)
    let unit = powerOfTwo(a.exponent - b.exponent)
    let ratio = a.variance / b.variance * unit * unit
    guard a.variance > 0, b.variance > 0, ratio > 0, ratio.isFinite else {
      throw SampleError.noVariation(analysis: analysis)
    }
    self.ratio = ratio
    numeratorDegreesOfFreedom = a.count - 1
    denominatorDegreesOfFreedom = b.count - 1
  }

  /// The natural logarithm of ``pValue(_:)``, which stays finite where that is too small for a
  /// Double.
  public func logPValue(_ alternative: Alternative) -> Double {
    let lower = reciprocalDistribution.logUpperTail(1 / ratio)
    let upper = distribution.logUpperTail(ratio)
    return switch alternative {
    case .twoSided: min(0, logTwo + min(lower, upper))
    case .less: lower
    case .greater: upper
    }
  }

  /// The probability, with equal variances, of a ratio at least as far out; two-sided, twice the
  /// smaller tail.
  public func pValue(_ alternative: Alternative) -> Double {
    let lower = reciprocalDistribution.upperTail(1 / ratio)
    let upper = distribution.upperTail(ratio)
    return switch alternative {
    case .twoSided: min(1, 2 * min(lower, upper))
    case .less: lower
    case .greater: upper
    }
  }

  /// The confidence interval of the ratio of the two variances.
  ///
  /// - Parameter level: Coverage, between 0 and 1.
  /// - Returns: Limits above 0.
  public func interval(level: Double = 0.95) -> ConfidenceInterval {
    let tail = tailProbability(level: level)
    return ConfidenceInterval(
      lower: ratio / distribution.upperQuantile(tail),
      upper: ratio * reciprocalDistribution.upperQuantile(tail), level: level)
  }

  private var distribution: FDistribution {
    FDistribution(
      numeratorDegreesOfFreedom: numeratorDegreesOfFreedom,
      denominatorDegreesOfFreedom: denominatorDegreesOfFreedom)
  }

  /// The distribution of the reciprocal, whose upper tail is the lower tail of the ratio.
  private var reciprocalDistribution: FDistribution {
    FDistribution(
      numeratorDegreesOfFreedom: denominatorDegreesOfFreedom,
      denominatorDegreesOfFreedom: numeratorDegreesOfFreedom)
  }
}
