#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The columns of a regression in coordinates in which it is easy to solve, and the way back.
///
/// The first coordinate is the intercept. Constant columns, and columns that others before them
/// determine, are left out.
struct Design: Equatable, Sendable {
  /// The names of the columns kept.
  let names: [String]
  /// The columns left out, and why.
  let dropped: [DroppedColumn]
  /// The center of each column kept, in its own unit.
  let centers: [Double]
  /// What the likelihood sees.
  let columns: StandardizedColumns
  /// For each coordinate, how much of the predictor at the centers (the first value) and of each
  /// coefficient it makes.
  private let combinations: [[Double]]

  /// Chooses the columns.
  ///
  /// - Parameters:
  ///   - values: The columns, each with `weights.count` finite values.
  ///   - names: Their names.
  ///   - weights: At least one above 0; rows of weight 0 have no say in what is kept.
  init(_ values: [[Double]], names: [String], weights: [Double]) {
    let selection = ColumnSelection(values, names: names, weights: weights)
    self.names = selection.positions.map { names[$0] }
    dropped = selection.dropped
    centers = selection.centers
    columns = StandardizedColumns(count: weights.count, columns: selection.columns)
    combinations = selection.combinations
  }

  /// The number of coordinates.
  var dimension: Int { combinations.count }

  /// The predictor at the centers and the coefficients that belong to some coordinates.
  func centered(_ coordinates: [Double]) -> [Double] {
    (0..<dimension).map { place in
      zip(coordinates, combinations).reduce(0) { $0 + $1.0 * $1.1[place] }
    }
  }

  /// The intercept and the coefficients that belong to some coordinates.
  func coefficients(_ coordinates: [Double]) -> [Double] {
    var result = centered(coordinates)
    for (coefficient, center) in zip(result.dropFirst(), centers) {
      result[0] -= coefficient * center
    }
    return result
  }

  /// The combination of coordinates that is a coefficient, or the intercept at position 0.
  func functional(of position: Int) -> [Double] {
    combinations.map { combination in
      guard position == 0 else { return combination[position] }
      return zip(combination.dropFirst(), centers).reduce(combination[0]) { $0 - $1.0 * $1.1 }
    }
  }

  /// The combination of coordinates that is the predictor of a subject.
  ///
  /// - Parameter values: The subject's value of each column kept.
  /// - Returns: One factor for each coordinate.
  func functional(ofPredictorAt values: [Double]) -> [Double] {
    let distances = zip(values, centers).map { $0 - $1 }
    return combinations.map { combination in
      zip(combination.dropFirst(), distances).reduce(combination[0]) { $0 + $1.0 * $1.1 }
    }
  }

  /// The standard errors of the intercept and the coefficients.
  ///
  /// They keep their digits where a variance would be too large or too small for a Double.
  func standardErrors(_ variance: SymmetricMatrix) -> [Double] {
    (0..<dimension).map { position in
      let functional = functional(of: position)
      let size = functional.reduce(0) { max($0, abs($1)) }
      let unit = functional.map { $0 / size }
      return size * max(0, innerProduct(variance.times(unit), unit)).squareRoot()
    }
  }

  /// The matrix of variances and covariances of the intercept and the coefficients.
  func variance(_ variance: SymmetricMatrix) -> SymmetricMatrix {
    let functionals = (0..<dimension).map(functional)
    var result = SymmetricMatrix(size: dimension)
    for row in 0..<dimension {
      let image = variance.times(functionals[row])
      for column in 0...row {
        result[row, column] = zip(image, functionals[column]).reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
    return result
  }

  /// The logarithm of the determinant of the coordinates as a function of the coefficients.
  var logDeterminant: Double {
    // A coordinate makes its own coefficient and those before it, so that only factors of the
    // diagonal count.
    combinations.indices.reduce(0) { $0 - log(abs(combinations[$1][$1])) }
  }
}
