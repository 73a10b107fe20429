/// The test of Cochran, Mantel and Haenszel for tables of more than two rows or columns: that rows
/// and columns are independent within each of several strata, against any general association.
///
/// Cost: proportional to the number of strata × (rows × columns)², and to (rows × columns)³.
///
/// Source: Landis, Heyman & Koch, *International Statistical Review* 1978;46:237–254; Agresti,
/// *Categorical Data Analysis*, 2nd ed. 2002, section 7.5.3.
public struct GeneralizedMantelHaenszelTest: ChiSquareStatistic {
  /// The test statistic, at or above 0.
  public let chiSquare: Double
  /// (rows − 1) × (columns − 1) where every row and every column has subjects; less what the strata
  /// do not tell apart.
  public let degreesOfFreedom: Int

  /// Tests the tables of several strata.
  ///
  /// - Parameter strata: Tables of one shape, the levels in one order. Rows and columns without
  ///   subjects in any stratum, and strata of fewer than two subjects, have no part.
  /// - Throws: ``TableError/unequalStrata``; ``TableError/noInformativeStratum`` when no stratum has
  ///   subjects in two rows and in two columns.
  public init(of strata: [ContingencyTable]) throws {
    guard let shape = strata.first else { throw TableError.noInformativeStratum }
    let (rows, columns) = (shape.rows.count, shape.rows[0].count)
    guard strata.allSatisfy({ $0.rows.count == rows && $0.rows[0].count == columns }) else {
      throw TableError.unequalStrata
    }
    // A cell and its variances follow from the others, so that the factorization leaves out what is
    // redundant, and empty rows and columns with it.
    var excess = [Double](repeating: 0, count: rows * columns)
    var variance = SymmetricMatrix(size: rows * columns)
    for table in strata where table.count > 1 {
      GeneralizedMantelHaenszelTest.add(table, to: &excess, &variance)
    }
    let factor = CholeskyFactor(variance, tolerance: 1e-10)
    guard factor.rank > 0 else { throw TableError.noInformativeStratum }
    chiSquare = max(0, factor.quadraticForm(excess))
    degreesOfFreedom = factor.rank
  }

  /// Adds what a stratum has more than expected, and the covariances of its cells given its margins.
  private static func add(
    _ table: ContingencyTable, to excess: inout [Double], _ variance: inout SymmetricMatrix
  ) {
    let size = Double(table.count)
    let rows = table.rowTotals.map(Double.init)
    let columns = table.columnTotals.map(Double.init)
    let scale = 1 / (size * size * (size - 1))
    for row in rows.indices {
      for column in columns.indices {
        let cell = row * columns.count + column
        excess[cell] += Double(table.rows[row][column]) - rows[row] * columns[column] / size
        for other in 0...cell {
          let (otherRow, otherColumn) = other.quotientAndRemainder(dividingBy: columns.count)
          let ofRows = rows[row] * ((row == otherRow ? size : 0) - rows[otherRow])
          let ofColumns =
            columns[column] * ((column == otherColumn ? size : 0) - columns[otherColumn])
          variance[cell, other] += scale * ofRows * ofColumns
        }
      }
    }
  }
}
