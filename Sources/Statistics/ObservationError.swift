/// A value that a column of observations cannot have.
///
/// Rows are counted from 0; `count` is the number of rows with the same problem.
public enum ObservationError: Error, Equatable, Sendable {
  /// The value is missing (NaN) or infinite.
  case notFinite(column: String, row: Int, count: Int)
  /// The weight is negative.
  case negativeWeight(row: Int, count: Int)
  /// The weights add up to more than 1e305, beyond which sums have no Double.
  case weightsTooLarge
  /// The observation ends before it begins, or as soon as it begins.
  case emptyInterval(row: Int, count: Int)

  /// Throws ``notFinite(column:row:count:)`` for the first value that is not a finite number.
  static func requireFinite(_ values: [Double], column: String) throws {
    guard let row = values.firstIndex(where: { !$0.isFinite }) else { return }
    let count = values.reduce(0) { $1.isFinite ? $0 : $0 + 1 }
    throw ObservationError.notFinite(column: column, row: row, count: count)
  }

  /// Throws for the first weight that is not a finite number at or above 0, and for an enormous sum.
  static func requireWeights(_ weights: [Double]) throws {
    try requireFinite(weights, column: "weight")
    if let row = weights.firstIndex(where: { $0 < 0 }) {
      let count = weights.reduce(0) { $1 < 0 ? $0 + 1 : $0 }
      throw ObservationError.negativeWeight(row: row, count: count)
    }
    guard weights.reduce(0, +) <= 1e305 else { throw ObservationError.weightsTooLarge }
  }
}

extension ObservationError: CustomStringConvertible {
  /// Which value is wrong and where, what is allowed, and what to do about it.
  public var description: String {
    switch self {
    case .notFinite(let column, let row, let count):
      "\(column), row \(row)\(others(count)): not a finite number. "
        + "Leave out subjects without a value, or impute it."
    case .negativeWeight(let row, let count):
      "weight, row \(row)\(others(count)): negative. Allowed: 0 and above."
    case .weightsTooLarge:
      "weight: together more than 1e305. Divide all weights by the largest."
    case .emptyInterval(let row, let count):
      "time, row \(row)\(others(count)): not after the entry. "
        + "Allowed: times later than the entry of the same row by more than rounding."
    }
  }

  private func others(_ count: Int) -> String {
    count > 1 ? " and \(count - 1) more" : ""
  }
}
