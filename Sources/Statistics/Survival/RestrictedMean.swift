/// The mean survival time up to a horizon: the area under the survival curve.
///
/// The life expectancy within the horizon. Unlike the median it always exists, and a difference of
/// two such means has a meaning whether or not hazards are proportional.
///
/// Source: Irwin, *Journal of Hygiene* 1949;47:188–189; Royston & Parmar, *BMC Medical Research
/// Methodology* 2013;13:152.
public struct RestrictedMean: Equatable, Sendable {
  /// The end of the time that counts, in the unit of the observations.
  public let horizon: Double
  /// The mean of the survival time, cut off at the horizon.
  public let mean: Double
  /// The standard error of `mean`, which is also that of `timeLost`.
  public let standardError: Double
  /// The horizon less the mean: the time lost to the event within the horizon.
  public let timeLost: Double
  /// Whether the horizon lies beyond the last observed time while the curve is still above 0: the
  /// curve is then taken to stay where it ends, without error.
  public let isExtrapolated: Bool

  /// The confidence interval of the mean, symmetric and not cut off at 0 or the horizon.
  ///
  /// - Parameter level: Coverage, between 0 and 1.
  /// - Returns: z standard errors to either side.
  public func interval(level: Double = 0.95) -> ConfidenceInterval {
    let reach = twoSidedDeviate(level: level) * standardError
    return ConfidenceInterval(lower: mean - reach, upper: mean + reach, level: level)
  }
}

/// How far the restricted means of several curves reach.
public enum RestrictedMeanHorizon: Equatable, Sendable {
  /// To a time chosen beforehand, the same for all.
  case at(Double)
  /// To the last observed time of each curve by itself (`rmean = "individual"` in R).
  case individual
  /// To the last observed time of all curves together, where shorter curves are extended (`rmean =
  /// "common"` in R, its default).
  case common
  /// To the smallest of the curves' last observed times: the furthest to which no curve is extended.
  case shortest
}

extension KaplanMeierEstimate {
  /// The mean survival time up to a horizon.
  ///
  /// Time starts at 0, or at the first time where that is negative. The standard error is
  /// Greenwood's, Σ A² d / (n (n − d)), where A is the area from a time to the horizon, without a
  /// correction for small groups; as in R this holds for a robust curve too, where n and d are
  /// summed weights. ``RestrictedMean/init(robustlyOf:to:clusters:)`` makes a robust one.
  ///
  /// - Parameter horizon: A finite time; beyond the last observed time the curve is extended, as R
  ///   does without a word.
  /// - Returns: `nil` when the horizon lies before the start.
  public func restrictedMean(to horizon: Double) -> RestrictedMean? {
    precondition(horizon.isFinite, "A horizon is a finite time.")
    let start = min(0, steps.first?.time ?? 0)
    guard horizon >= start else { return nil }
    let unit = powerOfTwo(near: [horizon, start])
    var (area, variance) = (CompensatedSum(), CompensatedSum())
    var end = horizon
    for step in steps[..<steps.partitionPoint { $0.time > horizon }].reversed() {
      area.add(step.survival * (end - step.time))
      end = step.time
      let remain = step.weightAtRisk - step.weightOfEvents
      guard step.weightOfEvents > 0, remain > 0 else { continue }
      let share = step.weightOfEvents / step.weightAtRisk / remain
      variance.add((area.value / unit) * (area.value / unit) * share)
    }
    area.add(end - start)
    let isKnown = lastTime.map { horizon <= $0 } ?? false
    return RestrictedMean(
      horizon: horizon, mean: area.value + start, standardError: variance.value.squareRoot() * unit,
      timeLost: horizon - (area.value + start),
      isExtrapolated: !isKnown && steps.last?.survival != 0)
  }

  /// The mean survival times of curves up to horizons by one rule.
  ///
  /// - Parameters:
  ///   - curves: Any number.
  ///   - rule: How far the means reach.
  /// - Returns: For each curve ``restrictedMean(to:)``; `nil` also without any time to end at.
  public static func restrictedMeans(
    of curves: [KaplanMeierEstimate], to rule: RestrictedMeanHorizon
  ) -> [RestrictedMean?] {
    let ends = curves.compactMap(\.lastTime)
    return curves.map { curve in
      let horizon: Double? =
        switch rule {
        case .at(let time): time
        case .individual: curve.lastTime
        case .common: ends.max()
        case .shortest: ends.min()
        }
      return horizon.flatMap(curve.restrictedMean)
    }
  }
}
