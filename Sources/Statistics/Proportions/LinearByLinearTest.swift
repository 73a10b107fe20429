/// The chi-square test of a linear association between ordered rows and ordered columns, (N − 1)·r²
/// with the correlation r of their scores: what SPSS prints as linear-by-linear association.
///
/// Source: Mantel, *Journal of the American Statistical Association* 1963;58:690–700.
public struct LinearByLinearTest: ChiSquareStatistic {
  /// The correlation of the scores over the subjects, −1...1.
  public let correlation: Double
  /// The test statistic, at or above 0.
  public let chiSquare: Double

  /// 1.
  public var degreesOfFreedom: Int { 1 }

  /// Tests a table.
  ///
  /// - Parameters:
  ///   - table: Rows and columns without subjects take no part.
  ///   - rowScores: One finite number a row; 1, 2, 3, … where `nil`.
  ///   - columnScores: One finite number a column; 1, 2, 3, … where `nil`.
  /// - Throws: ``TableError/nothingToCompare`` when fewer than two rows or two columns hold a
  ///   subject; ``TableError/equalScores`` when all subjects have one score;
  ///   ``TableError/scoreNotFinite(position:)``, counted among rows or columns with subjects.
  public init(
    of table: ContingencyTable, rowScores: [Double]? = nil, columnScores: [Double]? = nil
  ) throws {
    let (table, rowScores, columnScores) = try table.comparable(
      rowScores: rowScores ?? table.rows.indices.map { Double($0 + 1) },
      columnScores: columnScores ?? table.rows[0].indices.map { Double($0 + 1) })
    let x = try centered(rowScores, by: table.rowTotals)
    let y = try centered(columnScores, by: table.columnTotals)
    let products = zip(table.rows, x.scores).reduce(0) { sum, row in
      sum + row.1 * zip(row.0, y.scores).reduce(0) { $0 + Double($1.0) * $1.1 }
    }
    correlation = products / (x.sumOfSquares.squareRoot() * y.sumOfSquares.squareRoot())
    chiSquare = Double(table.count - 1) * correlation * correlation
  }
}

/// Scores less their mean over the subjects, and the sum of their squares over the subjects.
///
/// - Throws: ``TableError/equalScores``, ``TableError/scoreNotFinite(position:)``.
func centered(
  _ scores: [Double], by counts: [Int]
) throws -> (scores: [Double], sumOfSquares: Double) {
  if let position = scores.firstIndex(where: { !$0.isFinite }) {
    throw TableError.scoreNotFinite(position: position)
  }
  let counts = counts.map(Double.init)
  // The spread of the scores is made 1, so that no square overflows or vanishes.
  let (least, greatest) = (scores.min() ?? 0, scores.max() ?? 0)
  let spread = greatest / 2 - least / 2
  guard spread > 0 else { throw TableError.equalScores }
  let scaled = scores.map { ($0 / 2 - least / 2) / spread }
  let size = counts.reduce(0, +)
  let mean = zip(counts, scaled).reduce(0) { $0 + $1.0 * $1.1 } / size
  let centered = scaled.map { $0 - mean }
  let sumOfSquares = zip(counts, centered).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
  guard sumOfSquares > 0 else { throw TableError.equalScores }
  return (centered, sumOfSquares)
}
