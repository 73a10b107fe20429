#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a walk over the tables with given margins looks up: the weights of cells, the sum of the
/// weights of all tables that may follow a node, and bounds between which these weights lie.
///
/// A cell weighs as much as its Poisson probability with the mean of all cells of the table. Given
/// the margins that is proportional to 1 / (the product of the factorials), and as the logarithms are
/// small numbers, they keep digits that those of factorials would lose.
struct TableBounds {
  /// The log weight of a cell, by its count.
  let logWeights: [Double]
  private let columns: [Int]
  private let rowCount: Int
  /// log(n!) by n.
  private let logFactorials: [Double]
  /// log(n/2) by n.
  private let logHalves: [Double]
  /// The mean of the cells.
  private let mean: Double
  /// From a column on, the log probability of the totals of the columns, less that of their sum.
  private let logColumns: [Double]
  /// From a column on, what the log weight of a table has more than the sum of −log(x!).
  private let shifts: [Double]

  /// - Parameters:
  ///   - rows: The totals of the rows, the largest first.
  ///   - columns: The totals of the columns in the order in which they are filled, the largest first.
  init(rows: [Int], columns: [Int]) {
    let (count, cells) = (columns.reduce(0, +), rows.count * columns.count)
    let (rowCount, mean) = (rows.count, Double(count) / Double(cells))
    self.mean = mean
    self.columns = columns
    self.rowCount = rowCount
    let logHalves = (0...2 * count + cells).map { log(Double($0) / 2) }
    self.logHalves = logHalves
    // Their rounding adds up, but bounds have room for it.
    var logFactorials = [0.0]
    for number in 1...count {
      logFactorials.append(logFactorials[number - 1] + logHalves[2 * number])
    }
    self.logFactorials = logFactorials
    logWeights = (0...min(rows[0], columns[0])).map { logPoisson($0, mean: mean) }
    logColumns = (0...columns.count).map { start in
      let rest = columns[start...]
      guard !rest.isEmpty else { return 0 }
      let sum = logPoisson(rest.reduce(0, +), mean: mean * Double(rowCount * rest.count))
      return rest.reduce(-sum) { $0 + logPoisson($1, mean: mean * Double(rowCount)) }
    }
    shifts = (0...columns.count).map { start in
      let size = Double(columns[start...].reduce(0, +))
      return size * log(mean) - mean * Double(rowCount * (columns.count - start))
    }
  }

  /// The logarithm of the sum of the weights of all tables with some rows and the columns from one
  /// on: the Poisson probability of these margins.
  func logTotal(_ rows: ArraySlice<Int32>, from start: Int) -> Double {
    let rowMean = mean * Double(columns.count - start)
    return rows.reduce(logColumns[start]) { $0 + logPoisson(Int($1), mean: rowMean) }
  }

  /// At least the largest log weight of a table with given margins.
  ///
  /// Whatever the multipliers u of the rows and v of the columns, the sum of log x! over the cells is
  /// at least Σ u·row + Σ v·column + Σ min(log x! − (u + v)·x), each minimum over one cell alone. It
  /// is nearly reached by the multipliers that solve the problem for log Γ(x + 1) with derivative
  /// log(x + ½), which have a closed form.
  func longest(_ rows: ArraySlice<Int32>, from start: Int) -> Double {
    let columns = columns[start...]
    var (rowCount, size) = (0, 0)
    for row in rows where row > 0 {
      rowCount += 1
      size += Int(row)
    }
    let columnCount = columns.count
    let logSize = logHalves[2 * size + rowCount * columnCount]
    let reciprocalSize = 1 / (Double(size) + 0.5 * Double(rowCount * columnCount))
    var least = 0.0
    for column in columns {
      let columnLog = logHalves[2 * column + rowCount] - logSize
      let columnShare = (Double(column) + 0.5 * Double(rowCount)) * reciprocalSize
      least += columnLog * Double(column)
      for row in rows where row > 0 {
        let mean = (Double(row) + 0.5 * Double(columnCount)) * columnShare
        let cell = min(Int(mean), min(Int(row), column))
        let cellLog = columnLog + logHalves[2 * Int(row) + columnCount]
        least += logFactorials[cell] - Double(cell) * cellLog
      }
    }
    for row in rows where row > 0 {
      least += logHalves[2 * Int(row) + columnCount] * Double(row)
    }
    return shifts[start] - least
  }

  /// At most the smallest log weight of a table with given margins: each column, and each row, as
  /// uneven as the margins across it allow on their own.
  ///
  /// - Parameters:
  ///   - rows: In descending order.
  ///   - start: The first of the columns.
  /// - Returns: A log weight.
  func shortest(_ rows: ArraySlice<Int32>, from start: Int) -> Double {
    let columns = columns[start...]
    var byColumns = 0.0
    for column in columns {
      var left = column
      for row in rows {
        let cell = min(left, Int(row))
        byColumns += logFactorials[cell]
        left -= cell
        if left == 0 { break }
      }
    }
    var byRows = 0.0
    for row in rows {
      var left = Int(row)
      for column in columns {
        let cell = min(left, column)
        byRows += logFactorials[cell]
        left -= cell
        if left == 0 { break }
      }
    }
    return shifts[start] - min(byColumns, byRows)
  }

  /// How many ways there are to fill the first of some columns, and all of them, roughly: the rows
  /// independent and uniform, their sum near normal, and every column a fair share of each row.
  func roughCounts(
    _ rows: ArraySlice<Int32>, from start: Int
  ) -> (column: Double, table: Double) {
    var rest = rows.map(Double.init)
    var size = rest.reduce(0, +)
    var counts: [Double] = []
    for column in columns[start...].dropLast() {
      let column = Double(column)
      var (product, mean, variance) = (1.0, 0.0, 0.0)
      for row in rest {
        let choices = min(row, column) + 1
        product *= choices
        mean += (choices - 1) / 2
        variance += (choices * choices - 1) / 12
      }
      let spread = max(variance, 1e-3)
      let distance = column - mean
      let density = exp(-distance * distance / (2 * spread)) / (2 * .pi * spread).squareRoot()
      counts.append(max(1, product * min(1, density)))
      rest = rest.map { $0 * (1 - column / max(size, 1)) }
      size -= column
    }
    return (counts.first ?? 1, counts.reduce(1, *))
  }
}

/// The log probability of a count with a Poisson distribution.
private func logPoisson(_ count: Int, mean: Double) -> Double {
  guard count > 0 else { return -mean }
  let x = Double(count)
  return -stirlingError(x) - deviance(x, mean: mean) - 0.5 * log(2 * .pi * x)
}
