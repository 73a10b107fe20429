#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The factors of a symmetric positive semidefinite matrix, A = L D Lᵀ, with the columns that
/// others before them determine left out.
///
/// A column is left out when what remains of its diagonal entry is at most `tolerance` times the
/// entry itself; solutions have 0 there. In a regression that keeps the first of collinear columns
/// and drops the later, as R does.
///
/// Source: Golub & Van Loan, *Matrix Computations*, 4th ed. 2013, section 4.1.
struct CholeskyFactor: Equatable, Sendable {
  /// The number of rows.
  let size: Int
  /// L below the diagonal, row by row, and D on it; 0 in D for a column left out.
  private var entries: [Double]

  /// Factors a matrix.
  ///
  /// - Parameters:
  ///   - matrix: Positive semidefinite up to rounding.
  ///   - tolerance: How small a remainder, as a proportion of the diagonal entry, counts as 0.
  ///   - sizes: What the remainder is a proportion of instead, where the diagonal entries are
  ///     themselves small differences of larger numbers.
  init(_ matrix: SymmetricMatrix, tolerance: Double = 1e-12, sizes: [Double]? = nil) {
    size = matrix.size
    entries = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      for column in 0...row {
        var rest = matrix[row, column]
        for k in 0..<column {
          rest -= entries[row * size + k] * entries[column * size + k] * entries[k * size + k]
        }
        if row == column {
          let isKept = rest > tolerance * (sizes?[row] ?? matrix[row, row]) && rest.isFinite
          entries[row * size + row] = isKept ? rest : 0
        } else {
          let pivot = entries[column * size + column]
          entries[row * size + column] = pivot > 0 ? rest / pivot : 0
        }
      }
    }
  }

  /// Whether a column was kept.
  func keeps(_ column: Int) -> Bool {
    entries[column * size + column] > 0
  }

  /// The number of columns that were kept.
  var rank: Int {
    (0..<size).reduce(0) { keeps($1) ? $0 + 1 : $0 }
  }

  /// The x with A x = `vector` and 0 in the columns left out.
  func solve(_ vector: [Double]) -> [Double] {
    var x = forward(vector)
    for row in 0..<size { x[row] = keeps(row) ? x[row] / entries[row * size + row] : 0 }
    for row in (0..<size).reversed() where keeps(row) {
      for below in row + 1..<size where keeps(below) {
        x[row] -= entries[below * size + row] * x[below]
      }
    }
    return x
  }

  /// The largest part of a step in one direction, in the scale of that direction: Lᵀ x, each entry
  /// as a proportion of what its column keeps beside the columns before it. Steps that go far in
  /// opposite ways along columns that are almost the same are short.
  func length(of step: [Double], in matrix: SymmetricMatrix) -> Double {
    var result = 0.0
    for row in 0..<size where keeps(row) {
      var part = step[row]
      for below in row + 1..<size { part += entries[below * size + row] * step[below] }
      let share = entries[row * size + row] / matrix[row, row]
      result = max(result, abs(part) * share.squareRoot())
    }
    return result
  }

  /// xᵀ A⁻ x for an x in the image of A, where A⁻ is a generalized inverse: any gives the same.
  func quadraticForm(_ vector: [Double]) -> Double {
    let x = forward(vector)
    return (0..<size).reduce(0) {
      keeps($1) ? $0 + x[$1] * x[$1] / entries[$1 * size + $1] : $0
    }
  }

  /// The inverse, with zeros in the rows and columns left out.
  func inverse() -> SymmetricMatrix {
    var result = SymmetricMatrix(size: size)
    for column in 0..<size where keeps(column) {
      var unit = [Double](repeating: 0, count: size)
      unit[column] = 1
      let solution = solve(unit)
      for row in column..<size { result[row, column] = solution[row] }
    }
    return result
  }

  /// The logarithm of the determinant of the columns that were kept.
  var logDeterminant: Double {
    (0..<size).reduce(0) { keeps($1) ? $0 + log(entries[$1 * size + $1]) : $0 }
  }

  /// L⁻¹ x, with 0 in the columns left out.
  private func forward(_ vector: [Double]) -> [Double] {
    var x = vector
    for row in 0..<size {
      guard keeps(row) else {
        x[row] = 0
        continue
      }
      for column in 0..<row { x[row] -= entries[row * size + column] * x[column] }
    }
    return x
  }
}
