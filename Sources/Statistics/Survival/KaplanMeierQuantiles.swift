/// The confidence interval of a quantile of the survival time, whose limits may lie beyond the
/// observations.
public struct QuantileInterval: Equatable, Sendable {
  /// The lower limit, in the unit of the observations; `nil` where it is not reached.
  public let lower: Double?
  /// The upper limit, in the unit of the observations; `nil` where it is not reached.
  public let upper: Double?
  /// The coverage, between 0 and 1.
  public let level: Double
}

/// R has two rules. They differ in two cases only: a curve that ends at exactly the height asked
/// for, and a curve of limits that rises again as the variance grows.
extension KaplanMeierEstimate {
  /// The median survival time, as R prints it with a curve.
  ///
  /// The first time at which the curve is at or below 1/2; where it stays at exactly 1/2 for a
  /// while and then drops, the middle of that while. Where it ends at 1/2 this is the time at which
  /// it came there, while ``quantile(_:)`` of 1/2 answers the middle of that time and the last.
  /// `nil` where the curve stays above.
  public var median: Double? {
    firstCrossing(of: 0.5) { $0.survival }
  }

  /// The confidence interval of the median, as R prints it with a curve.
  ///
  /// The times at which the lower and the upper pointwise limits are first at or below 1/2, by the
  /// rule of ``median``.
  ///
  /// - Parameters:
  ///   - level: Coverage, between 0 and 1.
  ///   - scale: The scale on which the pointwise limits are symmetric.
  /// - Returns: Times in the unit of the observations; a limit is `nil` where its curve stays
  ///   above.
  ///
  /// Source: Brookmeyer & Crowley, *Biometrics* 1982;38:29–41.
  public func medianInterval(
    level: Double = 0.95, scale: IntervalScale = .logLog
  ) -> QuantileInterval {
    let z = twoSidedDeviate(level: level)
    return QuantileInterval(
      lower: firstCrossing(of: 0.5) { limits(of: $0, z: z, scale: scale)?.lower },
      upper: firstCrossing(of: 0.5) { limits(of: $0, z: z, scale: scale)?.upper },
      level: level)
  }

  /// The time by which a proportion of the subjects has had the event, as R's `quantile` has it.
  ///
  /// - Parameter probability: The proportion, between 0 and 1.
  /// - Returns: The first time at which the curve is at or below 1 − `probability`. Where the curve
  ///   stays at exactly that height for a while, the middle of that while, which ends with the next
  ///   drop or, without one, with the last observed time. `nil` where the curve stays above.
  public func quantile(_ probability: Double) -> Double? {
    requireProportion(probability)
    return nearestCrossing(of: 1 - probability) { $0.survival }
  }

  /// The confidence interval of a quantile, as R's `quantile` has it.
  ///
  /// The times at which the lower and the upper pointwise limits of the curve reach the height at
  /// which ``quantile(_:)`` looks for the curve itself, by the same rule. A curve of limits can rise
  /// again, as the variance grows. Of the limits at or below the height the largest then decides,
  /// not the first: on the logarithmic scale a median can so have another upper limit than
  /// ``medianInterval(level:scale:)``.
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
  ) -> QuantileInterval {
    requireProportion(probability)
    let z = twoSidedDeviate(level: level)
    let height = 1 - probability
    return QuantileInterval(
      lower: nearestCrossing(of: height) { limits(of: $0, z: z, scale: scale)?.lower },
      upper: nearestCrossing(of: height) { limits(of: $0, z: z, scale: scale)?.upper },
      level: level)
  }

  /// The first time at which a curve over the steps is at or below a height, or the middle of the
  /// times at which it has exactly that height.
  private func firstCrossing(of height: Double, by curve: (Step) -> Double?) -> Double? {
    var start: (time: Double, value: Double)?
    for step in steps {
      guard let value = curve(step) else { continue }
      if let start {
        if value < start.value { return 0.5 * (start.time + step.time) }
      } else if value < height + crossingTolerance {
        if value <= height - crossingTolerance { return step.time }
        start = (step.time, value)
      }
    }
    return start?.time
  }

  /// The time of the largest value of a curve at or below a height, or the middle of that time and
  /// the time of the largest value below the height.
  private func nearestCrossing(of height: Double, by curve: (Step) -> Double?) -> Double? {
    // The curve begins at time 0 with 1.
    var atOrBelow: (time: Double, value: Double)? = height + crossingTolerance >= 1 ? (0, 1) : nil
    var below: (time: Double, value: Double)?
    var last = 1.0
    for step in steps {
      guard let value = curve(step) else { continue }
      last = value
      if value <= height + crossingTolerance, value > atOrBelow?.value ?? -1 {
        atOrBelow = (step.time, value)
      }
      if value <= height - crossingTolerance, value > below?.value ?? -1 {
        below = (step.time, value)
      }
    }
    guard let atOrBelow else { return nil }
    if let lastTime, abs(last - height) < crossingTolerance, curve(steps[steps.count - 1]) != nil {
      return 0.5 * (atOrBelow.time + lastTime)
    }
    return below.map { 0.5 * (atOrBelow.time + $0.time) }
  }
}

/// As wide as in R: a product of fractions can miss 1/2 by a few units in the last place.
private let crossingTolerance = 0x1p-26

private func requireProportion(_ probability: Double) {
  precondition(
    probability > 0 && probability < 1, "A quantile is asked for a proportion between 0 and 1.")
}
