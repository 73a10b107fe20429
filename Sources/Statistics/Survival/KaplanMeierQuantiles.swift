/// The confidence interval of a quantile of the survival time, whose limits may lie beyond the
/// observations.
public struct MedianInterval: Equatable, Sendable {
  /// The lower limit, in the unit of the observations; `nil` where it is not reached.
  public let lower: Double?
  /// The upper limit, in the unit of the observations; `nil` where it is not reached.
  public let upper: Double?
  /// The coverage, between 0 and 1.
  public let level: Double
}

extension KaplanMeierEstimate {
  /// The median survival time: ``quantile(_:)`` of 1/2.
  public var median: Double? {
    quantile(0.5)
  }

  /// The time by which a proportion of the subjects has had the event.
  ///
  /// - Parameter probability: The proportion, between 0 and 1.
  /// - Returns: The first time at which the curve is at or below 1 − `probability`. Where the curve
  ///   stays at exactly that height for a while, the middle of that while, which ends with the next
  ///   drop or, without one, with the last observed time. `nil` where the curve stays above.
  public func quantile(_ probability: Double) -> Double? {
    requireProportion(probability)
    return crossing(of: 1 - probability) { $0.survival }
  }

  /// The confidence interval of the median: ``quantileInterval(_:level:scale:)`` of 1/2.
  ///
  /// - Parameters:
  ///   - level: Coverage, between 0 and 1.
  ///   - scale: The scale on which the pointwise limits are symmetric.
  /// - Returns: Times in the unit of the observations; a limit is `nil` where its curve stays
  ///   above.
  public func medianInterval(
    level: Double = 0.95, scale: IntervalScale = .logLog
  ) -> MedianInterval {
    quantileInterval(0.5, level: level, scale: scale)
  }

  /// The confidence interval of a quantile.
  ///
  /// The times at which the lower and the upper pointwise limits of the curve first reach the
  /// height at which ``quantile(_:)`` looks for the curve itself, by the same rule. A curve of
  /// limits can rise again, as the variance grows; R sorts the limits by height and may then name a
  /// later time.
  ///
  /// - Parameters:
  ///   - probability: The proportion, between 0 and 1.
  ///   - level: Coverage, between 0 and 1.
  ///   - scale: The scale on which the pointwise limits are symmetric.
  /// - Returns: Times in the unit of the observations; a limit is `nil` where its curve stays
  ///   above.
  ///
  /// Source: Brookmeyer & Crowley, *Biometrics* 1982;38:29–41.
  public func quantileInterval(
    _ probability: Double, level: Double = 0.95, scale: IntervalScale = .logLog
  ) -> MedianInterval {
    requireProportion(probability)
    let z = twoSidedDeviate(level: level)
    let height = 1 - probability
    return MedianInterval(
      lower: crossing(of: height) { limits(of: $0, z: z, scale: scale)?.lower },
      upper: crossing(of: height) { limits(of: $0, z: z, scale: scale)?.upper },
      level: level)
  }

  /// Where a falling curve over the steps reaches a height; the middle of the times at which it has
  /// exactly that height, up to rounding.
  private func crossing(of height: Double, by curve: (Step) -> Double?) -> Double? {
    // As wide as in R: a product of fractions can miss 1/2 by a few units in the last place.
    let tolerance = 1.5e-8
    var start: Double?
    for step in steps {
      guard let value = curve(step), value <= height + tolerance else { continue }
      let first = start ?? step.time
      if value < height - tolerance { return 0.5 * (first + step.time) }
      start = first
    }
    guard let start, let end = lastTime else { return nil }
    return 0.5 * (start + end)
  }
}

private func requireProportion(_ probability: Double) {
  precondition(
    probability > 0 && probability < 1, "A quantile is asked for a proportion between 0 and 1.")
}
