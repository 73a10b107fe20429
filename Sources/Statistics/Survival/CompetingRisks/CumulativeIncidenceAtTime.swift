extension CumulativeIncidence {
  /// The probability that a cause has been the first to happen by a time.
  ///
  /// - Parameters:
  ///   - cause: From 1; one that never happens has no events.
  ///   - time: In the unit of the observations.
  /// - Returns: A proportion in 0...1. After the last observed time it keeps its last value,
  ///   although nobody is observed there.
  public func incidence(of cause: Int, at time: Double) -> Double {
    let curve = curve(of: cause)
    return position(at: time).flatMap { curve?.incidence[$0] } ?? 0
  }

  /// The probability of no event by a time.
  ///
  /// - Parameter time: In the unit of the observations.
  /// - Returns: A proportion in 0...1; with the incidences of all causes it adds up to 1.
  public func eventFree(at time: Double) -> Double {
    position(at: time).map { eventFree[$0] } ?? 1
  }

  /// The subjects under observation just before a time.
  ///
  /// - Parameter time: In the unit of the observations.
  /// - Returns: All whose own time is at or after it; 0 after the last observed time.
  public func countAtRisk(at time: Double) -> Int {
    requireNumber(time)
    let position = times.partitionPoint { $0 >= time }
    return position < times.count ? atRisk[position] : 0
  }

  /// The probability of each state at a time: event-free, then each cause.
  ///
  /// - Parameter time: In the unit of the observations.
  /// - Returns: One more than there are causes; they add up to 1.
  public func stateProbabilities(at time: Double) -> [Double] {
    [eventFree(at: time)] + curves.indices.map { incidence(of: $0 + 1, at: time) }
  }

  /// The standard error of the incidence of a cause.
  ///
  /// - Parameters:
  ///   - cause: From 1; one that never happens has no events.
  ///   - time: In the unit of the observations.
  ///   - variance: How it is estimated.
  /// - Returns: 0 before the first event of the cause.
  public func standardError(
    of cause: Int, at time: Double, variance: IncidenceVariance = .greenwood
  ) -> Double {
    guard let curve = curve(of: cause), let position = position(at: time) else { return 0 }
    switch variance {
    case .aalen: return curve.aalenVariance[position].squareRoot()
    case .greenwood: return curve.greenwoodVariance[position].squareRoot()
    }
  }

  /// Greenwood's standard error of the event-free probability.
  ///
  /// - Parameter time: In the unit of the observations.
  /// - Returns: 0 before the first event, and where the probability is 0.
  public func eventFreeStandardError(at time: Double) -> Double {
    position(at: time).map { eventFreeVariance[$0].squareRoot() } ?? 0
  }

  /// The pointwise confidence interval of the incidence of a cause.
  ///
  /// - Parameters:
  ///   - cause: From 1; one that never happens has no events.
  ///   - time: In the unit of the observations.
  ///   - level: Coverage, between 0 and 1.
  ///   - scale: The scale of the incidence on which the limits are symmetric; R's is
  ///     ``IntervalScale/log``.
  ///   - variance: How the variance is estimated.
  /// - Returns: Limits in 0...1; `nil` before the first event of the cause, and where the scale has
  ///   no place for an incidence of 1.
  public func interval(
    of cause: Int, at time: Double, level: Double = 0.95, scale: IntervalScale = .logLog,
    variance: IncidenceVariance = .greenwood
  ) -> ConfidenceInterval? {
    interval(
      around: incidence(of: cause, at: time),
      standardError: standardError(of: cause, at: time, variance: variance), level: level,
      scale: scale)
  }

  /// The pointwise confidence interval of the event-free probability.
  ///
  /// - Parameters:
  ///   - time: In the unit of the observations.
  ///   - level: Coverage, between 0 and 1.
  ///   - scale: The scale on which the limits are symmetric.
  /// - Returns: Limits in 0...1; `nil` where the probability is 0, and where the scale has no place
  ///   for 1.
  public func eventFreeInterval(
    at time: Double, level: Double = 0.95, scale: IntervalScale = .logLog
  ) -> ConfidenceInterval? {
    interval(
      around: eventFree(at: time), standardError: eventFreeStandardError(at: time), level: level,
      scale: scale)
  }

  private func interval(
    around probability: Double, standardError: Double, level: Double, scale: IntervalScale
  ) -> ConfidenceInterval? {
    let z = twoSidedDeviate(level: level)
    guard probability > 0 else { return nil }
    // Sums of proportions can pass 1, or miss it, by rounding.
    let limits = survivalLimits(
      of: probability > 1 - 1e-13 ? 1 : probability, width: z * standardError / probability,
      scale: scale)
    return limits.map { ConfidenceInterval(lower: $0.lower, upper: $0.upper, level: level) }
  }

  private func curve(of cause: Int) -> Curve? {
    CompetingEvents.requireCause(cause)
    return cause <= curves.count ? curves[cause - 1] : nil
  }

  /// The position of the last time at or before a given one; `nil` before the first.
  private func position(at time: Double) -> Int? {
    requireNumber(time)
    let position = times.partitionPoint { $0 > time }
    return position > 0 ? position - 1 : nil
  }
}
