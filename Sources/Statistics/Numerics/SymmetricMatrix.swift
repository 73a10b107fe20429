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

  /// The entries on the diagonal.
  var diagonal: [Double] {
    (0..<size).map { self[$0, $0] }
  }

  /// All entries, row by row.
  var rows: [[Double]] {
    (0..<size).map { row in (0..<size).map { self[row, $0] } }
  }

  /// The rows and columns at some positions.
  func submatrix(_ positions: [Int]) -> SymmetricMatrix {
    var result = SymmetricMatrix(size: positions.count)
    for (row, from) in positions.enumerated() {
      for column in 0...row { result[row, column] = self[from, positions[column]] }
    }
    return result
  }

  /// A x.
  func times(_ vector: [Double]) -> [Double] {
    (0..<size).map { row in (0..<size).reduce(0) { $0 + self[row, $1] * vector[$1] } }
  }

  /// All entries times a factor.
  func scaled(by factor: Double) -> SymmetricMatrix {
    var result = self
    for index in entries.indices { result.entries[index] *= factor }
    return result
  }

  /// A M A.
  func sandwich(_ middle: SymmetricMatrix) -> SymmetricMatrix {
    let columns = (0..<size).map { column in
      middle.times((0..<size).map { self[$0, column] })
    }
    var result = SymmetricMatrix(size: size)
    for row in 0..<size {
      for column in 0...row {
        result[row, column] = (0..<size).reduce(0) { $0 + self[row, $1] * columns[column][$1] }
      }
    }
    return result
  }
}
