#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How strongly an unmeasured confounder would have to go with the treatment and with the outcome,
/// as a risk ratio with each, to explain an association away: RR + √(RR (RR − 1)).
///
/// A ratio below 1 counts as its inverse. The limit is that of the limit of the confidence interval
/// nearer to 1, and 1 when the interval holds 1: then nothing has to be explained.
///
/// Source: VanderWeele & Ding, *Annals of Internal Medicine* 2017;167:268–274, table 2.
public struct EValue: Equatable, Sendable {
  /// The association as a risk ratio, exact or approximate.
  public let riskRatio: Double
  /// The E-value of the estimate, at or above 1.
  public let estimate: Double
  /// The E-value of the confidence limit nearer to 1; `nil` without an interval.
  public let limit: Double?

  /// The E-value of a risk ratio, or of a rate ratio.
  ///
  /// - Parameters:
  ///   - riskRatio: Above 0 and finite.
  ///   - interval: Its confidence interval; the lower limit may be 0, the upper one infinite.
  /// - Throws: ``MatchingError/impossibleRatio(_:)``,
  ///   ``MatchingError/impossibleInterval(lower:upper:)``.
  public init(riskRatio: Double, interval: ConfidenceInterval? = nil) throws {
    try self.init(ratio: riskRatio, interval: interval) { $0 }
  }

  /// The E-value of an odds ratio.
  ///
  /// - Parameters:
  ///   - oddsRatio: Above 0 and finite.
  ///   - interval: Its confidence interval.
  ///   - isOutcomeCommon: Whether 15 % or more have the outcome by the end of follow-up; the square
  ///     root is then close to the risk ratio. The odds ratio of a rare outcome is taken for it.
  /// - Throws: ``MatchingError/impossibleRatio(_:)``,
  ///   ``MatchingError/impossibleInterval(lower:upper:)``.
  public init(
    oddsRatio: Double, interval: ConfidenceInterval? = nil, isOutcomeCommon: Bool
  ) throws {
    try self.init(ratio: oddsRatio, interval: interval) {
      isOutcomeCommon ? $0.squareRoot() : $0
    }
  }

  /// The E-value of a hazard ratio.
  ///
  /// - Parameters:
  ///   - hazardRatio: Above 0 and finite.
  ///   - interval: Its confidence interval.
  ///   - isOutcomeCommon: Whether 15 % or more have the event by the end of follow-up; then
  ///     (1 − 0.5^√HR) / (1 − 0.5^√(1/HR)) is close to the risk ratio. The hazard ratio of a rare
  ///     event is taken for it.
  /// - Throws: ``MatchingError/impossibleRatio(_:)``,
  ///   ``MatchingError/impossibleInterval(lower:upper:)``.
  public init(
    hazardRatio: Double, interval: ConfidenceInterval? = nil, isOutcomeCommon: Bool
  ) throws {
    try self.init(ratio: hazardRatio, interval: interval) {
      isOutcomeCommon ? Self.riskRatio(ofHazardRatio: $0) : $0
    }
  }

  /// The E-value of a standardized difference of means d, whose risk ratio is about exp(0.91 d).
  ///
  /// - Parameters:
  ///   - difference: The difference in standard deviations, finite.
  ///   - standardError: Its standard error, finite and at or above 0: the limits of the risk ratio
  ///     at 95 % are exp(0.91 d ± 1.78 SE). `nil` for no limit.
  /// - Throws: ``MatchingError/impossibleNumber(name:value:)``,
  ///   ``MatchingError/impossibleRatio(_:)`` when the risk ratio is too large for a Double.
  public init(standardizedMeanDifference difference: Double, standardError: Double? = nil) throws {
    guard difference.isFinite else {
      throw MatchingError.impossibleNumber(
        name: "standardized mean difference", value: difference)
    }
    let interval = try standardError.map { error in
      guard error >= 0, error < .infinity else {
        throw MatchingError.impossibleNumber(name: "standard error", value: error)
      }
      return ConfidenceInterval(
        lower: exp(0.91 * difference - 1.78 * error),
        upper: exp(0.91 * difference + 1.78 * error), level: 0.95)
    }
    try self.init(riskRatio: exp(0.91 * difference), interval: interval)
  }

  private init(
    ratio: Double, interval: ConfidenceInterval?, toRiskRatio: (Double) -> Double
  ) throws {
    guard ratio > 0, ratio < .infinity else { throw MatchingError.impossibleRatio(ratio) }
    if let interval, !(interval.lower >= 0 && interval.lower <= ratio && ratio <= interval.upper) {
      throw MatchingError.impossibleInterval(lower: interval.lower, upper: interval.upper)
    }
    let nearer = interval.map { ratio > 1 ? max(1, $0.lower) : min(1, $0.upper) }
    try self.init(riskRatio: toRiskRatio(ratio), nearerLimit: nearer.map(toRiskRatio))
  }

  init(riskRatio: Double, nearerLimit: Double?) throws {
    self.riskRatio = riskRatio
    estimate = try Self.value(of: riskRatio)
    limit = try nearerLimit.map(Self.value)
  }

  private static func value(of riskRatio: Double) throws -> Double {
    let ratio = riskRatio < 1 ? 1 / riskRatio : riskRatio
    let value = ratio * (1 + (1 - 1 / ratio).squareRoot())
    guard riskRatio > 0, value < .infinity else { throw MatchingError.impossibleRatio(riskRatio) }
    return value
  }

  /// Both powers less 1 are computed as they are, so that no digit is lost near 1.
  private static func riskRatio(ofHazardRatio ratio: Double) -> Double {
    let root = ratio.squareRoot()
    return expm1(-log(2) * root) / expm1(-log(2) / root)
  }
}
