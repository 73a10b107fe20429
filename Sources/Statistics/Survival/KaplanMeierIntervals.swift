#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension KaplanMeierEstimate {
  /// The pointwise confidence interval of the survival at a time.
  ///
  /// - Parameters:
  ///   - time: In the unit of the observations.
  ///   - level: Coverage, between 0 and 1.
  ///   - scale: The scale on which the limits are symmetric.
  /// - Returns: Limits in 0...1, which stay as they are after the last observed time. `nil`
  ///   before the first event, where Greenwood's variance is 0, and where the curve is 0, as it has
  ///   none there.
  ///
  /// Source: Kalbfleisch & Prentice, *The Statistical Analysis of Failure Time Data*, 2nd ed. 2002,
  /// section 1.4.
  public func interval(
    at time: Double, level: Double = 0.95, scale: IntervalScale = .logLog
  ) -> ConfidenceInterval? {
    let z = twoSidedDeviate(level: level)
    guard let step = step(at: time), let limits = limits(of: step, z: z, scale: scale) else {
      return nil
    }
    return ConfidenceInterval(lower: limits.lower, upper: limits.upper, level: level)
  }

  /// The pointwise limits at a step, z standard errors from the curve on the given scale.
  func limits(of step: Step, z: Double, scale: IntervalScale) -> (lower: Double, upper: Double)? {
    let survival = step.survival
    guard survival < 1, let standardError = step.standardError else { return nil }
    let logError = standardError / survival
    switch scale {
    case .plain:
      return (max(0, survival - z * standardError), min(1, survival + z * standardError))
    case .log:
      return (survival * exp(-z * logError), min(1, survival * exp(z * logError)))
    case .logLog:
      let width = z * logError / log(survival)
      return (exp(log(survival) * exp(-width)), exp(log(survival) * exp(width)))
    }
  }
}
