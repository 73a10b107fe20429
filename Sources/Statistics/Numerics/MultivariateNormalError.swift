/// Why a matrix is not one of correlations that a ``MultivariateNormal`` takes.
public enum MultivariateNormalError: Error, Equatable, Sendable {
  /// The number of variables is not 1 to 4.
  case unsupportedDimension(Int)
  /// A row does not have as many entries as there are rows.
  case notSquare(row: Int)
  /// An entry is not a number in −1...1, differs from its mirror image, or is not 1 on the diagonal.
  case notACorrelation(row: Int, column: Int)
  /// No variables have these correlations: a combination of them would have a negative variance.
  case notPositiveSemidefinite
}

extension MultivariateNormalError: CustomStringConvertible {
  /// What is wrong and what is allowed, in two or three sentences.
  public var description: String {
    switch self {
    case .unsupportedDimension(let count):
      "Multivariate normal distribution: \(count) variables. Allowed: 1 to 4."
    case .notSquare(let row):
      "Multivariate normal distribution: row \(row) of the correlations, counted from 0, has "
        + "another number of entries than there are rows. Give a square matrix."
    case .notACorrelation(let row, let column):
      "Multivariate normal distribution: the entry in row \(row) and column \(column), counted "
        + "from 0, is not a correlation. Allowed: −1 to 1, the same on both sides of the diagonal, "
        + "and 1 on it."
    case .notPositiveSemidefinite:
      "Multivariate normal distribution: no variables have these correlations, as a combination "
        + "of them would have a negative variance. Compute all correlations from the same subjects."
    }
  }
}
