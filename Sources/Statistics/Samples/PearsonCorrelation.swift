#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The correlation coefficient of Pearson, how closely pairs of values follow a straight line, with
/// its t test.
///
/// Source: Student, *Biometrika* 1908;6:302–310; Fisher, *Metron* 1921;1:3–32.
public struct PearsonCorrelation: DirectedTest {
  /// The coefficient, in −1...1.
  public let coefficient: Double
  /// The number of pairs.
  public let count: Int

  /// Correlates two variables.
  ///
  /// - Parameters:
  ///   - first: Numbers up to 1e305 in size, at least three, not all the same.
  ///   - second: The values of the same subjects.
  /// - Throws: ``SampleError/impossibleValue(_:position:)``,
  ///   ``SampleError/tooFew(analysis:what:found:needed:)``,
  ///   ``SampleError/noVariation(analysis:)`` when a variable is constant.
  public init(of first: [Double], with second: [Double]) throws {
    let analysis = "Pearson correlation"
    try requirePairs(first, second, atLeast: 3, analysis)
    let (x, y) = (try Sample(first).moments, try Sample(second).moments)
    guard x.sumOfSquares > 0, y.sumOfSquares > 0 else {
      throw SampleError.noVariation(analysis: analysis)
    }
    let (xUnit, yUnit) = (powerOfTwo(-x.exponent), powerOfTwo(-y.exponent))
    var (products, xSquares, ySquares) = (CompensatedSum(), CompensatedSum(), CompensatedSum())
    for (a, b) in zip(first, second) {
      let (a, b) = (a * xUnit - x.mean - x.meanRemainder, b * yUnit - y.mean - y.meanRemainder)
      products.add(a * b)
      xSquares.add(a * a)
      ySquares.add(b * b)
    }
    let scale = (xSquares.value * ySquares.value).squareRoot()
    coefficient = max(-1, min(1, products.value / scale))
    count = first.count
  }

  /// A coefficient that is known.
  init(coefficient: Double, count: Int) {
    (self.coefficient, self.count) = (coefficient, count)
  }

  /// The pairs, less 2.
  public var degreesOfFreedom: Double { Double(count - 2) }

  /// The t statistic of no correlation; infinite where all pairs lie on a line.
  public var statistic: Double {
    let rest = (1 - coefficient) * (1 + coefficient)
    return coefficient * (degreesOfFreedom / rest).squareRoot()
  }

  /// The probability, without correlation, of a coefficient at least as far out; 0 where all pairs
  /// lie on a line.
  public func pValue(_ alternative: Alternative) -> Double {
    exp(logPValue(alternative))
  }

  /// The natural logarithm of ``pValue(_:)``; −∞ where all pairs lie on a line.
  public func logPValue(_ alternative: Alternative) -> Double {
    tTestLogPValue(statistic, degreesOfFreedom, alternative)
  }

  /// The p values against each alternative.
  var pValues: PValues {
    PValues(logTwoSided: logPValue, logLess: logPValue(.less), logGreater: logPValue(.greater))
  }

  /// The confidence interval from Fisher's transform, the hyperbolic arc tangent, whose standard
  /// error is 1/√(n − 3).
  ///
  /// - Parameter level: Coverage, between 0 and 1.
  /// - Returns: Within −1...1; `nil` with three pairs.
  public func interval(level: Double = 0.95) -> ConfidenceInterval? {
    guard count > 3 else { return nil }
    let margin = twoSidedDeviate(level: level) / Double(count - 3).squareRoot()
    let center = atanh(coefficient)
    return ConfidenceInterval(
      lower: tanh(center - margin), upper: tanh(center + margin), level: level)
  }
}

/// The logarithm of the p value of a t statistic, which may be infinite.
func tTestLogPValue(
  _ statistic: Double, _ degreesOfFreedom: Double, _ alternative: Alternative
) -> Double {
  let towards =
    switch alternative {
    case .twoSided: abs(statistic)
    case .less: -statistic
    case .greater: statistic
    }
  guard towards.isFinite else { return towards > 0 ? -.infinity : 0 }
  let tail = StudentTDistribution(degreesOfFreedom: degreesOfFreedom).logUpperTail(towards)
  return alternative == .twoSided ? min(0, log(2) + tail) : tail
}
