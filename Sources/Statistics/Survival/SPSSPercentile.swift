/// A percentile of the survival time with the symmetric interval that SPSS prints.
///
/// SPSS divides Greenwood's standard error at the percentile by an estimate of the density there,
/// the mean slope of the curve between 0.05 above and 0.05 below its height. Publications made with
/// SPSS can be compared with this one only;
/// ``KaplanMeierEstimate/quantileInterval(_:level:scale:)`` differs from it.
public struct SPSSPercentile: Equatable, Sendable {
  /// The proportion of the subjects who have had the event by `time`, between 0 and 1.
  public let probability: Double
  /// The first time of an event at which the curve is at or below 1 − `probability`: where the
  /// curve stays at that height for a while, the left end.
  public let time: Double
  /// The slope of the curve by which the error is divided; `nil` where the curve does not come down
  /// to 0.05 below the height, and where it leaves the height 0.05 above at the first event, which
  /// is at or before time 0, so that no time stands for the start.
  public let density: Double?
  /// The standard error of `time`; `nil` without a density. 0 where the curve is 0 at `time`, as
  /// SPSS takes the error of a survival of 0 to be 0: the interval then says nothing.
  public let standardError: Double?
  /// The time less z standard errors, not cut off at 0; `nil` without a standard error.
  public let lower: Double?
  /// The time plus z standard errors; `nil` without a standard error.
  public let upper: Double?
  /// The coverage, between 0 and 1.
  public let level: Double
}

/// The mean survival time with the symmetric interval that SPSS prints.
public struct SPSSMean: Equatable, Sendable {
  /// The mean up to `limit`.
  public let mean: Double
  /// The standard error of `mean`, without a correction for small groups.
  public let standardError: Double
  /// The mean less z standard errors, not cut off at 0.
  public let lower: Double
  /// The mean plus z standard errors.
  public let upper: Double
  /// The largest time of any subject, event or censored, at which the mean is cut off.
  public let limit: Double
  /// The coverage, between 0 and 1.
  public let level: Double
}

extension KaplanMeierEstimate {
  /// A percentile of the survival time with its interval as SPSS has them.
  ///
  /// - Parameters:
  ///   - probability: The proportion of subjects with the event, between 0 and 1.
  ///   - level: Coverage, between 0 and 1.
  /// - Returns: `nil` where the curve stays above 1 − `probability`.
  ///
  /// Source: IBM SPSS Statistics Algorithms, chapter KM; Collett, *Modelling Survival Data in
  /// Medical Research*, section 2.5; Klein & Moeschberger, *Survival Analysis*, 2nd ed. 2003,
  /// section 4.5, practical note 3.
  public func spssPercentile(_ probability: Double, level: Double = 0.95) -> SPSSPercentile? {
    precondition(
      probability > 0 && probability < 1, "A quantile is asked for a proportion between 0 and 1.")
    let z = twoSidedDeviate(level: level)
    let height = 1 - probability
    let tolerance = 1e-9  // 0.55 as a product is often 0.5499999999999999.
    let drops = steps.filter { $0.events > 0 }
    guard let found = drops.first(where: { $0.survival <= height + tolerance }) else { return nil }
    // Time 0, where the curve is 1, stands in when the first event already comes further down.
    let above = drops.last { $0.survival >= height + 0.05 - tolerance }
    let below = drops.first { $0.survival <= height - 0.05 + tolerance }
    let start = above.map { ($0.time, $0.survival) } ?? (drops[0].time > 0 ? (0, 1) : nil)
    let density = below.flatMap { below in
      start.flatMap { time, survival in
        below.time > time ? (survival - below.survival) / (below.time - time) : nil
      }
    }
    let error = density.map { (found.standardError ?? 0) / $0 }
    return SPSSPercentile(
      probability: probability, time: found.time, density: density, standardError: error,
      lower: error.map { found.time - z * $0 }, upper: error.map { found.time + z * $0 },
      level: level)
  }

  /// The mean survival time with its interval as SPSS has them.
  ///
  /// - Parameter level: Coverage, between 0 and 1.
  /// - Returns: `nil` without subjects, and where nobody was observed after time 0.
  ///
  /// Source: IBM SPSS Statistics Algorithms, chapter KM.
  public func spssMean(level: Double = 0.95) -> SPSSMean? {
    guard let limit = lastTime, let mean = restrictedMean(to: limit) else { return nil }
    let interval = mean.interval(level: level)
    return SPSSMean(
      mean: mean.mean, standardError: mean.standardError, lower: interval.lower,
      upper: interval.upper, limit: limit, level: level)
  }
}
