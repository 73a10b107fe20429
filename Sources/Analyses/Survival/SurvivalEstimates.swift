import Endpoints
import Statistics

extension SurvivalComparison.Group {
  init(
    heading: String, counts: SurvivalCounts,
    _ asked: (options: SurvivalOptions, rules: EndpointRules)
  ) {
    let (options, daysPerMonth) = (asked.options, asked.rules.daysPerMonth)
    self.heading = heading
    self.counts = counts
    curve = KaplanMeierEstimate(counts.times)
    let reverse = KaplanMeierEstimate(reversing: counts.times)
    median = SurvivalComparison.Median(of: curve, style: options.medianStyle, daysPerMonth)
    followUp = SurvivalComparison.Median(of: reverse, style: options.followUpStyle, daysPerMonth)
    observedMedian = curve.medianOfTimes.map { $0 / daysPerMonth }
    rates = options.landmarks.map { [curve] in
      SurvivalComparison.Rate(of: curve, atMonths: $0, scale: options.scale, daysPerMonth)
    }
  }
}

extension SurvivalComparison.Median {
  init(
    of curve: KaplanMeierEstimate, style: SurvivalOptions.MedianStyle, _ daysPerMonth: Double
  ) {
    func months(_ days: Double?) -> Double? { days.map { $0 / daysPerMonth } }
    switch style {
    case .inverted(let scale):
      let interval = curve.medianInterval(scale: scale)
      self.init(
        months: months(curve.median), lower: months(interval.lower), upper: months(interval.upper))
    case .spss:
      let interval = curve.spssMedianInterval()
      // Where nobody is left at the median its error is 0, which says nothing about it.
      let isKnown = interval?.standardError.map { $0 > 0 } ?? false
      self.init(
        months: months(interval?.median ?? curve.median),
        lower: isKnown ? months(interval?.lower) : nil,
        upper: isKnown ? months(interval?.upper) : nil)
    }
  }
}

extension SurvivalComparison.Rate {
  init(
    of curve: KaplanMeierEstimate, atMonths months: Double, scale: IntervalScale,
    _ daysPerMonth: Double
  ) {
    let time = months * daysPerMonth
    self.months = months
    atRisk = curve.atRisk(at: time)
    // Beyond the last time the curve is known only where everybody had the event.
    let isKnown = atRisk > 0 || curve.steps.last?.survival == 0
    survival = isKnown ? curve.survival(at: time) : nil
    interval = isKnown ? curve.interval(at: time, scale: scale) : nil
  }
}

extension KaplanMeierEstimate {
  /// The middle of all times, of an even number the mean of the two middle ones; `nil` without any.
  fileprivate var medianOfTimes: Double? {
    let places = [(count + 1) / 2, count / 2 + 1]
    var (seen, middle) = (0, [Double]())
    for step in steps {
      seen += step.events + step.censored
      while middle.count < 2, seen >= places[middle.count] { middle.append(step.time) }
    }
    return middle.count == 2 ? (middle[0] + middle[1]) / 2 : nil
  }
}
