/// The median survival time with the symmetric confidence interval that SPSS prints.
///
/// SPSS divides Greenwood's standard error at the median by an estimate of the density there, the
/// mean slope of the curve between the heights 0.55 and 0.45. Publications made with SPSS can be
/// compared with this one only; ``KaplanMeierEstimate/medianInterval(level:scale:)`` differs from
/// it.
public struct SPSSMedian: Equatable, Sendable {
  /// The first time of an event at which the curve is at or below 1/2: where the curve stays at 1/2
  /// for a while, the left end.
  public let median: Double
  /// The standard error of the median, as ``SPSSPercentile/standardError`` has it: `nil` where the
  /// curve does not come down to 0.45, and where it passes 0.55 with a first event at or before time
  /// 0; 0 where the curve is 0 at the median, so that the interval says nothing.
  public let standardError: Double?
  /// The median less z standard errors, not cut off at 0; `nil` without a standard error.
  public let lower: Double?
  /// The median plus z standard errors; `nil` without a standard error.
  public let upper: Double?
  /// The coverage, between 0 and 1.
  public let level: Double
}

extension KaplanMeierEstimate {
  /// The median with its interval as SPSS has them.
  ///
  /// - Parameter level: Coverage, between 0 and 1.
  /// - Returns: `nil` where the curve stays above 1/2.
  ///
  /// Source: IBM SPSS Statistics Algorithms, chapter KM; Collett, *Modelling Survival Data in
  /// Medical Research*, section 2.5.
  public func spssMedianInterval(level: Double = 0.95) -> SPSSMedian? {
    spssPercentile(0.5, level: level).map { percentile in
      SPSSMedian(
        median: percentile.time, standardError: percentile.standardError, lower: percentile.lower,
        upper: percentile.upper, level: level)
    }
  }
}
