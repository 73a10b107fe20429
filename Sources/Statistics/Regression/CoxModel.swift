#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How the partial likelihood orders events at the same time.
public enum TieMethod: String, CaseIterable, Sendable {
  /// Each tied event finds the earlier ones partly gone. The default, as in R.
  case efron
  /// Each tied event finds all the others still there. SPSS knows no other.
  case breslow
  /// Tied events are one choice among all choices of as many subjects at risk: Cox's own
  /// likelihood. Its cost grows with the product of subjects at risk and tied events.
  case exact
}

/// A proportional-hazards model: the hazard of each subject is a common function of time times
/// exp(coefficients × covariates).
///
/// The maximum of Cox's partial likelihood, found by Newton's method from coefficients of 0. A
/// coefficient without a finite estimate is an error that names its column; a column that does not
/// vary, or that earlier columns determine, is left out and named in ``dropped``.
///
/// ```swift
/// let model = try CoxModel(fitting: subjects, on: covariates, ties: .efron)
/// model["age"]?.hazardRatio
/// ```
///
/// Cost: linear in the rows times the square of the columns, for each of about five iterations; the
/// sum over the rows is quadratic in the columns only where many different rows of covariates
/// occur.
///
/// Source: Cox, *Journal of the Royal Statistical Society B* 1972;34:187–220; Efron, *Journal of
/// the American Statistical Association* 1977;72:557–565; Breslow, *Biometrics* 1974;30:89–99.
public struct CoxModel: Equatable, Sendable {
  static let title = "Cox model"

  /// What is added to the log likelihood.
  public enum Penalty: String, CaseIterable, Sendable {
    /// Nothing: maximum likelihood.
    case none
    /// Half the logarithm of the determinant of the information.
    case firth
  }

  /// The estimated coefficients, in the order of the columns.
  public let coefficients: [Coefficient]
  /// The columns that have no coefficient, in their order.
  public let dropped: [DroppedColumn]
  /// The covariance matrix of the coefficients, row by row, from which their standard errors are:
  /// the robust one where the model is robust.
  public let variance: [[Double]]
  /// The inverse of the information, row by row, robust or not.
  public let naiveVariance: [[Double]]
  /// Whether standard errors come from the residuals of clusters, not from the information.
  public let isRobust: Bool
  /// How tied events were ordered.
  public let ties: TieMethod
  /// What was added to the log likelihood.
  public let penalty: Penalty
  /// The number of rows that weigh something.
  public let subjectCount: Int
  /// The number of rows with the event, whatever they weigh.
  public let eventCount: Int
  /// The logarithm of the partial likelihood, with its penalty, at its maximum.
  public let logLikelihood: Double
  /// The logarithm of the partial likelihood, with its penalty, where all coefficients are 0.
  public let nullLogLikelihood: Double
  /// The score test that all coefficients are 0.
  public let scoreTest: ChiSquareTest
  /// The Wald test that all coefficients are 0, with the variance that the standard errors come
  /// from. With fewer clusters than coefficients that is singular, and the statistic is that of the
  /// first coefficients, as many as it has independent columns.
  public let waldTest: ChiSquareTest
  /// The score test with the robust variance; `nil` where the model is not robust.
  public let robustScoreTest: ChiSquareTest?
  /// The steps of Newton's method that were taken.
  public let iterations: Int
  /// What the model was fitted to; `nil` for a model of groups.
  let data: CoxData?
  /// The clusters that the robust variance was made from.
  let clusters: [Int]?

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - subjects: Rows with a weight of 0 are left out.
  ///   - covariates: For the same rows.
  ///   - ties: How to order tied events.
  ///   - strata: A label for each row: each stratum has a hazard function of its own, and only rows
  ///     of one stratum are compared. One without an event adds nothing.
  ///   - clusters: A label for each row: rows of one label, such as those of one subject, vary
  ///     together, and the variance is robust.
  ///   - robust: Whether standard errors come from score residuals (Lin & Wei), which holds where
  ///     rows are not independent or weights are not counts; by default with clusters, or with a
  ///     weight that is not a whole number, as in R.
  ///   - offset: A known part of each row's log hazard; finite.
  ///   - penalty: What is added to the log likelihood: Firth's penalty makes every estimate finite.
  ///   - threads: How many threads may be used; by default one for each processor. The result does
  ///     not depend on it.
  /// - Throws: ``RegressionError``; ``ObservationError`` for an offset that is not finite, or an
  ///   interval that rounding has emptied.
  public init(
    fitting subjects: TimeToEvent, on covariates: Covariates, ties: TieMethod = .efron,
    strata: [Int]? = nil, clusters: [Int]? = nil, robust: Bool? = nil, offset: [Double]? = nil,
    penalty: Penalty = .none, threads: Int? = nil
  ) throws {
    precondition(covariates.count == subjects.count, "Every row has covariates.")
    precondition(strata.map { $0.count == subjects.count } ?? true, "Every row has a stratum.")
    precondition(clusters.map { $0.count == subjects.count } ?? true, "Every row has a cluster.")
    precondition(offset.map { $0.count == subjects.count } ?? true, "Every row has an offset.")
    if let offset { try ObservationError.requireFinite(offset, column: "offset") }
    let data = CoxData(subjects: subjects, covariates: covariates, strata: strata, offset: offset)
    let isWhole = subjects.weights?.allSatisfy { $0 == $0.rounded(.down) } ?? true
    let sandwich = (robust ?? (clusters != nil || !isWhole)) ? Sandwich(clusters: clusters) : nil
    try self.init(
      data, ties: ties, penalty: penalty, sandwich: sandwich,
      parts: ParallelParts(threads: threads))
  }

