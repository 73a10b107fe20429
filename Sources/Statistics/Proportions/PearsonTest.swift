/// Pearson's chi-square test that rows and columns of a table are independent.
///
/// Source: Pearson, *Philosophical Magazine* 1900;50:157–175; the correction for continuity, Yates,
/// *Supplement to the Journal of the Royal Statistical Society* 1934;1:217–235.
public struct PearsonTest: ChiSquareStatistic {
  /// The test statistic, at or above 0.
  public let chiSquare: Double
  /// (rows − 1) × (columns − 1), counting only rows and columns that hold a subject.
  public let degreesOfFreedom: Int

  /// Tests a table.
  ///
  /// - Parameters:
  ///   - table: Rows and columns without subjects take no part.
  ///   - continuityCorrection: Whether each cell of a 2 × 2 table comes nearer to its expected count
  ///     by one half, or by all of the distance where that is less, as in R; a larger table has no
  ///     correction.
  /// - Throws: ``TableError/nothingToCompare`` when fewer than two rows or two columns hold a
  ///   subject.
  public init(of table: ContingencyTable, continuityCorrection: Bool = false) throws {
    let table = try table.comparable()
    degreesOfFreedom = (table.rows.count - 1) * (table.rows[0].count - 1)
    let mayCorrect = continuityCorrection && table.rows.count == 2 && table.rows[0].count == 2
    chiSquare = zip(table.rows.joined(), table.expected.joined()).reduce(0) { sum, cell in
      let distance = abs(Double(cell.0) - cell.1)
      let counted = mayCorrect ? max(0, distance - 0.5) : distance
      return sum + counted * counted / cell.1
    }
  }
}

extension ContingencyTable {
  /// Pearson's test of the table, without correction for continuity.
  ///
  /// - Throws: ``TableError/nothingToCompare`` when fewer than two rows or two columns hold a
  ///   subject.
  public var pearson: PearsonTest {
    get throws { try PearsonTest(of: self) }
  }
}
