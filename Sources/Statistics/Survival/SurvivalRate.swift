/// What a survival curve says at a time chosen beforehand: the one-year survival, for example.
public struct SurvivalRate: Equatable, Sendable {
  /// The time asked for, in the unit of the observations.
  public let time: Double
  /// The proportion that survives beyond `time`, in 0...1.
  public let survival: Double
  /// The standard error of `survival`; `nil` where that is 0.
  public let standardError: Double?
  /// The pointwise confidence interval; `nil` where the curve has none.
  public let interval: ConfidenceInterval?
  /// Subjects under observation just before `time`.
  public let atRisk: Int
  /// Subjects with the event at or before `time`.
  public let events: Int
  /// Subjects censored at or before `time`.
  public let censored: Int
  /// Whether nobody was observed until `time` and the curve ends above 0: `survival` is then the
  /// last value of the curve, which says nothing about this time.
  public let isBeyondFollowUp: Bool
}

extension KaplanMeierEstimate {
  /// The survival at given times.
  ///
  /// Before the first step nothing has happened: the survival is 1 and has no error.
  ///
  /// - Parameters:
  ///   - times: In the unit of the observations, in any order.
  ///   - level: Coverage of the intervals, between 0 and 1.
  ///   - scale: The scale on which the intervals are symmetric.
  /// - Returns: A rate for each time, in their order. Cost: linear in the steps, and logarithmic for
  ///   each time.
  public func rates(
    at times: [Double], level: Double = 0.95, scale: IntervalScale = .logLog
  ) -> [SurvivalRate] {
    var soFar = [(events: 0, censored: 0)]
    soFar.reserveCapacity(steps.count + 1)
    for step in steps {
      let last = soFar[soFar.count - 1]
      soFar.append((last.events + step.events, last.censored + step.censored))
    }
    return times.map { time in
      requireNumber(time)
      let position = steps.partitionPoint { $0.time > time }
      let step = position > 0 ? steps[position - 1] : nil
      let (survival, atRisk) = (step?.survival ?? 1, atRisk(at: time))
      return SurvivalRate(
        time: time, survival: survival, standardError: step.map(\.standardError) ?? 0,
        interval: interval(at: time, level: level, scale: scale), atRisk: atRisk,
        events: soFar[position].events, censored: soFar[position].censored,
        isBeyondFollowUp: (lastTime.map { time > $0 } ?? true) && survival > 0)
    }
  }
}
