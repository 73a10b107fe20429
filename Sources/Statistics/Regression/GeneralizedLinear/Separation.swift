/// A direction along which a likelihood rises for ever: the predictor moves towards the response in
/// some rows and against it in none.
///
/// With such a direction no finite estimate exists, and without it exactly one does. It is looked
/// for only where the iteration failed or where it made some response all but certain.
///
/// Source: Albert & Anderson, *Biometrika* 1984;71:1–10 (complete and quasi-complete separation).
struct Separation {
  /// In the coordinates of the columns.
  let direction: [Double]

  /// Tries a direction; `nil` where it is none, or where rounding leaves that in doubt.
  init?(along direction: [Double], _ columns: StandardizedColumns, sides: [Double?]) {
    let size = innerProduct(direction, direction).squareRoot()
    for (side, change) in zip(sides, columns.predictors(at: direction)) {
      if let side, side * change <= 1e-9 * size { return nil }
    }
    self.direction = direction
  }

  /// Looks for a direction; `nil` where there is none, or none that rounding leaves beyond doubt.
  ///
  /// - Parameters:
  ///   - columns: The columns.
  ///   - sides: For each row the sign that the change of its predictor must not oppose; 0 where the
  ///     predictor must not change; `nil` where it may do as it likes.
  ///
  /// Cost: rows × columns² for each set of rows that hold each other in balance.
  init?(of columns: StandardizedColumns, sides: [Double?]) {
    var space = Subspace(dimension: columns.dimension)
    for (row, side) in sides.enumerated() where side == 0 {
      space.remove(columns.row(row), tolerance: columns.rounding)
      if space.basis.isEmpty { return nil }
    }
    while !space.basis.isEmpty {
      let lengths = Separation.lengths(of: columns, in: space)
      let active = sides.indices.filter { (sides[$0] ?? 0) != 0 && lengths[$0] > 0 }
      guard !active.isEmpty else { return nil }
      let signs = active.map { (sides[$0] ?? 0) / lengths[$0] }
      switch Separation.finding(among: active, signs: signs, of: columns, in: space) {
      case .direction(let vector):
        direction = space.combination(vector)
        return
      case .balance(let positions):
        for position in positions {
          space.remove(columns.row(active[position]), tolerance: columns.rounding)
        }
      case .unknown:
        return nil
      }
    }
    return nil
  }

  /// What the parts of some rows in a subspace, brought to length 1 and turned to one side, have in
  /// common.
  private static func finding(
    among rows: [Int], signs: [Double], of columns: StandardizedColumns, in space: Subspace
  ) -> NearestPoint.Finding {
    NearestPoint.find(from: 0) { index in
      space.coordinates(of: columns.row(rows[index])).map { $0 * signs[index] }
    } lowest: { direction in
      let changes = columns.predictors(at: space.combination(direction))
      var least = (position: 0, value: changes[rows[0]] * signs[0])
      for (index, row) in rows.enumerated() where changes[row] * signs[index] < least.value {
        least = (index, changes[row] * signs[index])
      }
      return least
    }
  }

  /// The length of the part of each row that lies in a subspace; 0 where it is rounding.
  private static func lengths(of columns: StandardizedColumns, in space: Subspace) -> [Double] {
    var squares = [Double](repeating: 0, count: columns.count)
    for vector in space.basis {
      for (row, part) in columns.predictors(at: vector).enumerated() { squares[row] += part * part }
    }
    let wholes = (0..<columns.dimension).reduce(into: squares.map { _ in 0.0 }) { sums, index in
      for (row, value) in columns.values(ofCoordinate: index).enumerated() {
        sums[row] += value * value
      }
    }
    let limit = columns.rounding * columns.rounding
    return zip(squares, wholes).map { $0 > limit * $1 ? $0.squareRoot() : 0 }
  }
}