  /// Fits the model to data; with the groups of its columns where it is a model of groups.
  init(
    _ given: CoxData, ties: TieMethod, penalty: Penalty = .none, sandwich: Sandwich? = nil,
    parts: ParallelParts, groups: [Int]? = nil
  ) throws {
    let data = ties == .exact ? try given.repeated() : given
    if ties == .exact, penalty != .none || sandwich != nil {
      throw RegressionError.unavailableWithExactTies(model: CoxModel.title)
    }
    let sets = try RiskSets(data.subjects, strata: data.strata)
    guard sets.rowCount > 0 else { throw RegressionError.noSubjects(model: CoxModel.title) }
    guard sets.count > 0 else { throw RegressionError.noEvents(model: CoxModel.title) }
    if let clusters = sandwich?.clusters, Set(sets.order.map { clusters[Int($0)] }).count < 2 {
      throw RegressionError.tooFewClusters(model: CoxModel.title)
    }
    let fit = try CoxFit(data, sets, ties: ties, penalty: penalty, parts: parts)
    let robust = sandwich.map { fit.robustVariance(clusters: $0.clusters) }
    let scaledVariance = robust?.variance ?? fit.variance
    let (variance, naive) = (fit.unscaled(scaledVariance), fit.unscaled(fit.variance))
    let estimates = fit.design.unscaled(fit.maximum.position)
    coefficients = fit.kept.indices.map { index in
      Coefficient(
        name: data.covariates.columns[fit.kept[index]].name,
        column: groups?[fit.kept[index]] ?? fit.kept[index],
        estimate: estimates[index],
        standardError: fit.unscaledError(of: index, scaledVariance),
        naiveStandardError: fit.unscaledError(of: index, fit.variance))
    }
    dropped = fit.dropped
    (self.variance, naiveVariance, isRobust) = (variance.rows, naive.rows, robust != nil)
    (self.ties, self.penalty) = (ties, penalty)
    (subjectCount, eventCount) = (sets.rowCount, sets.eventCount)
    logLikelihood = fit.design.reported(fit.maximum.value, penalty)
    nullLogLikelihood = fit.design.reported(fit.maximum.startValue, penalty)
    let count = coefficients.count
    scoreTest = ChiSquareTest(chiSquare: fit.startScore, degreesOfFreedom: count)
    robustScoreTest = robust.map { ChiSquareTest(chiSquare: $0.score, degreesOfFreedom: count) }
    waldTest = ChiSquareTest(
      chiSquare: CholeskyFactor(scaledVariance).quadraticForm(fit.maximum.position),
      degreesOfFreedom: count)
    iterations = fit.maximum.iterations
    self.data = groups == nil ? data : nil
    clusters = sandwich?.clusters
  }

  /// The coefficient of a column; `nil` where it has none.
  public subscript(_ name: String) -> Coefficient? {
    coefficients.first { $0.name == name }
  }

  /// Where a robust variance takes its clusters from; each row is one without labels.
  struct Sandwich {
    let clusters: [Int]?
  }
}

extension CoxModel {
  /// Akaike's criterion: twice the coefficients less twice the log likelihood.
  public var akaikeInformationCriterion: Double {
    2 * Double(coefficients.count) - 2 * logLikelihood
  }

  /// Schwarz's Bayesian criterion, with the number of events for the size of the sample.
  ///
  /// Source: Volinsky & Raftery, *Biometrics* 2000;56:256–262.
  public var bayesianInformationCriterion: Double {
    log(Double(eventCount)) * Double(coefficients.count) - 2 * logLikelihood
  }
}
