/// A log likelihood on a line, plane or larger flat part of its coordinates: with some coefficients
/// held at given values.
struct LinearRestriction: SmoothConcaveFunction {
  let base: any SmoothConcaveFunction
  /// A point of the flat part.
  let origin: [Double]
  /// The directions in which it extends.
  let directions: Subspace

  var dimension: Int { directions.basis.count }

  /// The coordinates of a point.
  func point(_ position: [Double]) -> [Double] {
    zip(origin, directions.combination(position)).map { $0 + $1 }
  }

  func expansion(at position: [Double]) -> QuadraticExpansion {
    let whole = base.expansion(at: dimension == 0 ? origin : point(position))
    var result = QuadraticExpansion(dimension: dimension)
    result.value = whole.value
    result.gradient = directions.coordinates(of: whole.gradient)
    result.information = whole.information.restricted(to: directions)
    return result
  }
}

extension SymmetricMatrix {
  /// The matrix of the same quadratic form in the coordinates of a subspace.
  func restricted(to directions: Subspace) -> SymmetricMatrix {
    var result = SymmetricMatrix(size: directions.basis.count)
    for row in directions.basis.indices {
      let image = times(directions.basis[row])
      for column in 0...row {
        result[row, column] = innerProduct(image, directions.basis[column])
      }
    }
    return result
  }
}
