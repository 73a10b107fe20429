#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The p value of Freeman and Halton's test, by a network of the tables with the margins of a given
/// one.
///
/// Columns are filled one after the other. A node is what the rows have left, in descending order,
/// as the order does not matter for what follows. To a node belong the logarithms of the weights of
/// the ways there, each with the number of ways. All completions of a way count at once where even
/// the largest weight leaves the table at most as probable as the observed one, and none where even
/// the smallest does not; what lies between goes on to the next column. Where the ways to a node have
/// become many, all of its completions are visited instead, and each counts, of the ways in order of
/// weight, those that are light enough.
///
/// Source: Mehta & Patel, *Journal of the American Statistical Association* 1983;78:427–434.
struct TableNetwork {
  private let rowCount: Int
  private let columns: [Int]
  private let bounds: TableBounds
  /// The largest log weight of a table that counts.
  private let bound: Double
  private let observed: Double
  private let stepLimit: Int
  private var steps = 0
  /// The sum of the weights that count, in units of the observed one.
  private var sum = 0.0
  private var next: NetworkStage
  /// What the rows have left once the column being filled has taken its part.
  private var left: [Int32]
  private var sorted: [Int32]
  /// The subjects of the rows below a row before a column is filled, by column.
  private var below: [[Int]]
  /// The ways to that node, in ascending order of weight, and the sums of their weights, in units of
  /// the largest.
  private var ways: ArraySlice<NetworkStage.Way> = []
  private var sums: [Double] = []
  /// Those of them that are not yet decided.
  private var open = 0..<0
  /// The column being filled.
  private var column = 0
  /// Whether the node is left for its completions rather than for the next stage.
  private var isCompleting = false

  init(_ table: ContingencyTable, stepLimit: Int) {
    let isWide = table.rows.count <= table.rows[0].count
    let rows = (isWide ? table.rowTotals : table.columnTotals).sorted(by: >)
    columns = (isWide ? table.columnTotals : table.rowTotals).sorted(by: >)
    rowCount = rows.count
    let bounds = TableBounds(rows: rows, columns: columns)
    self.bounds = bounds
    observed = table.rows.joined().reduce(0) { $0 + bounds.logWeights[$1] }
    bound = observed + log(probabilityTie)
    self.stepLimit = stepLimit
    left = rows.map(Int32.init)
    sorted = left
    below = Array(repeating: Array(repeating: 0, count: rowCount), count: columns.count)
    next = NetworkStage(rowCount: rowCount)
  }

  /// - Throws: ``TableError/tooManyTables(limit:)``.
  mutating func logPValue() throws -> Double {
    // Merging and bounds save a lot, but not more than this of far too many tables.
    let tables = bounds.roughCounts(left[...], from: 0).table
    guard tables.squareRoot() <= Double(stepLimit) else {
      throw TableError.tooManyTables(limit: stepLimit)
    }
    let total = bounds.logTotal(left[...], from: 0)
    var stage = next
    stage.add(NetworkStage.Way(logWeight: 0, count: 1), to: stage.node(left, bounds, from: 0))
    for column in columns.indices.dropLast() {
      self.column = column
      next = NetworkStage(rowCount: rowCount)
      let (ways, starts) = stage.sortedWays()
      for node in 0..<stage.count {
        self.ways = ways[starts[node]..<starts[node + 1]]
        try leave(stage.rows(of: node))
      }
      stage = next
    }
    return min(0, log(sum) + observed - total)
  }

  /// Fills the column in all ways that a node allows.
  private mutating func leave(_ rows: ArraySlice<Int32>) throws {
    guard let heaviest = ways.last?.logWeight else { return }
    sums.removeAll(keepingCapacity: true)
    var sum = 0.0
    sums.append(0)
    for way in ways {
      sum += way.count * exp(way.logWeight - heaviest)
      sums.append(sum)
    }
    open = 0..<ways.count
    let counts = bounds.roughCounts(rows, from: column)
    isCompleting = counts.table < 0.3 * counts.column * Double(ways.count)
    for (row, value) in rows.enumerated() { left[row] = value }
    try fillColumn(logWeight: 0)
  }

  private mutating func fillColumn(logWeight: Double) throws {
    var subjects = 0
    for row in (0..<rowCount).reversed() {
      below[column][row] = subjects
      subjects += Int(left[row])
    }
    try fill(row: 0, columns[column], logWeight: logWeight)
  }

  private mutating func fill(row: Int, _ rest: Int, logWeight: Double) throws {
    let available = left[row]
    if row == rowCount - 1 {
      left[row] = available - Int32(rest)
      try arrive(logWeight + bounds.logWeights[rest])
    } else {
      for cell in max(0, rest - below[column][row])...min(rest, Int(available)) {
        left[row] = available - Int32(cell)
        try fill(
          row: row + 1, rest - cell, logWeight: logWeight + bounds.logWeights[cell])
      }
    }
    left[row] = available
  }

  private mutating func arrive(_ logWeight: Double) throws {
    steps += 1
    guard steps <= stepLimit else { throw TableError.tooManyTables(limit: stepLimit) }
    if column == columns.count - 2 {
      let weight = left.reduce(logWeight) { $0 + bounds.logWeights[Int($1)] }
      count(to: firstWay(above: bound - weight), weight)
      return
    }
    sortRows()
    try isCompleting ? complete(logWeight) : advance(logWeight)
  }

  private mutating func sortRows() {
    for row in 0..<rowCount {
      let value = left[row]
      var place = row
      while place > 0, sorted[place - 1] < value {
        sorted[place] = sorted[place - 1]
        place -= 1
      }
      sorted[place] = value
    }
  }

  /// Decides about the ways where all completions agree, and hands the others to the next stage.
  private mutating func advance(_ logWeight: Double) throws {
    let node = next.node(sorted, bounds, from: column + 1)
    let position = firstWay(above: bound - logWeight - next.longest[node])
    count(to: position, logWeight + next.logTotal[node])
    let greatest = bound - logWeight - next.shortest[node]
    for way in ways[(ways.startIndex + position)..<ways.endIndex] {
      guard way.logWeight <= greatest else { break }
      steps += 20
      next.add(
        NetworkStage.Way(logWeight: way.logWeight + logWeight, count: way.count), to: node)
    }
  }

  /// Decides about the ways where all completions agree, and visits the completions for the others.
  private mutating func complete(_ logWeight: Double) throws {
    let rest = column + 1
    let before = open
    let position = firstWay(above: bound - logWeight - bounds.longest(sorted[...], from: rest))
    if position > open.lowerBound {
      count(to: position, logWeight + bounds.logTotal(sorted[...], from: rest))
    }
    let end = firstWay(above: bound - logWeight - bounds.shortest(sorted[...], from: rest))
    if position < end {
      open = position..<end
      column += 1
      try fillColumn(logWeight: logWeight)
      column -= 1
      open = before
    }
  }

  /// Of the ways not yet decided, the first that weighs more.
  private func firstWay(above logWeight: Double) -> Int {
    var (low, high) = (open.lowerBound, open.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if ways[ways.startIndex + middle].logWeight > logWeight {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }

  /// Counts the ways not yet decided up to a position, with everything that follows.
  private mutating func count(to position: Int, _ logWeight: Double) {
    guard position > open.lowerBound, let heaviest = ways.last?.logWeight else { return }
    sum += (sums[position] - sums[open.lowerBound]) * exp(heaviest + logWeight - observed)
  }
}
