/// A linear subspace, as vectors of length 1 at right angles.
struct Subspace: Equatable, Sendable {
  /// The vectors, as many as the subspace has dimensions.
  private(set) var basis: [[Double]]

  /// The whole space.
  init(dimension: Int) {
    basis = (0..<dimension).map { row in (0..<dimension).map { $0 == row ? 1 : 0 } }
  }

  /// The line along a coordinate.
  init(coordinate: Int, of dimension: Int) {
    basis = [(0..<dimension).map { $0 == coordinate ? 1 : 0 }]
  }

  /// What remains at right angles to a vector.
  ///
  /// - Parameters:
  ///   - vector: Any but 0.
  ///   - tolerance: A part inside the subspace that is at most this proportion of the vector counts
  ///     as rounding, and nothing is removed.
  mutating func remove(_ vector: [Double], tolerance: Double = 1e-13) {
    var parts = basis.map { innerProduct($0, vector) }
    let length = innerProduct(parts, parts).squareRoot()
    guard length > tolerance * innerProduct(vector, vector).squareRoot(), length > 0 else { return }
    // A reflection that turns the part inside onto the last vector of the basis, which is dropped.
    let last = parts.count - 1
    parts = parts.map { $0 / length }
    parts[last] += parts[last] >= 0 ? 1 : -1
    let half = abs(parts[last])
    let mirror = combination(parts)
    basis = (0..<last).map { index in
      zip(basis[index], mirror).map { $0 - parts[index] / half * $1 }
    }
  }

  /// The vector of the whole space with some coordinates in the subspace.
  func combination(_ coordinates: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: basis.first?.count ?? 0)
    for (coordinate, vector) in zip(coordinates, basis) {
      for place in result.indices { result[place] += coordinate * vector[place] }
    }
    return result
  }

  /// The coordinates in the subspace of the part of a vector that lies in it.
  func coordinates(of vector: [Double]) -> [Double] {
    basis.map { innerProduct($0, vector) }
  }
}

/// Σ a b.
func innerProduct(_ left: [Double], _ right: [Double]) -> Double {
  zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
}
