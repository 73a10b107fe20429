#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The function of time that a log hazard ratio is supposed to change with.
public enum TimeFunction: String, CaseIterable, Sendable {
  /// Time itself.
  case identity
  /// The natural logarithm of time; times are above 0.
  case logarithm = "log"
  /// The rank of the time among those of all rows, ties sharing their mean rank.
  case rank
  /// One less the Kaplan-Meier estimate of all rows, without weights, just before the time: R's
  /// default, which gives no event much more leverage than others.
  case kaplanMeier = "km"
}

/// The score test that hazard ratios do not change over time: of a term × a function of time added
/// to a Cox model.
///
/// Each term is tested with the other hazard ratios constant, and all together; the test of the term
/// has a degree of freedom for each of its columns. Nothing is fitted anew. This is `cox.zph` of R's
/// survival since its version 3.0; before, it approximated the variance.
///
/// ```swift
/// let test = try ProportionalHazardsTest(of: model)
/// test["age"]?.pValue
/// test.global.pValue
/// ```
///
/// Cost: rows × columns², or with few different rows of covariates event times × columns².
///
/// Source: Grambsch & Therneau, *Biometrika* 1994;81:515–526; Therneau & Grambsch, *Modeling
/// Survival Data* 2000, section 6.2.
public struct ProportionalHazardsTest: Equatable, Sendable {
  /// The test of one term.
  public struct Term: Equatable, Sendable {
    /// The name of the term.
    public let name: String
    /// Its test.
    public let test: ChiSquareTest
  }

  /// The terms that have a coefficient, in the order of the covariates.
  public let terms: [Term]
  /// The test of all terms together.
  public let global: ChiSquareTest

  /// The test against a change with a usual function of time.
  ///
  /// - Parameters:
  ///   - model: Without penalty, with Efron's or Breslow's ties.
  ///   - function: What hazard ratios are supposed to change with.
  /// - Throws: ``CoxDiagnosticError``.
  public init(of model: CoxModel, against function: TimeFunction = .kaplanMeier) throws {
    let hazards = try ProportionalHazardsTest.hazards(of: model)
    try self.init(hazards, function.values(hazards))
  }

  /// The test against a change with any function of time.
  ///
  /// - Parameters:
  ///   - model: Without penalty, with Efron's or Breslow's ties.
  ///   - function: A finite number for each event time.
  /// - Throws: ``CoxDiagnosticError``; what the function throws.
  public init(of model: CoxModel, against function: (Double) throws -> Double) throws {
    let hazards = try ProportionalHazardsTest.hazards(of: model)
    try self.init(hazards, hazards.design.sets.times.map(function))
  }

  private init(_ hazards: FittedHazards, _ values: [Double]) throws {
    if let event = values.firstIndex(where: { !$0.isFinite }) {
      throw CoxDiagnosticError.timeNotFinite(time: hazards.design.sets.times[event])
    }
    let score = TimeVaryingScore(hazards, values)
    let factor = CholeskyFactor(score.information, tolerance: 1e-10, sizes: score.sizes)
    guard factor.rank > 0 else { throw CoxDiagnosticError.noVariationInTime }
    let (model, scale) = (hazards.model, hazards.design.weightScale)
    terms = model.subjectData.covariates.terms.compactMap { term in
      let own = model.coefficients.indices.filter {
        term.columns.contains(model.coefficients[$0].column)
      }
      let matrix = score.information.submatrix(own)
      let factor = CholeskyFactor(matrix, tolerance: 1e-10, sizes: own.map { score.sizes[$0] })
      guard factor.rank > 0 else { return nil }
      return Term(
        name: term.name,
        test: ChiSquareTest(
          chiSquare: scale * factor.quadraticForm(own.map { score.gradient[$0] }),
          degreesOfFreedom: factor.rank))
    }
    global = ChiSquareTest(
      chiSquare: scale * factor.quadraticForm(score.gradient), degreesOfFreedom: factor.rank)
  }

  private static func hazards(of model: CoxModel) throws -> FittedHazards {
    let diagnostic = "Proportional hazards"
    if model.ties == .exact { throw CoxDiagnosticError.exactTies(diagnostic: diagnostic) }
    if model.penalty != .none { throw CoxDiagnosticError.penalized(diagnostic: diagnostic) }
    return try FittedHazards(model)
  }

  /// The test of a term; `nil` where it has no coefficient, or does not vary over time.
  public subscript(_ term: String) -> ChiSquareTest? {
    terms.first { $0.name == term }?.test
  }
}

extension TimeFunction {
  /// The function at each event time of a model.
  fileprivate func values(_ hazards: FittedHazards) throws -> [Double] {
    let sets = hazards.design.sets
    switch self {
    case .identity: return sets.times
    case .logarithm: return sets.times.map { log($0) }
    case .rank:
      let axis = try TimeAxis(hazards.data.subjects)
      var below = [Double](repeating: 0, count: axis.times.count + 1)
      for end in axis.ends { below[Int(end) + 1] += 1 }
      for position in below.indices.dropFirst() { below[position] += below[position - 1] }
      return sets.times.map { time in
        let position = axis.times.partitionPoint { $0 >= time }
        return (below[position] + below[position + 1] + 1) / 2
      }
    case .kaplanMeier:
      let rows = hazards.data.subjects
      let steps = try KaplanMeierEstimate(
        TimeToEvent(times: rows.times, events: rows.events, entries: rows.entries)
      ).steps
      return sets.times.map { time in
        let before = steps.partitionPoint { $0.time >= time }
        return before > 0 ? 1 - steps[before - 1].survival : 0
      }
    }
  }
}
