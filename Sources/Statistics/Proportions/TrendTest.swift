#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The Cochran-Armitage test for a trend of a proportion over ordered groups, as R's
/// `prop.trend.test`.
///
/// Source: Cochran, *Biometrics* 1954;10:417–451; Armitage, *Biometrics* 1955;11:375–386.
public struct TrendTest: Equatable, Sendable {
  /// The standardized statistic: positive where the proportion rises with the score, standard normal
  /// without a trend.
  public let z: Double

  /// Its square, with 1 degree of freedom.
  public var chiSquare: Double { z * z }

  /// Tests groups of subjects.
  ///
  /// - Parameters:
  ///   - groups: Successes and failures of each group; groups without subjects take no part.
  ///   - scores: One finite number a group; 1, 2, 3, … where `nil`.
  /// - Throws: ``TableError/nothingToCompare`` when fewer than two groups have subjects, or all
  ///   subjects are successes or failures; ``TableError/equalScores``,
  ///   ``TableError/scoreNotFinite(position:)``, counted among groups with subjects.
  public init(of groups: [(successes: Int, failures: Int)], scores: [Double]? = nil) throws {
    guard !groups.isEmpty else { throw TableError.nothingToCompare }
    let table = ContingencyTable(groups.map { [$0.successes, $0.failures] })
    let test = try LinearByLinearTest(of: table, rowScores: scores, columnScores: [1, 0])
    z = test.correlation * Double(table.count).squareRoot()
  }

  /// The two-sided p value.
  public var pValue: Double {
    exp(logPValue)
  }

  /// The natural logarithm of ``pValue``, which stays finite where that is too small for a Double.
  public var logPValue: Double {
    StandardNormal.logTwoSidedTail(z)
  }
}
