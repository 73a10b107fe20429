#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The survival that a Cox model predicts for a subject with given covariates: exp(−cumulative
/// hazard), a curve with a step at each event time of the subject's stratum.
///
/// Errors count both that of the baseline hazard and that of the coefficients. Before the first
/// event time the curve is 1, without error; after the last it stays as it is. Without an event in
/// the stratum there are no steps.
///
/// Source: Tsiatis, *Annals of Statistics* 1981;9:93–108; Link, *Biometrics* 1984;40:601–610;
/// Therneau & Grambsch, *Modeling Survival Data* 2000, section 10.2.
public struct PredictedSurvival: Equatable, Sendable {
  /// The curve from one event time on until the next.
  public struct Step: Equatable, Sendable {
    /// When subjects had the event, in the unit of the observations.
    public let time: Double
    /// The expected number of events of a subject at risk from the start, finite: at most the
    /// largest Double.
    public let cumulativeHazard: Double
    /// The standard error of ``cumulativeHazard`` and of the logarithm of ``survival``.
    public let cumulativeHazardError: Double
  }

  /// The label of the stratum; `nil` where the model has none.
  public let stratum: Int?
  /// One step for each event time, in ascending order.
  public let steps: [Step]

  /// The last step at or before a time; `nil` before the first.
  private func step(at time: Double) -> Step? {
    let end = steps.partitionPoint { $0.time > time }
    return end > 0 ? steps[end - 1] : nil
  }

  /// The cumulative hazard up to a time.
  public func cumulativeHazard(at time: Double) -> Double {
    step(at: time)?.cumulativeHazard ?? 0
  }

  /// The standard error of the cumulative hazard up to a time.
  public func cumulativeHazardError(at time: Double) -> Double {
    step(at: time)?.cumulativeHazardError ?? 0
  }

  /// The proportion that survives beyond a time, in 0...1.
  public func survival(at time: Double) -> Double {
    step(at: time)?.survival ?? 1
  }

  /// The standard error of ``survival(at:)``.
  public func standardError(at time: Double) -> Double {
    step(at: time)?.standardError ?? 0
  }

  /// The pointwise confidence interval of the survival at a time.
  ///
  /// - Parameters:
  ///   - time: In the unit of the observations.
  ///   - level: Coverage, between 0 and 1.
  ///   - scale: The scale on which the limits are symmetric; R's default is the logarithm.
  /// - Returns: Limits in 0...1; `nil` where the survival is too small for a Double, or so near 1
  ///   that the scale has no place for it.
  public func interval(
    at time: Double, level: Double = 0.95, scale: IntervalScale = .logLog
  ) -> ConfidenceInterval? {
    let z = twoSidedDeviate(level: level)
    guard let step = step(at: time) else {
      return ConfidenceInterval(lower: 1, upper: 1, level: level)
    }
    guard step.survival > 0,
      let limits = survivalLimits(
        of: step.survival, width: z * step.cumulativeHazardError, scale: scale),
      limits.lower.isFinite, limits.upper.isFinite
    else { return nil }
    return ConfidenceInterval(lower: limits.lower, upper: limits.upper, level: level)
  }

  /// The time at which a proportion of subjects have had the event.
  ///
  /// - Parameter proportion: Above 0 and below 1; 0.5 for the median.
  /// - Returns: The first event time with a survival of at most 1 − `proportion`, up to rounding;
  ///   `nil` where the curve does not come down to it.
  public func quantile(_ proportion: Double) -> Double? {
    precondition(proportion > 0 && proportion < 1, "A proportion is between 0 and 1.")
    return steps.first { $0.survival <= (1 - proportion) * (1 + 1e-12) }?.time
  }
}

extension PredictedSurvival.Step {
  /// The proportion that survives beyond the time, in 0...1; 0 where that is too small for a
  /// Double.
  public var survival: Double {
    exp(-cumulativeHazard)
  }

  /// The standard error of ``survival``.
  public var standardError: Double {
    survival > 0 ? survival * cumulativeHazardError : 0
  }
}
