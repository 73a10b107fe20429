/// Σ w x xᵀ over rows x with weights w, two columns at a time.
///
/// Rows are stored one after the other, each as `pairs` pairs of numbers; the last number of an odd
/// width is 0. All entries on and below the diagonal are sums over the rows in their order, 256 at
/// a time, so that rounding errors grow slowly.
struct GramSums {
  typealias Pair = SIMD2<Double>

  /// The number of pairs in a row.
  let pairs: Int
  /// For each column and each pair at or before it, the sums of the column with the pair.
  private var sums: [Pair]

  /// Sums of no rows.
  init(pairs: Int) {
    self.pairs = pairs
    sums = [Pair](repeating: .zero, count: 2 * pairs * pairs)
  }

  /// Adds rows.
  mutating func add(
    _ rows: UnsafePointer<Pair>, weights: UnsafePointer<Double>, count: Int
  ) {
    let tile = 256
    sums.withUnsafeMutableBufferPointer { buffer in
      guard let sums = buffer.baseAddress else { return }
      for start in stride(from: 0, to: count, by: tile) {
        let part = Rows(
          first: rows + start * pairs, weights: weights + start, count: min(tile, count - start),
          pairs: pairs)
        for column in 0..<pairs {
          let into = sums + 2 * column * pairs
          for other in stride(from: 0, to: column, by: 2) {
            part.addTwo(column, other, into: into)
          }
          if column.isMultiple(of: 2) { part.addOne(column, column, into: into) }
        }
      }
    }
  }

  /// Adds the sums of other rows.
  mutating func add(_ other: GramSums) {
    for index in sums.indices { sums[index] += other.sums[index] }
  }

  /// The sum for two columns.
  subscript(row: Int, column: Int) -> Double {
    let (high, low) = row >= column ? (row, column) : (column, row)
    return sums[high * pairs + low / 2][low & 1]
  }

  /// The sums for the first columns, each with each.
  func matrix(size: Int) -> SymmetricMatrix {
    var result = SymmetricMatrix(size: size)
    for row in 0..<size {
      for column in 0...row { result[row, column] = self[row, column] }
    }
    return result
  }

  /// The rows of one tile.
  private struct Rows {
    let first: UnsafePointer<Pair>
    let weights: UnsafePointer<Double>
    let count: Int
    let pairs: Int

    /// Adds the products of a pair of columns with two other pairs.
    @inline(__always)
    func addTwo(_ column: Int, _ other: Int, into sums: UnsafeMutablePointer<Pair>) {
      var (upperLeft, upperRight, lowerLeft, lowerRight) = (Pair(), Pair(), Pair(), Pair())
      var row = first
      for index in 0..<count {
        let own = row[column] * weights[index]
        let (upper, lower) = (Pair(repeating: own.x), Pair(repeating: own.y))
        let (left, right) = (row[other], row[other + 1])
        upperLeft += upper * left
        upperRight += upper * right
        lowerLeft += lower * left
        lowerRight += lower * right
        row += pairs
      }
      sums[other] += upperLeft
      sums[other + 1] += upperRight
      sums[pairs + other] += lowerLeft
      sums[pairs + other + 1] += lowerRight
    }

    /// Adds the products of a pair of columns with one pair.
    @inline(__always)
    func addOne(_ column: Int, _ other: Int, into sums: UnsafeMutablePointer<Pair>) {
      var (upper, lower) = (Pair(), Pair())
      var row = first
      for index in 0..<count {
        let own = row[column] * weights[index]
        upper += Pair(repeating: own.x) * row[other]
        lower += Pair(repeating: own.y) * row[other]
        row += pairs
      }
      sums[other] += upper
      sums[pairs + other] += lower
    }
  }
}
