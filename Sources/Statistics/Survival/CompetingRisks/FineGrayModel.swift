#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A proportional-hazards model of the subdistribution of one cause: Fine and Gray's model.
///
/// A coefficient tells how a covariate moves the cumulative incidence of the cause: above 0 it
/// raises it. That is the effect on the hazard of the cause itself and on the competing causes taken
/// together; a Cox model in which the competing events are censorings has the first alone.
///
/// Tied events are as Breslow has them, standard errors are robust and count the estimation of the
/// censoring weights; both as in R's `cmprsk::crr`. Coefficients are those at the maximum of the
/// likelihood, to the last digits; `crr` stops earlier. With several censoring groups `crr`'s errors
/// differ in the third digit from these, which follow the infinitesimal jackknife.
///
/// Cost: linear in the subjects, times the square of the columns, once times are in order, for each
/// of about five iterations.
///
/// Source: Fine & Gray, *Journal of the American Statistical Association* 1999;94:496–509.
public struct FineGrayModel: Equatable, Sendable {
  static let title = "Fine-Gray model"

  /// What the model says about one column of the covariates.
  public struct Coefficient: WaldEstimate, Equatable, Sendable {
    /// The name of the column.
    public let name: String
    /// The position of the column.
    public let column: Int
    /// The logarithm of the subdistribution hazard ratio for one unit of the column.
    public let estimate: Double
    /// The robust standard error of `estimate`.
    public let standardError: Double
  }

  /// The name of the cause.
  public let cause: String
  /// The estimated coefficients, in the order of the columns.
  public let coefficients: [Coefficient]
  /// The columns that have no coefficient, in their order.
  public let dropped: [DroppedColumn]
  /// The robust covariance matrix of the coefficients, row by row.
  public let variance: [[Double]]
  /// The number of subjects.
  public let subjectCount: Int
  /// The number of subjects with an event of the cause.
  public let eventCount: Int
  /// The logarithm of the partial likelihood at its maximum.
  public let logLikelihood: Double
  /// The logarithm of the partial likelihood where all coefficients are 0.
  public let nullLogLikelihood: Double
  /// The steps of Newton's method that were taken.
  public let iterations: Int
  /// The times of events of the cause in ascending order.
  public let eventTimes: [Double]
  /// The cumulative hazard at these times of a subject with the mean of each covariate.
  let cumulativeHazard: [Double]
  /// The mean of each column that has a coefficient.
  let means: [Double]

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - subjects: At least one with an event of the cause.
  ///   - cause: From 1; one that never happens has no events.
  ///   - covariates: Of the same subjects.
  ///   - censoringGroups: For each subject the label, any number, of the group with which it shares
  ///     the distribution of the time to censoring (`cengroup` in R); one for all if not given.
  /// - Throws: ``RegressionError``: without subjects or events, when no column varies at the events,
  ///   when a coefficient has no finite estimate.
  public init(
    fitting subjects: CompetingEvents, cause: Int, on covariates: Covariates,
    censoringGroups: [Int]? = nil
  ) throws {
    precondition(covariates.count == subjects.count, "Every subject has covariates.")
    let risk = try FineGrayModel.riskSets(subjects, cause, censoringGroups)
    let design = try FineGrayDesign(covariates, risk)
    let likelihood = FineGrayLikelihood(risk: risk, columns: design.columns)
    let maximum = try design.maximum(of: likelihood)
    let robust = design.unscaled(
      FineGrayModel.sandwich(maximum.variance, likelihood.scoreProducts(at: maximum.position)))
    self.cause = subjects.name(of: cause)
    coefficients = design.kept.indices.map { index in
      Coefficient(
        name: covariates.columns[design.kept[index]].name, column: design.kept[index],
        estimate: maximum.position[index] / design.scales[index],
        standardError: robust[index, index].squareRoot())
    }
    (dropped, variance, means) = (design.dropped, robust.rows, design.means)
    subjectCount = subjects.count
    eventCount = risk.isEvent.reduce(0) { $1 ? $0 + 1 : $0 }
    (logLikelihood, nullLogLikelihood) = (maximum.value, maximum.startValue)
    iterations = maximum.iterations
    (eventTimes, cumulativeHazard) = likelihood.baseline(at: maximum.position)
  }

  private static func riskSets(
    _ subjects: CompetingEvents, _ cause: Int, _ groups: [Int]?
  ) throws -> SubdistributionRiskSets {
    CompetingEvents.requireCause(cause)
    let groups =
      groups.map(LabelCodes.init)?.codes.map(Int.init)
      ?? Array(repeating: 0, count: subjects.count)
    precondition(groups.count == subjects.count, "Every subject has a censoring group.")
    guard subjects.count > 0 else { throw RegressionError.noSubjects(model: title) }
    let risk = SubdistributionRiskSets(subjects, cause: cause, groups: groups)
    guard risk.isEvent.contains(true) else { throw RegressionError.noEvents(model: title) }
    return risk
  }

  /// A⁻¹ B A⁻¹ from A⁻¹ and B.
  private static func sandwich(
    _ inverse: SymmetricMatrix, _ products: SymmetricMatrix
  ) -> SymmetricMatrix {
    var result = inverse.sandwich(products)
    // What rounding leaves where no subject contributes anything.
    for row in 0..<inverse.size where result[row, row] < 1e-20 * inverse[row, row] {
      result[row, row] = 0
    }
    return result
  }

  /// The coefficient of a column; `nil` where it has none.
  public subscript(_ name: String) -> Coefficient? {
    coefficients.first { $0.name == name }
  }
}

extension FineGrayModel {
  /// The cumulative incidence of the cause for a subject with given covariates.
  ///
  /// - Parameters:
  ///   - time: In the unit of the observations; after the last event the incidence stays as it is.
  ///   - covariates: A value for each column of the covariates, in their order; those of dropped
  ///     columns do not matter.
  /// - Returns: A proportion in 0...1.
  public func incidence(at time: Double, for covariates: [Double]) -> Double {
    -expm1(-cumulativeHazard(at: time, for: covariates))
  }

  /// The cumulative subdistribution hazard of the cause for a subject with given covariates.
  ///
  /// - Parameters:
  ///   - time: In the unit of the observations.
  ///   - covariates: A value for each column of the covariates, in their order.
  /// - Returns: At or above 0.
  public func cumulativeHazard(at time: Double, for covariates: [Double]) -> Double {
    requireNumber(time)
    let position = eventTimes.partitionPoint { $0 > time }
    guard position > 0 else { return 0 }
    var predictor = 0.0
    for (coefficient, mean) in zip(coefficients, means) {
      predictor += coefficient.estimate * (covariates[coefficient.column] - mean)
    }
    return cumulativeHazard[position - 1] * exp(predictor)
  }

  /// The likelihood-ratio statistic of all coefficients, as R's summary prints it; the weights are
  /// estimated, so that it is only a rough chi-square.
  public var likelihoodRatio: Double {
    2 * (logLikelihood - nullLogLikelihood)
  }
}

extension FineGrayModel.Coefficient {
  /// The subdistribution hazard ratio for one unit of the column.
  public var hazardRatio: Double {
    exp(estimate)
  }
}
