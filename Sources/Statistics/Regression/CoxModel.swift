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
}

/// A proportional-hazards model in which each group has a hazard ratio against a reference group.
///
/// The maximum of Cox's partial likelihood, found by Newton's method from hazard ratios of 1.
/// Whether a finite maximum exists is decided from the order of events before the iteration, not
/// from its failure.
///
/// Cost for each iteration: proportional to the number of events, and to distinct times × groups².
///
/// Source: Cox, *Journal of the Royal Statistical Society B* 1972;34:187–220; Efron, *Journal of
/// the American Statistical Association* 1977;72:557–565; Breslow, *Biometrics* 1974;30:89–99.
public struct CoxModel: Equatable, Sendable {
  /// What the model says about one group against the reference.
  public struct Coefficient: Equatable, Sendable {
    /// The position of the group in the argument of the model.
    public let group: Int
    /// The logarithm of the hazard ratio.
    public let estimate: Double
    /// The standard error of `estimate`, from the inverse of the observed information.
    public let standardError: Double
  }

  /// One coefficient for each group but the reference, in the order of the groups.
  public let coefficients: [Coefficient]
  /// The position of the reference group.
  public let reference: Int
  /// How tied events were ordered.
  public let ties: TieMethod
  /// The logarithm of the partial likelihood at its maximum.
  public let logLikelihood: Double
  /// The logarithm of the partial likelihood where all hazard ratios are 1.
  public let nullLogLikelihood: Double
  /// The steps of Newton's method that were taken.
  public let iterations: Int

  /// Fits the model to groups.
  ///
  /// - Parameters:
  ///   - groups: At least two, each with an event.
  ///   - reference: The position of the group that has no coefficient.
  ///   - ties: How to order tied events.
  /// - Throws: ``StatisticsError/tooFewGroups(analysis:)``, ``StatisticsError/emptyGroup(_:)``,
  ///   ``StatisticsError/noEvents(analysis:)``, ``StatisticsError/groupWithoutEvents(_:)``,
  ///   ``StatisticsError/unboundedCoefficient(group:direction:)``, each naming the first such group.
  public init(
    fitting groups: [EventCounts], reference: Int, ties: TieMethod = .efron
  ) throws {
    precondition(groups.indices.contains(reference), "The reference is the position of a group.")
    try CoxModel.requireEvents(in: groups)
    let pass = CountingPass(groups)
    try HazardOrder(pass).requireFiniteRatios(against: reference)
    let likelihood = GroupedPartialLikelihood(pass, reference: reference, ties: ties)
    let maximum = try CoxModel.maximum(of: likelihood)
    self.coefficients = zip(likelihood.free, zip(maximum.position, maximum.variance.diagonal)).map {
      Coefficient(group: $0, estimate: $1.0, standardError: $1.1.squareRoot())
    }
    self.reference = reference
    self.ties = ties
    logLikelihood = maximum.value
    nullLogLikelihood = maximum.startValue
    iterations = maximum.iterations
  }

  private static func maximum(
    of likelihood: GroupedPartialLikelihood
  ) throws -> LikelihoodMaximum {
    do throws(MaximizationFailure) {
      return try likelihood.maximum()
    } catch {
      guard case .notConverged(let iterations) = error else {
        preconditionFailure("The order of events said that a maximum exists.")
      }
      throw StatisticsError.notConverged(iterations: iterations)
    }
  }

  private static func requireEvents(in groups: [EventCounts]) throws {
    guard groups.count > 1 else { throw StatisticsError.tooFewGroups(analysis: "Cox model") }
    if let empty = groups.firstIndex(where: { $0.count == 0 }) {
      throw StatisticsError.emptyGroup(empty)
    }
    guard let eventless = groups.firstIndex(where: { $0.eventCount == 0 }) else { return }
    guard groups.contains(where: { $0.eventCount > 0 }) else {
      throw StatisticsError.noEvents(analysis: "Cox model")
    }
    throw StatisticsError.groupWithoutEvents(eventless)
  }
}

extension CoxModel.Coefficient {
  /// The hazard of the group divided by that of the reference.
  public var hazardRatio: Double {
    exp(estimate)
  }

  /// The confidence interval of the hazard ratio, symmetric on the scale of its logarithm.
  ///
  /// - Parameter level: Coverage, between 0 and 1.
  /// - Returns: Limits above 0, on the scale of the hazard ratio.
  public func interval(level: Double = 0.95) -> ConfidenceInterval {
    let width = twoSidedDeviate(level: level) * standardError
    return ConfidenceInterval(
      lower: exp(estimate - width), upper: exp(estimate + width), level: level)
  }

  /// The two-sided probability of an estimate at least as far from 0 if the hazard ratio were 1
  /// (Wald's test).
  public var waldPValue: Double {
    exp(logWaldPValue)
  }

  /// The natural logarithm of ``waldPValue``, which stays finite where that is too small for a
  /// Double.
  public var logWaldPValue: Double {
    log(2) + StandardNormal.logUpperTail(abs(estimate) / standardError)
  }
}
