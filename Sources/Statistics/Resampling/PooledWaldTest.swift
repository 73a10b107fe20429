#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The test that several coefficients are all 0, from imputed data sets (D1).
///
/// The variance between the data sets enters as one mean increase over all coefficients, as the full
/// matrix is too uncertain with few data sets.
///
/// Source: Li, Raghunathan & Rubin, *Journal of the American Statistical Association*
/// 1991;86:1065–1073; Reiter, *Biometrika* 2007;94:502–508, on a small sample.
public struct PooledWaldTest: Equatable, Sendable {
  /// The test statistic D1, compared with an F distribution.
  public let statistic: Double
  /// The number of coefficients.
  public let numeratorDegreesOfFreedom: Double
  /// The degrees of freedom of the denominator; `nil` where there is no limit to them: all estimates
  /// equal, in a large sample.
  ///
  /// For a small sample Reiter's, which need more than 4 coefficients times data sets less 1, and
  /// more than a few degrees of freedom of the complete data; failing that Li, Raghunathan and
  /// Rubin's, at most those of the complete data.
  public let denominatorDegreesOfFreedom: Double?
  /// The mean proportion by which the missing values increase the variance.
  public let relativeIncreaseInVariance: Double

  /// Tests the coefficients at the given positions, all where none are given.
  ///
  /// - Throws: ``ImputationError/singularCovariance``.
  public init(of coefficients: PooledCoefficients, at positions: [Int]? = nil) throws {
    let positions = positions ?? Array(coefficients.estimates.indices)
    precondition(!positions.isEmpty, "A Wald test needs a coefficient.")
    precondition(
      Set(positions).count == positions.count
        && positions.allSatisfy(coefficients.estimates.indices.contains),
      "A Wald test needs positions of different coefficients.")
    let first = coefficients.estimates[positions[0]]
    let count = Double(positions.count)
    let standardized = Standardized(coefficients, positions)
    guard standardized.within.rank == positions.count else {
      throw ImputationError.singularCovariance
    }
    let ratio = standardized.traceOfRatio / count
    let increase = max(0, (1 + 1 / Double(first.imputations)) * ratio)
    statistic = standardized.quadraticForm / (count * (1 + increase))
    numeratorDegreesOfFreedom = count
    relativeIncreaseInVariance = increase
    denominatorDegreesOfFreedom = Self.degreesOfFreedom(
      count * Double(first.imputations - 1), increase, count,
      complete: first.completeDataDegreesOfFreedom)
  }

  /// The degrees of freedom of the denominator, where t is the number of coefficients times one less
  /// than the data sets.
  private static func degreesOfFreedom(
    _ t: Double, _ increase: Double, _ count: Double, complete: Double?
  ) -> Double? {
    let observed = complete.map { ($0 + 1) / ($0 + 3) * $0 } ?? .infinity
    if complete != nil, t > 4, let small = reiter(t, increase, observed) { return small }
    let (inverse, weight) = (1 / increase, t > 4 ? 1 - 2 / t : 1)
    let square = (1 + weight * inverse) * (1 + weight * inverse)
    let result = t > 4 ? 4 + (t - 4) * square : t * (1 + 1 / count) * square / 2
    return min(result, observed) < .infinity ? min(result, observed) : nil
  }

  /// Reiter's degrees of freedom for t > 4; `nil` where those of the complete data are so few that
  /// his expansion has no positive terms.
  private static func reiter(_ t: Double, _ increase: Double, _ observed: Double) -> Double? {
    let a = increase * t / (t - 2)
    let b = 1 + a
    let (c0, c1, c2) = (1 / (t - 4), observed - 2 * b, observed - 4 * b)
    guard c2 > 0 else { return nil }
    var sum = a * a * c1 / (b * b * c2) + 8 * a * a * c1 / (b * c2 * c2) + 4 * a * a / (b * c2)
    sum += 4 * a * a / (c2 * c1) + 16 * a * a * c1 / (c2 * c2 * c2) + 8 * a * a / (c2 * c2)
    return 4 + 1 / (1 / c2 + c0 * sum)
  }

  /// The probability of a statistic at least as large, if all coefficients are 0.
  public var pValue: Double { exp(logPValue) }

  /// The natural logarithm of ``pValue``.
  public var logPValue: Double {
    FDistribution(
      numeratorDegreesOfFreedom: numeratorDegreesOfFreedom,
      denominatorDegreesOfFreedom: denominatorDegreesOfFreedom ?? .infinity
    ).logUpperTail(statistic)
  }
}

/// The tested coefficients on the scale of their standard errors, so that no unit makes a matrix look
/// singular.
private struct Standardized {
  private let estimates: [Double]
  /// The covariance within the data sets.
  let within: CholeskyFactor
  private let between: SymmetricMatrix

  init(_ coefficients: PooledCoefficients, _ positions: [Int]) {
    let scales = positions.map { 1 / coefficients.withinCovariance[$0][$0].squareRoot() }
    func scaled(_ covariance: [[Double]]) -> SymmetricMatrix {
      var matrix = SymmetricMatrix(size: positions.count)
      for i in positions.indices {
        for j in 0...i {
          matrix[i, j] = covariance[positions[i]][positions[j]] * scales[i] * scales[j]
        }
      }
      return matrix
    }
    within = CholeskyFactor(scaled(coefficients.withinCovariance))
    between = scaled(coefficients.betweenCovariance)
    estimates = positions.indices.map {
      coefficients.estimates[positions[$0]].estimate * scales[$0]
    }
  }

  /// qᵀ U⁻¹ q for the estimates q and the covariance U within the data sets.
  var quadraticForm: Double { within.quadraticForm(estimates) }

  /// The trace of B U⁻¹, with the covariance B between the data sets.
  var traceOfRatio: Double {
    let inverse = within.inverse()
    return estimates.indices.reduce(0) { sum, i in
      estimates.indices.reduce(sum) { $0 + inverse[i, $1] * between[i, $1] }
    }
  }
}
