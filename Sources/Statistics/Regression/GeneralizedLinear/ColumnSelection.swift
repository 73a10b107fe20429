/// Which columns of a regression are kept, and in which form.
///
/// Whether earlier columns determine one is first judged from the products of columns. They hold
/// only half of the digits of a small remainder; where it is small, the remainder itself is formed.
/// It decides, and if the column is kept it takes its place, so that no digits are lost later.
///
/// Source: Björck, *Numerical Methods for Least Squares Problems*, 1996, section 2.4 (why a
/// remainder is formed twice).
struct ColumnSelection {
  /// A column on the way to be kept.
  private struct Candidate {
    let position: Int
    let center: Double
    var column: StandardizedColumn
    /// What it is made of: the constant, then original columns less their centers.
    var combination: [Double]
    /// How large rounding errors may be, as a proportion of its standard deviation.
    var noise: Double
  }

  private let weights: [Double]
  private var candidates: [Candidate] = []
  private var products: SymmetricMatrix
  private var kept: [Int] = []

  /// The columns left out, in order.
  private(set) var dropped: [DroppedColumn] = []

  /// Chooses among columns.
  ///
  /// - Parameters:
  ///   - values: The columns, each with a finite value for each row.
  ///   - names: Their names.
  ///   - weights: At least one above 0; a row of weight 0 has no say.
  init(_ values: [[Double]], names: [String], weights: [Double]) {
    self.weights = weights
    products = SymmetricMatrix(size: 1)
    var reasons = [DroppedColumn.Reason?](repeating: nil, count: values.count)
    for (position, column) in values.enumerated() {
      if let standardized = StandardizedColumn(column, weights: weights) {
        candidates.append(candidate(standardized, at: position, of: values.count))
      } else {
        reasons[position] = .constant
      }
    }
    products = StandardizedColumns(count: weights.count, columns: candidates.map(\.column))
      .products(weighting: weights)
    for index in candidates.indices where !keeps(index) {
      reasons[candidates[index].position] = .collinear
    }
    dropped = zip(names, reasons).compactMap { name, reason in
      reason.map { DroppedColumn(name: name, reason: $0) }
    }
  }

  /// The positions of the columns kept.
  var positions: [Int] { kept.map { candidates[$0].position } }

  /// The centers of the columns kept.
  var centers: [Double] { kept.map { candidates[$0].center } }

  /// The columns kept, in the form in which they are used.
  var columns: [StandardizedColumn] { kept.map { candidates[$0].column } }

  /// For each coordinate, of which the first is the constant, how much of the predictor at the
  /// centers and of each coefficient it makes.
  var combinations: [[Double]] {
    let places = [0] + positions.map { $0 + 1 }
    let constant = [1.0] + Array(repeating: 0, count: kept.count)
    let rows = [constant] + kept.map { index in places.map { candidates[index].combination[$0] } }
    return rows
  }

  private func candidate(
    _ column: StandardizedColumn, at position: Int, of count: Int
  ) -> Candidate {
    var combination = [Double](repeating: 0, count: count + 1)
    combination[position + 1] = column.multiplier * column.unit
    let largest = abs(column.center) * column.multiplier + 1
    return Candidate(
      position: position, center: column.center / column.unit, column: column,
      combination: combination, noise: largest * 0x1p-52)
  }

  /// Whether a column says anything new; if so it is kept.
  private mutating func keeps(_ index: Int) -> Bool {
    let known = [0] + kept.map { $0 + 1 }
    let factor = CholeskyFactor(products.submatrix(known))
    let own = products[index + 1, index + 1]
    let explained = factor.quadraticForm(known.map { products[index + 1, $0] })
    if explained > (1 - 1e-5) * own {
      guard let rest = remainder(of: candidates[index], own: own, factor: factor) else {
        return false
      }
      candidates[index] = rest
      let all = StandardizedColumns(count: weights.count, columns: candidates.map(\.column))
      let row = all.sums(
        weighting: zip(weights, all.values(ofCoordinate: index + 1)).map { $0 * $1 })
      for (other, product) in row.enumerated() { products[index + 1, other] = product }
    }
    kept.append(index)
    return true
  }

  /// What the columns kept leave of a column; `nil` where that is rounding error.
  private func remainder(
    of candidate: Candidate, own: Double, factor: CholeskyFactor
  ) -> Candidate? {
    let (rest, shares) = explained(candidate.column, by: factor)
    let squares = zip(weights, rest).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
    let proportion = (squares / own).squareRoot()
    var noise = candidate.noise
    var combination = candidate.combination
    combination[0] -= shares[0]
    for (index, share) in zip(kept, shares.dropFirst()) {
      noise += abs(share) * candidates[index].noise
      for place in combination.indices {
        combination[place] -= share * candidates[index].combination[place]
      }
    }
    guard proportion > max(1e-11, 4 * noise) else { return nil }
    let column = StandardizedColumn(
      rest, multiplier: 1 / proportion,
      rounding: 1e-14 / proportion)
    return Candidate(
      position: candidate.position, center: candidate.center, column: column,
      combination: combination.map { $0 / proportion }, noise: noise / proportion)
  }

  /// What the columns kept leave of a column, and their shares in it.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - factor: Of the products of the columns kept.
  /// - Returns: The rest, one value for each row, and a share for the constant and each column.
  private func explained(
    _ column: StandardizedColumn, by factor: CholeskyFactor
  ) -> (rest: [Double], shares: [Double]) {
    let basis = StandardizedColumns(count: weights.count, columns: columns)
    var rest = StandardizedColumns(count: weights.count, columns: [column])
      .values(ofCoordinate: 1)
    var shares = [Double](repeating: 0, count: basis.dimension)
    for _ in 0..<4 {
      let step = factor.solve(basis.sums(weighting: zip(weights, rest).map { $0 * $1 }))
      let explained = basis.predictors(at: step)
      for row in rest.indices { rest[row] -= explained[row] }
      for index in shares.indices { shares[index] += step[index] }
    }
    return (rest, shares)
  }
}
