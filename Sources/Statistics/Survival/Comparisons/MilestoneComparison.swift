#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Two survival curves compared at one time chosen beforehand, such as two years.
///
/// Choosing the time after seeing the curves makes every p value here wrong.
///
/// Source: Klein, Logan, Harhoff & Andersen, *Statistics in Medicine* 2007;26:4505–4519, who
/// recommend the test on the log-log scale.
public struct MilestoneComparison: Equatable, Sendable {
  /// The time at which the curves are compared.
  public let time: Double
  /// The survival of the group that is compared.
  public let survival: Double
  /// The survival of the group with which it is compared.
  public let reference: Double
  /// Whether one of the groups was not observed until `time`, so that the last value of its curve
  /// stands for it.
  public let isExtrapolated: Bool
  private let curve: KaplanMeierEstimate
  private let referenceCurve: KaplanMeierEstimate

  /// Compares two curves.
  ///
  /// - Parameters:
  ///   - curve: Of the group of interest; group 0 in an error.
  ///   - reference: Of the other group; group 1 in an error.
  ///   - time: A finite time in the unit of the observations.
  /// - Throws: ``ComparisonError/emptyGroup(_:)``, ``ComparisonError/impossibleTime``.
  public init(
    of curve: KaplanMeierEstimate, against reference: KaplanMeierEstimate, at time: Double
  ) throws {
    guard time.isFinite else { throw ComparisonError.impossibleTime }
    let curves = [curve, reference]
    for (group, curve) in curves.enumerated() where curve.count == 0 {
      throw ComparisonError.emptyGroup(group)
    }
    self.time = time
    (self.curve, referenceCurve) = (curve, reference)
    survival = curve.survival(at: time)
    self.reference = reference.survival(at: time)
    isExtrapolated = curves.contains {
      ($0.lastTime.map { time > $0 } ?? true) && $0.survival(at: time) > 0
    }
  }

  /// The survival less that of the reference; `nil` where a curve is 0, as it has no variance there.
  public var difference: Contrast? {
    contrast(on: .plain).map {
      Contrast(difference: survival - reference, standardError: $0.standardError)
    }
  }

  /// The survival divided by that of the reference; `nil` where a curve is 0.
  public var ratio: Contrast? {
    contrast(on: .log).map { Contrast(logRatio: $0.difference, standardError: $0.standardError) }
  }

  /// The cumulative hazard, −log S, divided by that of the reference: the hazard ratio if hazards are
  /// proportional until then; `nil` where a curve is 0 or 1.
  public var cumulativeHazardRatio: Contrast? {
    contrast(on: .logLog).map {
      Contrast(logRatio: -$0.difference, standardError: $0.standardError)
    }
  }

  /// The confidence interval of the difference of the survivals, made of the limits of each curve:
  /// on the log-log scale it keeps its coverage in small groups, and stays within −1...1.
  ///
  /// - Parameters:
  ///   - level: Coverage, between 0 and 1.
  ///   - scale: The scale of the limits of each curve; on the plain scale the interval is that of
  ///     ``difference`` where no limit is cut off.
  /// - Returns: `nil` where a curve has no limits on the scale.
  ///
  /// Source: Zou & Donner, *Statistics in Medicine* 2008;27:1693–1702.
  public func differenceInterval(
    level: Double = 0.95, scale: IntervalScale = .logLog
  ) -> ConfidenceInterval? {
    guard let own = curve.interval(at: time, level: level, scale: scale),
      let other = referenceCurve.interval(at: time, level: level, scale: scale)
    else { return nil }
    let (down, up) = (survival - own.lower, own.upper - survival)
    let (otherDown, otherUp) = (reference - other.lower, other.upper - reference)
    return ConfidenceInterval(
      lower: survival - reference - (down * down + otherUp * otherUp).squareRoot(),
      upper: survival - reference + (up * up + otherDown * otherDown).squareRoot(), level: level)
  }

  /// The difference of the curves in standard errors on a scale: a standard normal deviate if both
  /// were the same at this time.
  ///
  /// - Parameter scale: The scale on which they are compared.
  /// - Returns: Above 0 where more survive than of the reference; `nil` where a curve has no place on
  ///   the scale, or neither has a variance.
  public func z(on scale: IntervalScale = .logLog) -> Double? {
    guard let contrast = contrast(on: scale), contrast.standardError > 0 else { return nil }
    return contrast.difference / contrast.standardError
  }

  /// The two-sided p value of the test on a scale.
  ///
  /// - Parameter scale: The scale on which the curves are compared.
  /// - Returns: `nil` where ``z(on:)`` is.
  public func pValue(on scale: IntervalScale = .logLog) -> Double? {
    logPValue(on: scale).map { exp($0) }
  }

  /// The natural logarithm of ``pValue(on:)``.
  ///
  /// - Parameter scale: The scale on which the curves are compared.
  /// - Returns: `nil` where ``z(on:)`` is.
  public func logPValue(on scale: IntervalScale = .logLog) -> Double? {
    z(on: scale).map(StandardNormal.logTwoSidedTail)
  }

  /// The difference on a scale that rises with survival, and its standard error.
  private func contrast(on scale: IntervalScale) -> (difference: Double, standardError: Double)? {
    guard let own = curve.transformed(at: time, scale),
      let other = referenceCurve.transformed(at: time, scale)
    else { return nil }
    let square = own.error * own.error + other.error * other.error
    return (own.value - other.value, square.squareRoot())
  }
}

extension KaplanMeierEstimate {
  /// The survival at a time on a scale that rises with it, and its standard error there; `nil` where
  /// the curve has no variance or no place on the scale.
  fileprivate func transformed(
    at time: Double, _ scale: IntervalScale
  ) -> (value: Double, error: Double)? {
    let survival = survival(at: time)
    let error: Double? = if let step = step(at: time) { step.standardError } else { 0 }
    guard let error, survival > 0 else { return nil }
    switch scale {
    case .plain: return (survival, error)
    case .log: return (log(survival), error / survival)
    case .logLog, .logit, .arcsine: break
    }
    guard survival < 1 else { return nil }
    switch scale {
    case .logLog: return (-log(-log(survival)), error / (survival * -log(survival)))
    case .logit:
      return (log(survival / (1 - survival)), error / (survival * (1 - survival)))
    default:
      return (asin(survival.squareRoot()), 0.5 * error / (survival * (1 - survival)).squareRoot())
    }
  }
}
