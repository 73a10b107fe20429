#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The coefficients of a model fitted to several imputed data sets, by Rubin's rules.
///
/// Source: Rubin, *Multiple Imputation for Nonresponse in Surveys*, 1987, section 3.3.
public struct PooledCoefficients: Equatable, Sendable {
  /// The pooled estimate of each coefficient.
  public let estimates: [PooledEstimate]
  /// The mean of the covariance matrices within a data set, row by row.
  public let withinCovariance: [[Double]]
  /// The covariance matrix of the estimates between data sets, row by row.
  public let betweenCovariance: [[Double]]

  /// Pools the coefficients of the imputed data sets.
  ///
  /// - Parameters:
  ///   - coefficients: m × p, one row for each of at least two data sets.
  ///   - covariances: m × p × p, the covariance matrix of each row; the lower triangle is read.
  ///   - degreesOfFreedom: Subjects less coefficients of the analysis of one data set, above 0;
  ///     `nil` for a large sample.
  /// - Throws: ``ImputationError``.
  public init(
    of coefficients: [[Double]], covariances: [[[Double]]],
    completeDataDegreesOfFreedom degreesOfFreedom: Double? = nil
  ) throws {
    precondition(
      coefficients.count == covariances.count, "Each data set has coefficients and covariances.")
    let count = coefficients.first?.count ?? 0
    for (index, row) in coefficients.enumerated() {
      try Self.check(row, covariances[index], of: index, count: count)
    }
    guard coefficients.count >= 2 else {
      throw ImputationError.tooFewImputations(coefficients.count)
    }
    let estimates = try (0..<count).map { column in
      try PooledEstimate(
        of: coefficients.indices.map {
          (coefficients[$0][column], covariances[$0][column][column])
        }, completeDataDegreesOfFreedom: degreesOfFreedom)
    }
    self.estimates = estimates
    withinCovariance = Self.symmetric(count) { i, j in
      covariances.reduce(0) { $0 + $1[i][j] } / Double(covariances.count)
    }
    betweenCovariance = Self.symmetric(count) { i, j in
      coefficients.reduce(0) {
        $0 + ($1[i] - estimates[i].estimate) * ($1[j] - estimates[j].estimate)
      } / Double(coefficients.count - 1)
    }
  }

  private static func check(
    _ row: [Double], _ covariance: [[Double]], of index: Int, count: Int
  ) throws {
    guard row.count == count, covariance.count == count,
      covariance.allSatisfy({ $0.count == count })
    else { throw ImputationError.unequalCoefficients(imputation: index) }
    for i in row.indices {
      guard abs(row[i]) <= 1e150 else {
        throw ImputationError.notFinite(imputation: index, coefficient: i)
      }
      guard covariance[i][i] > 0, covariance[i][i] <= 1e300,
        covariance[i][...i].allSatisfy(\.isFinite)
      else {
        throw ImputationError.varianceNotPositive(imputation: index, coefficient: i)
      }
    }
  }

  /// The symmetric matrix whose lower triangle has the given entries.
  private static func symmetric(_ size: Int, _ entry: (Int, Int) -> Double) -> [[Double]] {
    let lower = (0..<size).map { i in (0...i).map { entry(i, $0) } }
    return (0..<size).map { i in (0..<size).map { lower[max(i, $0)][min(i, $0)] } }
  }

  /// The covariance matrix of the pooled coefficients, row by row: that within the data sets plus
  /// (1 + 1/m) times that between them.
  public var covariance: [[Double]] {
    let weight = 1 + 1 / Double(estimates.first?.imputations ?? 1)
    return Self.symmetric(estimates.count) {
      withinCovariance[$0][$1] + weight * betweenCovariance[$0][$1]
    }
  }
}
