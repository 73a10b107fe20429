#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// McNemar's test that two values of the same subjects have the same distribution; for more than
/// two levels Bowker's test that the table is symmetric.
///
/// Rows are the first value of a subject, columns the second. Only the pairs of different values
/// have a part in it.
///
/// Source: McNemar, *Psychometrika* 1947;12:153–157; Bowker, *Journal of the American Statistical
/// Association* 1948;43:572–574; the correction, Edwards, *Psychometrika* 1948;13:185–187.
public struct McNemarTest: ChiSquareStatistic {
  /// The test statistic, at or above 0.
  public let chiSquare: Double
  /// The number of pairs of levels between which a subject changed; R counts the others too, and
  /// answers NaN.
  public let degreesOfFreedom: Int

  /// Tests a table of pairs.
  ///
  /// - Parameters:
  ///   - table: As many rows as columns, both with the same levels in the same order.
  ///   - continuityCorrection: Whether the difference of the two counts comes nearer to 0 by one, in
  ///     a table of two levels; R does so unless told not to.
  /// - Throws: ``TableError/notSquare(rows:columns:)``; ``TableError/noDiscordantPairs`` when no
  ///   subject changed.
  public init(of table: ContingencyTable, continuityCorrection: Bool = false) throws {
    let size = table.rows.count
    guard table.rows[0].count == size else {
      throw TableError.notSquare(rows: size, columns: table.rows[0].count)
    }
    let correction = continuityCorrection && size == 2 ? 1.0 : 0
    var sum = 0.0
    var pairs = 0
    for row in 0..<size {
      for column in row + 1..<max(size, row + 1) {
        let (one, other) = (Double(table.rows[row][column]), Double(table.rows[column][row]))
        guard one + other > 0 else { continue }
        let distance = max(0, abs(one - other) - correction)
        sum += distance * distance / (one + other)
        pairs += 1
      }
    }
    guard pairs > 0 else { throw TableError.noDiscordantPairs }
    chiSquare = sum
    degreesOfFreedom = pairs
  }
}

/// The exact form of McNemar's test: whether as many subjects changed from yes to no as from no to
/// yes, by the binomial distribution.
///
/// Source: the mid-p value, Fagerland, Lydersen & Laake, *BMC Medical Research Methodology*
/// 2013;13:91.
public struct ExactMcNemarTest: Equatable, Sendable {
  /// The natural logarithm of ``pValue``.
  public let logPValue: Double
  /// The p value in which the observed table counts by half, for less conservative a test.
  public let midPValue: Double

  /// Twice the probability of a number of changes in the rarer direction as small as the observed
  /// one, at most 1.
  public var pValue: Double { exp(logPValue) }

  /// Tests a table of pairs: rows are the first value of a subject, columns the second.
  ///
  /// - Throws: ``TableError/noDiscordantPairs`` when no subject changed.
  public init(of table: TwoByTwoTable) throws {
    guard table.b + table.c > 0 else { throw TableError.noDiscordantPairs }
    let changes = BinomialDistribution(trials: table.b + table.c, probability: 0.5)
    let rarer = min(table.b, table.c)
    logPValue = min(0, log(2) + changes.logCumulative(rarer))
    // With equal numbers the observed one is in both tails, and half of it leaves both.
    let observed = changes.mass(rarer)
    midPValue = table.b == table.c ? 1 - 0.5 * observed : exp(logPValue) - observed
  }
}
