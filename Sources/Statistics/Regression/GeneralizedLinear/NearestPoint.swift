/// The search for a direction in which all of some vectors of length 1 point, by way of the point
/// of their convex hull that is nearest to 0: where it is not 0, it is such a direction; where it
/// is, no direction exists, and the vectors around it prove that.
///
/// Source: Wolfe, *Mathematical Programming* 1976;11:128–149.
struct NearestPoint {
  /// What was found.
  enum Finding: Equatable {
    /// Every vector has a positive product with this one.
    case direction([Double])
    /// A combination with positive weights of the vectors at these positions is 0.
    case balance([Int])
    /// The search came to no end.
    case unknown
  }

  /// The vectors of which the current point is made, and their shares.
  private var members: [(position: Int, vector: [Double], share: Double)] = []

  private var point: [Double] {
    var result = [Double](repeating: 0, count: members.first?.vector.count ?? 0)
    for member in members {
      for place in result.indices { result[place] += member.share * member.vector[place] }
    }
    return result
  }

  /// Searches.
  ///
  /// - Parameters:
  ///   - first: The position of any of the vectors.
  ///   - vector: The vector of a position.
  ///   - lowest: The position whose vector has the least product with a given one, and the product.
  /// - Returns: The direction, or the proof that there is none.
  static func find(
    from first: Int, vector: (Int) -> [Double], lowest: ([Double]) -> (position: Int, value: Double)
  ) -> Finding {
    var search = NearestPoint()
    search.members = [(first, vector(first), 1)]
    for _ in 0..<1000 {
      let point = search.point
      let length = innerProduct(point, point).squareRoot()
      if length < 1e-8 { return .balance(search.members.map(\.position)) }
      let direction = point.map { $0 / length }
      let next = lowest(direction)
      if next.value > 0.25 * length { return .direction(direction) }
      if search.members.contains(where: { $0.position == next.position }) { return .unknown }
      search.members.append((next.position, vector(next.position), 0))
      search.moveToNearest()
    }
    return .unknown
  }

  /// Moves to the nearest point of the plane through the members, or towards it as far as the hull
  /// of the members goes; those that no longer count leave, until the point lies inside.
  private mutating func moveToNearest() {
    while true {
      let shares = sharesOfNearest()
      guard let worst = shares.min(), worst <= 1e-12 else {
        for index in members.indices { members[index].share = shares[index] }
        return
      }
      var fraction = 1.0
      for (member, share) in zip(members, shares) where share < member.share && share <= 1e-12 {
        fraction = min(fraction, member.share / (member.share - share))
      }
      for index in members.indices {
        members[index].share += fraction * (shares[index] - members[index].share)
      }
      let least = members.map(\.share).min() ?? 0
      members.removeAll { $0.share <= max(least, 1e-12) }
      let total = members.reduce(0) { $0 + $1.share }
      for index in members.indices { members[index].share /= total }
    }
  }

  /// The shares, of sum 1 but of any sign, of the point nearest to 0 in the plane of the members.
  private func sharesOfNearest() -> [Double] {
    var matrix = SymmetricMatrix(size: members.count)
    for row in members.indices {
      for column in 0...row {
        matrix[row, column] = 1 + innerProduct(members[row].vector, members[column].vector)
      }
    }
    let solution = CholeskyFactor(matrix, tolerance: 1e-15)
      .solve([Double](repeating: 1, count: members.count))
    let total = solution.reduce(0, +)
    return solution.map { $0 / total }
  }
}
