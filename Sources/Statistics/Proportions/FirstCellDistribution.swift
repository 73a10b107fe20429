#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The distribution of the first cell of a 2 × 2 table, given both margins and the odds ratio:
/// Fisher's noncentral hypergeometric distribution, and where the odds ratio is 1 the ordinary one.
///
/// Source: Fisher, *Journal of the Royal Statistical Society* 1935;98:39–54.
struct FirstCellDistribution: RatioDistribution {
  /// Subjects in the first row, in the second row, in the first column.
  private let row, other, column: Double
  let low, high: Double
  let oddsRatio: Double

  init(_ table: TwoByTwoTable, logOddsRatio: Double = 0) {
    row = Double(table.a + table.b)
    other = Double(table.c + table.d)
    column = Double(table.a + table.c)
    low = max(0, column - other)
    high = min(row, column)
    oddsRatio = exp(logOddsRatio)
  }

  func ratio(after count: Double) -> Double {
    (row - count) * (column - count) / ((count + 1) * (other - column + count + 1)) * oddsRatio
  }

  /// Right for an odds ratio of 1.
  var mode: Double {
    min(high, max(low, ((row + 1) * (column + 1) / (row + other + 2)).rounded(.down)))
  }

  /// Right for an odds ratio of 1.
  ///
  /// The four cells differ from what their margins let expect by the same number.
  ///
  /// Source: Loader, *Fast and Accurate Computation of Binomial Probabilities*, 2000.
  func logProbability(of count: Double) -> Double {
    guard low < high else { return 0 }
    let size = row + other
    let (b, c) = (row - count, column - count)
    let d = other - c
    let excess = (count * d - b * c) / size
    func cell(_ count: Double, _ row: Double, _ column: Double, _ excess: Double) -> Double {
      logFactorialExcess(count)
        + deviance(count, mean: row * column / size, difference: excess)
    }
    let margins =
      logFactorialExcess(row) + logFactorialExcess(other) + logFactorialExcess(column)
      + logFactorialExcess(size - column)
    return margins - logFactorialExcess(size)
      - cell(count, row, column, excess) - cell(b, row, size - column, -excess)
      - cell(c, other, column, -excess) - cell(d, other, size - column, excess)
  }
}
