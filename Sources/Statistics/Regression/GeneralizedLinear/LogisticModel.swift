#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A logistic regression: the logarithm of the odds of an event is a sum of coefficients times
/// covariates.
///
/// The maximum of the likelihood, found by Newton's method, which for log odds is the same as
/// iteratively reweighted least squares. Where covariates separate the events from the rest no
/// finite maximum exists; this is proven by a direction of separation, not guessed from large
/// numbers. Firth's penalty makes the estimates finite there, and less biased everywhere.
///
/// Cost for each iteration: rows × columns², where subjects with the same covariates are one row
/// as long as the columns have few distinct values.
///
/// Source: Hosmer, Lemeshow & Sturdivant, *Applied Logistic Regression*, 3rd ed. 2013, chapters
/// 1–2; Heinze & Schemper, *Statistics in Medicine* 2002;21:2409–2419 (Firth's penalty).
public struct LogisticModel: GeneralizedLinearModel {
  /// What is added to the log likelihood.
  public enum Penalty: String, CaseIterable, Sendable {
    /// Nothing: maximum likelihood.
    case none
    /// Half the logarithm of the determinant of the information.
    case firth
  }

  /// The estimates.
  public let fit: GeneralizedLinearFit
  /// What was added to the log likelihood.
  public let penalty: Penalty

  /// Fits the model to outcomes of single subjects.
  ///
  /// - Parameters:
  ///   - outcomes: Whether each subject had the event.
  ///   - covariates: Of the same subjects; without any, the model is an intercept.
  ///   - weights: One for each subject, 0 or above, each as if there were as many such subjects;
  ///     a subject of weight 0 only has a predictor.
  ///   - offset: What is added to the predictor of each subject, with coefficient 1.
  ///   - penalty: What is added to the log likelihood.
  /// - Throws: ``ObservationError`` for weights and offsets, ``RegressionError/noSubjects(model:)``,
  ///   ``ResponseError/sameForAll(model:isEvent:)``,
  ///   ``RegressionError/unboundedCoefficient(model:column:direction:)``,
  ///   ``RegressionError/notConverged(model:iterations:)``.
  public init(
    fitting outcomes: [Bool], on covariates: Covariates, weights: [Double]? = nil,
    offset: [Double]? = nil, penalty: Penalty = .none
  ) throws {
    let exposures = weights ?? [Double](repeating: 1, count: outcomes.count)
    precondition(outcomes.count == covariates.count, "Every subject has an outcome.")
    precondition(outcomes.count == exposures.count, "Every subject has a weight.")
    try ObservationError.requireWeights(exposures)
    let responses = zip(outcomes, exposures).map { $0 ? $1 : 0 }
    try self.init(
      responses: responses, exposures: exposures, covariates: covariates,
      offset: offset, penalty: penalty, constant: 0, isBinary: true)
  }

  /// Fits the model to numbers of events in groups of subjects with the same covariates.
  ///
  /// - Parameters:
  ///   - events: The number of subjects with the event in each group.
  ///   - trials: The number of subjects in each group; an empty group has no say.
  ///   - covariates: One row for each group.
  ///   - offset: What is added to the predictor of each group, with coefficient 1.
  ///   - penalty: What is added to the log likelihood.
  /// - Throws: ``ResponseError/eventsOutsideTrials(row:count:)``, and what the model of single
  ///   subjects throws.
  public init(
    fitting events: [Int], of trials: [Int], on covariates: Covariates, offset: [Double]? = nil,
    penalty: Penalty = .none
  ) throws {
    precondition(events.count == covariates.count, "Every group has a number of events.")
    precondition(events.count == trials.count, "Every group has a number of subjects.")
    let wrong = events.indices.filter { events[$0] < 0 || events[$0] > trials[$0] }
    if let first = wrong.first {
      throw ResponseError.eventsOutsideTrials(row: first, count: wrong.count)
    }
    let arrangements = zip(events, trials).reduce(0) {
      $0 + logFactorial($1.1) - logFactorial($1.0) - logFactorial($1.1 - $1.0)
    }
    try self.init(
      responses: events.map(Double.init), exposures: trials.map(Double.init),
      covariates: covariates, offset: offset, penalty: penalty, constant: arrangements,
      isBinary: false)
  }

  private init(
    responses: [Double], exposures: [Double], covariates: Covariates,
    offset: [Double]?, penalty: Penalty, constant: Double, isBinary: Bool
  ) throws {
    if let offset {
      precondition(offset.count == covariates.count, "Every subject has an offset.")
      try ObservationError.requireFinite(offset, column: "offset")
    }
    guard exposures.contains(where: { $0 > 0 }) else {
      throw RegressionError.noSubjects(model: BinomialFamily.modelName)
    }
    if penalty == .none {
      let isEvent = zip(responses, exposures).contains { $0 > 0 && $1 > 0 }
      let isOther = zip(responses, exposures).contains { $0 < $1 }
      guard isEvent, isOther else {
        throw ResponseError.sameForAll(model: BinomialFamily.modelName, isEvent: isEvent)
      }
    }
    // The penalty knows nothing of a unit of weights, so there they stay as they are.
    let data = RegressionData(
      responses: responses, exposures: exposures, offsets: offset, covariates: covariates,
      unit: penalty == .none ? likelihoodUnit(exposures) : 1)
    fit = try GeneralizedLinearFit(
      RegressionLikelihood(data: data, family: .binomial, isPenalized: penalty == .firth),
      covariates: covariates, constant: constant, isBinary: isBinary)
    self.penalty = penalty
  }
}

extension LogisticModel {
  /// The probability of the event for each subject of the fit.
  public var probabilities: [Double] {
    linearPredictors.map(probability)
  }

  /// The probability that each subject does not have the event, in full precision where the event
  /// is all but certain.
  public var complements: [Double] {
    linearPredictors.map { probability(-$0) }
  }
}

/// The probability that belongs to the logarithm of some odds.
func probability(_ logOdds: Double) -> Double {
  let small = exp(-abs(logOdds))
  return logOdds >= 0 ? 1 / (1 + small) : small / (1 + small)
}

/// The power of 2 that a likelihood is divided by before it is maximized.
///
/// It is near the least size, so that no row is lost beneath the stopping rule; but not so small that
/// the whole would have rounding errors above it.
///
/// - Parameter sizes: The weights of the rows, or their counts.
/// - Returns: 1 where no size is above 0.
func likelihoodUnit(_ sizes: [Double]) -> Double {
  var (least, sum) = (Double.infinity, 0.0)
  for size in sizes where size > 0 {
    least = min(least, size)
    sum += size * 1e-10
  }
  let unit = max(least, sum)
  return unit > 0 && unit.isFinite ? exp2(log2(unit).rounded()) : 1
}
