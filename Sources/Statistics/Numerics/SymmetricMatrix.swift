/// A symmetric matrix with real entries.
struct SymmetricMatrix: Equatable, Sendable {
  /// The number of rows.
  let size: Int
  /// The entries on and below the diagonal, row by row.
  private var entries: [Double]

  /// The matrix of zeros.
  init(size: Int) {
    self.size = size
    entries = Array(repeating: 0, count: size * (size + 1) / 2)
  }

  /// The entry of a row and a column, in either order.
  subscript(row: Int, column: Int) -> Double {
    get { entries[position(row, column)] }
    set { entries[position(row, column)] = newValue }
  }

  private func position(_ row: Int, _ column: Int) -> Int {
    let (high, low) = row >= column ? (row, column) : (column, row)
    return high * (high + 1) / 2 + low
  }

  /// xᵀ A⁻ x for a positive semidefinite A and an x in its image, where A⁻ is a generalized
  /// inverse: any gives the same value.
  ///
  /// Cholesky's elimination with the largest pivot first, which ends when what remains is rounding.
  func quadraticFormOfInverse(_ vector: [Double]) -> Double {
    var (rest, x) = (self, vector)
    var remaining = Set(0..<size)
    let negligible = 1e-10 * (0..<size).reduce(0) { max($0, self[$1, $1]) }
    var sum = 0.0
    while let pivot = remaining.max(by: { (rest[$0, $0], $1) < (rest[$1, $1], $0) }),
      rest[pivot, pivot] > negligible
    {
      remaining.remove(pivot)
      sum += x[pivot] * x[pivot] / rest[pivot, pivot]
      rest.eliminate(pivot, from: remaining, &x)
    }
    return sum
  }

  /// The inverse of a positive definite matrix; `nil` where it is singular.
  func inverse() -> SymmetricMatrix? {
    var result = SymmetricMatrix(size: size)
    for column in 0..<size {
      var unit = Array(repeating: 0.0, count: size)
      unit[column] = 1
      guard let solution = solve(unit) else { return nil }
      for row in column..<size { result[row, column] = solution[row] }
    }
    return result
  }

  /// The x with A x = `vector`, for a positive definite A; `nil` where A is singular.
  func solve(_ vector: [Double]) -> [Double]? {
    var (rest, x) = (self, vector)
    for pivot in 0..<size {
      guard rest[pivot, pivot] > 1e-13 * self[pivot, pivot] else { return nil }
      rest.eliminate(pivot, from: Set(pivot + 1..<size), &x)
    }
    for row in (0..<size).reversed() {
      for column in row + 1..<size { x[row] -= rest[column, row] * x[column] }
      x[row] /= rest[row, row]
    }
    return x
  }

  /// Subtracts the row of the pivot from the given rows and from the right side, so that the
  /// column of the pivot would vanish there; it is kept, as `solve` reads it again.
  private mutating func eliminate(_ pivot: Int, from rows: Set<Int>, _ x: inout [Double]) {
    for row in rows {
      let factor = self[row, pivot] / self[pivot, pivot]
      x[row] -= factor * x[pivot]
      for column in rows where column <= row {
        self[row, column] -= factor * self[column, pivot]
      }
    }
  }
}
