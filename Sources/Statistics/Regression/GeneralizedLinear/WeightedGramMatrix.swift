/// Four numbers of one column, worked on at once.
typealias Quad = SIMD4<Double>

/// The sums Σ w z zᵀ over rows z that come in blocks, each small enough to stay in the nearest
/// cache while all pairs of its columns are multiplied.
struct WeightedGramMatrix {
  /// The number of quads of a column in a block: 256 rows, so that 15 columns take 30 kB.
  static let quads = 64
  /// The number of rows of a block.
  static let rows = 4 * quads

  /// How many quads of each column some rows fill: an even number, the last filled up with zeros.
  static func quads(holding rows: Int) -> Int {
    2 * ((rows + 7) / 8)
  }

  /// The number of columns.
  let size: Int
  /// The sums on and below the diagonal, row by row.
  private var sums: [Double]
  private var weighted = [Quad](repeating: .zero, count: quads)

  /// Zeros, to be added to.
  init(size: Int) {
    self.size = size
    sums = [Double](repeating: 0, count: size * (size + 1) / 2)
  }

  /// The sums so far.
  var matrix: SymmetricMatrix {
    var result = SymmetricMatrix(size: size)
    for row in 0..<size {
      for column in 0...row { result[row, column] = sums[row * (row + 1) / 2 + column] }
    }
    return result
  }

  /// Adds a block.
  ///
  /// - Parameters:
  ///   - columns: `size` columns of ``quads`` quads each, one behind the other; rows beyond the
  ///     last are 0.
  ///   - weights: One for each row of the block.
  ///   - count: How many quads of each column hold rows, an even number.
  mutating func add(
    _ columns: UnsafePointer<Quad>, weights: UnsafePointer<Quad>, count: Int
  ) {
    let (size, quads) = (size, WeightedGramMatrix.quads)
    weighted.withUnsafeMutableBufferPointer { weighted in
      sums.withUnsafeMutableBufferPointer { sums in
        guard let left = weighted.baseAddress, var target = sums.baseAddress else { return }
        for row in 0..<size {
          let column = columns + row * quads
          for quad in 0..<count { left[quad] = weights[quad] * column[quad] }
          var other = 0
          while other + 3 <= row {
            addFour(left, columns + other * quads, count: count, into: target + other)
            other += 4
          }
          while other <= row {
            target[other] += dot(left, columns + other * quads, count: count)
            other += 1
          }
          target += row + 1
        }
      }
    }
  }
}

/// The products of a column with four others that follow each other.
@inline(__always)
private func addFour(
  _ left: UnsafePointer<Quad>, _ right: UnsafePointer<Quad>, count: Int,
  into target: UnsafeMutablePointer<Double>
) {
  let quads = WeightedGramMatrix.quads
  var (first, second, third, fourth) = (Quad.zero, Quad.zero, Quad.zero, Quad.zero)
  for quad in 0..<count {
    let factor = left[quad]
    first += factor * right[quad]
    second += factor * right[quads + quad]
    third += factor * right[2 * quads + quad]
    fourth += factor * right[3 * quads + quad]
  }
  target[0] += first.sum()
  target[1] += second.sum()
  target[2] += third.sum()
  target[3] += fourth.sum()
}

/// The product of two columns of a block, of which an even number of quads holds rows.
@inline(__always)
func dot(_ left: UnsafePointer<Quad>, _ right: UnsafePointer<Quad>, count: Int) -> Double {
  var (even, odd) = (Quad.zero, Quad.zero)
  for quad in stride(from: 0, to: count, by: 2) {
    even += left[quad] * right[quad]
    odd += left[quad + 1] * right[quad + 1]
  }
  return (even + odd).sum()
}
