#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension KaplanMeierEstimate {
  /// The pointwise confidence interval of the survival at a time.
  ///
  /// Before the first step nothing has happened and the interval is 1 to 1. At a step where the
  /// curve is still 1 its variance is 0: the interval is 1 to 1 on the plain and the logarithmic
  /// scale, and the other scales have no place for 1. Where the curve is 0 there is none, except
  /// that a robust error on the plain scale is 0 there. All of this is so in R.
  ///
  /// - Parameters:
  ///   - time: In the unit of the observations.
  ///   - level: Coverage, between 0 and 1.
  ///   - scale: The scale on which the limits are symmetric.
  /// - Returns: Limits in 0...1, which stay as they are after the last observed time; `nil` where
  ///   there is no variance or no place on the scale, and without subjects.
  ///
  /// Source: Kalbfleisch & Prentice, *The Statistical Analysis of Failure Time Data*, 2nd ed. 2002,
  /// section 1.4; for the arcsine Nair, *Technometrics* 1984;26:265–275.
  public func interval(
    at time: Double, level: Double = 0.95, scale: IntervalScale = .logLog
  ) -> ConfidenceInterval? {
    let z = twoSidedDeviate(level: level)
    guard !steps.isEmpty else { return nil }
    guard let step = step(at: time) else {
      return ConfidenceInterval(lower: 1, upper: 1, level: level)
    }
    guard let limits = limits(of: step, z: z, scale: scale) else { return nil }
    return ConfidenceInterval(lower: limits.lower, upper: limits.upper, level: level)
  }

  /// The pointwise limits at a step, z standard errors from the curve on the given scale.
  func limits(of step: Step, z: Double, scale: IntervalScale) -> (lower: Double, upper: Double)? {
    guard let standardError = step.standardError else {
      return isRobust && scale == .plain ? (0, 0) : nil
    }
    return survivalLimits(
      of: step.survival, width: z * standardError / step.survival, scale: scale)
  }
}

/// The limits around a survival proportion.
///
/// - Parameters:
///   - survival: Above 0, at most 1.
///   - width: Half the width of the interval of log S, from which that on any other scale follows.
///   - scale: The scale on which the limits are symmetric.
/// - Returns: Limits in 0...1; `nil` where the scale has no place for the proportion.
func survivalLimits(
  of survival: Double, width: Double, scale: IntervalScale
) -> (lower: Double, upper: Double)? {
  switch scale {
  case .plain:
    return (max(0, survival - width * survival), min(1, survival + width * survival))
  case .log:
    return (survival * exp(-width), min(1, survival * exp(width)))
  case .logLog:
    guard survival < 1 else { return nil }
    let relative = width / log(survival)
    return (exp(log(survival) * exp(-relative)), exp(log(survival) * exp(relative)))
  case .logit:
    guard survival < 1 else { return nil }
    let odds = survival / (1 - survival)
    let relative = width * (1 + odds)
    return (odds / (odds + exp(relative)), odds / (odds + exp(-relative)))
  case .arcsine:
    guard survival < 1 else { return nil }
    let angle = asin(survival.squareRoot())
    let relative = 0.5 * width * (survival / (1 - survival)).squareRoot()
    let (low, high) = (sin(max(0, angle - relative)), sin(min(.pi / 2, angle + relative)))
    return (low * low, high * high)
  }
}
