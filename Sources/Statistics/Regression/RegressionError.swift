/// Why a regression has no answer, with the column that is to blame.
public enum RegressionError: Error, Equatable, Sendable {
  /// There is no subject, or none with a weight.
  case noSubjects(model: String)
  /// No subject had the event, so nothing can be estimated.
  case noEvents(model: String)
  /// No column varies, or every column is determined by others outside the model.
  case nothingToEstimate(model: String)
  /// The coefficient of the column has no finite estimate: separation, or a monotone likelihood.
  case unboundedCoefficient(model: String, column: String, direction: StatisticsError.Direction)
  /// The iteration stopped before it had found the maximum of the likelihood.
  case notConverged(model: String, iterations: Int)
  /// Exact ties need weights that are numbers of subjects.
  case notCounts(model: String)
  /// With exact ties there is neither a robust variance nor a penalty.
  case unavailableWithExactTies(model: String)
  /// All subjects are of one cluster, so that nothing tells how far clusters differ.
  case tooFewClusters(model: String)
  /// A correction of the robust variance needs more subjects than coefficients.
  case tooFewSubjects(model: String, found: Int, coefficients: Int)
  /// Two models are not one within the other.
  case notNested(model: String)
}

extension RegressionError: CustomStringConvertible {
  private static let modelsWithPenalty = [BinomialFamily.modelName, CoxModel.title]

  /// Which model fails, what is wrong, and what to do about it.
  public var description: String {
    switch self {
    case .noSubjects(let model):
      "\(model): there are no subjects. Check the population and missing values."
    case .noEvents(let model):
      "\(model): no subject had the event, so nothing can be estimated."
    case .nothingToEstimate(let model):
      "\(model): no column varies among the subjects that are compared, in a Cox model those at "
        + "risk together. Add a covariate that does, or use fewer strata."
    case .unboundedCoefficient(let model, let column, let direction):
      "\(model): the coefficient of \(column) "
        + (direction == .upward ? "grows" : "falls")
        + " without bound, because \(column), alone or together with other columns, separates the "
        + "events from the rest. "
        + (RegressionError.modelsWithPenalty.contains(model)
          ? "Merge or drop it, or fit with Firth's penalty." : "Merge or drop it.")
    case .notConverged(let model, let iterations):
      "\(model): the likelihood was still changing after \(iterations) iterations."
    case .notCounts(let model):
      "\(model): with exact ties a weight is a number of subjects. "
        + "Allowed: whole numbers, together below 2147483648. Use Efron's method for others."
    case .unavailableWithExactTies(let model):
      "\(model): with exact ties there is neither a robust variance nor a penalty. "
        + "Use Efron's method."
    case .tooFewClusters(let model):
      "\(model): all subjects are of one cluster. Robust errors need at least two; leave the "
        + "clusters out, or take smaller ones."
    case .tooFewSubjects(let model, let found, let coefficients):
      "\(model): \(found) subjects and \(coefficients) coefficients. The correction for a small "
        + "number needs more subjects than coefficients. Use hc0, or drop columns."
    case .notNested(let model):
      "\(model): the models are not one within the other. Compare models without penalty of the "
        + "same subjects, the larger with more coefficients."
    }
  }
}

/// A column that has no coefficient of its own.
public struct DroppedColumn: Equatable, Sendable {
  /// Why a column cannot be estimated.
  public enum Reason: String, Sendable {
    /// It does not vary among the subjects that are compared.
    case constant
    /// The columns before it determine it.
    case collinear
  }

  /// The name of the column.
  public let name: String
  /// Why it was left out.
  public let reason: Reason
}
