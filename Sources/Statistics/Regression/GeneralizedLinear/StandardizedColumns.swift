/// A constant and standardized columns, in blocks of rows.
struct StandardizedColumns: Equatable, Sendable {
  /// The number of rows.
  let count: Int
  /// The columns behind the constant.
  let columns: [StandardizedColumn]

  /// The number of columns with the constant.
  var dimension: Int { columns.count + 1 }

  /// How large rounding errors in a row may be, as a proportion of its length.
  var rounding: Double {
    columns.reduce(1e-13) { max($0, $1.rounding) }
  }

  /// Σ γ z for each row z.
  func predictors(at coordinates: [Double]) -> [Double] {
    var result = [Double](repeating: coordinates[0], count: count)
    for (column, coordinate) in zip(columns, coordinates.dropFirst()) where coordinate != 0 {
      result.withUnsafeMutableBufferPointer { result in
        for (row, value) in column.values.enumerated() {
          result[row] += coordinate * ((value - column.center) * column.multiplier)
        }
      }
    }
    return result
  }

  /// Σ weight · z over the rows.
  func sums(weighting weights: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: dimension)
    var block = [Quad](repeating: .zero, count: WeightedGramMatrix.quads)
    forEachBlock { columns, rows in
      copy(weights, rows, into: &block)
      for index in 0..<dimension {
        result[index] += dot(
          block, columns + index * WeightedGramMatrix.quads,
          count: WeightedGramMatrix.quads(holding: rows.count))
      }
    }
    return result
  }

  /// Σ weight · z zᵀ over the rows.
  func products(weighting weights: [Double]) -> SymmetricMatrix {
    var gram = WeightedGramMatrix(size: dimension)
    var block = [Quad](repeating: .zero, count: WeightedGramMatrix.quads)
    forEachBlock { columns, rows in
      copy(weights, rows, into: &block)
      gram.add(columns, weights: block, count: WeightedGramMatrix.quads(holding: rows.count))
    }
    return gram.matrix
  }

  private func copy(_ values: [Double], _ rows: Range<Int>, into block: inout [Quad]) {
    block.withUnsafeMutableBytes { bytes in
      let target = bytes.bindMemory(to: Double.self)
      for (place, row) in rows.enumerated() { target[place] = values[row] }
      for place in rows.count..<target.count { target[place] = 0 }
    }
  }

  /// The z of a row.
  func row(_ row: Int) -> [Double] {
    [1]
      + columns.map {
        ($0.values[row] - $0.center) * $0.multiplier
      }
  }

  /// Calls a function for every block of rows.
  ///
  /// - Parameter body: Gets the columns z of the block, ``WeightedGramMatrix/quads`` quads each and
  ///   0 beyond the last row, and the rows that it holds.
  @inline(__always)
  func forEachBlock(_ body: (UnsafeMutablePointer<Quad>, Range<Int>) -> Void) {
    let (length, quads) = (WeightedGramMatrix.rows, WeightedGramMatrix.quads)
    var block = [Quad](repeating: .zero, count: dimension * quads)
    block.withUnsafeMutableBufferPointer { block in
      guard let start = block.baseAddress else { return }
      for first in stride(from: 0, to: count, by: length) {
        let rows = first..<min(first + length, count)
        fill(start, rows: rows)
        body(start, rows)
      }
    }
  }

  private func fill(_ block: UnsafeMutablePointer<Quad>, rows: Range<Int>) {
    let length = WeightedGramMatrix.rows
    block.withMemoryRebound(to: Double.self, capacity: length * dimension) { target in
      if rows.count < length { target.update(repeating: 0, count: length * dimension) }
      target.update(repeating: 1, count: rows.count)
      for (index, column) in columns.enumerated() {
        let place = target + (index + 1) * length
        let (center, factor) = (column.center, column.multiplier)
        column.values.withUnsafeBufferPointer { values in
          guard let source = values.baseAddress.map({ $0 + rows.lowerBound }) else { return }
          for row in 0..<rows.count { place[row] = (source[row] - center) * factor }
        }
      }
    }
  }
}
