import Statistics
import Testing

/// Curves of made-up rows with late entry, weights, clusters and all scales, against R.
struct SurvivalRowsTests {
  @Test(arguments: try Reference.answers(in: "survival_rows"))
  func `curves of made-up rows agree with R`(_ answer: ReferenceAnswer) throws {
    let theirs = answer.result
    let curve = try curve(theirs)
    let scale = try #require(theirs["conf_type"].text.flatMap(IntervalScale.init))
    let level = try #require(theirs["level"].number)
    let limits = curve.steps.map { curve.interval(at: $0.time, level: level, scale: scale) }
    for (column, ours) in [
      "times": curve.steps.map(\.time), "n_risk": curve.steps.map(\.weightAtRisk),
      "n_event": curve.steps.map(\.weightOfEvents),
      "n_censor": curve.steps.map(\.weightOfCensored), "surv": curve.steps.map(\.survival),
      "std_err": curve.steps.map(\.standardError), "lower": limits.map { $0?.lower },
      "upper": limits.map { $0?.upper }, "cumhaz": curve.steps.map(\.cumulativeHazard),
      "std_err_cumhaz": curve.steps.map(\.cumulativeHazardError),
    ] {
      // An error that is 0 but for rounding, as of clusters that cancel, has no relative precision.
      let theirs = theirs[column].numbers
      expectAgreement(
        ours, theirs, .kaplanMeier, relative: 1e-10, floor: 1e-3, "\(answer.id) \(column)")
    }
    expectReadings(curve, theirs, answer.id, scale: scale, level: level)
    expectHazardCurves(curve, theirs, answer.id, scale: scale, level: level)
  }

  @Test(arguments: try Reference.answers(in: "survival_rows"))
  func `robust errors of restricted means agree with R's influences`(
    _ answer: ReferenceAnswer
  ) throws {
    let theirs = answer.result
    guard let error = theirs["rmean_robust_se"].number else { return }
    let (rows, clusters) = try rows(theirs)
    let horizon = try #require(theirs["horizon"].number)
    let mean = try RestrictedMean(robustlyOf: rows, to: horizon, clusters: clusters)
    expectAgreement(
      mean?.standardError, error, .restrictedMean, relative: 1e-10, floor: 1e-3, answer.id)
  }

  private func expectHazardCurves(
    _ curve: KaplanMeierEstimate, _ theirs: ReferenceValue, _ id: String, scale: IntervalScale,
    level: Double
  ) {
    let breslow = curve.fromHazard()
    let survival = breslow?.steps.map(\.survival) ?? []
    let lower = breslow?.steps.map {
      breslow?.interval(at: $0.time, level: level, scale: scale)?.lower
    }
    expectAgreement(survival, theirs["breslow"].numbers, .kaplanMeier, relative: 1e-12, id)
    let error = breslow?.steps.map(\.cumulativeHazardError) ?? []
    expectAgreement(
      error, theirs["breslow_log_error"].numbers, .kaplanMeier, relative: 1e-10, floor: 1e-3, id)
    guard !curve.isRobust else { return }
    expectAgreement(
      lower ?? [], theirs["breslow_lower"].numbers, .kaplanMeier, relative: 1e-10, floor: 1e-3, id)
    guard let fleming = curve.fromHazard(ties: .oneByOne) else { return }
    // Where only weights of 0 are left R has NaN.
    let known = fleming.steps.prefix { $0.weightAtRisk > 0 }
    let upper = known.map { fleming.interval(at: $0.time, level: level, scale: scale)?.upper }
    expectAgreement(
      known.map(\.survival), Array(theirs["fleming"].numbers.prefix(known.count)), .kaplanMeier,
      relative: 1e-12, id)
    expectAgreement(
      upper, Array(theirs["fleming_upper"].numbers.prefix(known.count)), .kaplanMeier,
      relative: 1e-10, floor: 1e-3, id)
  }

  private func rows(_ theirs: ReferenceValue) throws -> (TimeToEvent, clusters: [Int]?) {
    func column(_ name: String) throws -> [Double]? {
      let values = theirs[name].numbers
      return values.isEmpty ? nil : try values.map { try #require($0) }
    }
    let times = try #require(try column("time"))
    let events = try #require(try column("event")).map { $0 == 1 }
    let rows = try TimeToEvent(
      times: times, events: events, entries: column("entry"), weights: column("weight"))
    return (rows, try column("cluster").map { $0.map { Int($0) } })
  }

  private func curve(_ theirs: ReferenceValue) throws -> KaplanMeierEstimate {
    let (rows, clusters) = try rows(theirs)
    let curve = try KaplanMeierEstimate(
      rows, variance: clusters.map(SurvivalVariance.clustered) ?? .automatic)
    #expect(curve.isRobust == (theirs["robust"].number == 1))
    return curve
  }

  private func expectReadings(
    _ curve: KaplanMeierEstimate, _ theirs: ReferenceValue, _ id: String, scale: IntervalScale,
    level: Double
  ) {
    let probabilities = theirs["p"].numbers.compactMap(\.self)
    let quantiles = probabilities.map {
      curve.quantileInterval($0, level: level, scale: scale)
    }
    let median = curve.medianInterval(level: level, scale: scale)
    // Middles of two times, of which the file has 15 digits.
    for (column, ours) in [
      "quantile": probabilities.map { curve.quantile($0) },
      "quantile_lower": quantiles.map(\.lower),
      "quantile_upper": quantiles.map(\.upper),
      "median": [curve.median, median.lower, median.upper],
    ] {
      expectAgreement(
        ours, theirs[column].numbers, .survivalQuantiles, relative: 1e-15, "\(id) \(column)")
    }
    let mean = theirs["horizon"].number.flatMap(curve.restrictedMean)
    expectAgreement(mean?.mean, theirs["rmean"].number, .restrictedMean, relative: 1e-12, id)
    expectAgreement(
      mean?.standardError, theirs["rmean_se"].number, .restrictedMean, relative: 1e-11, id)
    let rates = curve.rates(
      at: theirs["at"].numbers.compactMap(\.self), level: level, scale: scale)
    for (column, ours) in [
      "at_surv": rates.map(\.survival), "at_lower": rates.map { $0.interval?.lower },
      "at_upper": rates.map { $0.interval?.upper },
    ] {
      expectAgreement(
        ours, theirs[column].numbers, .kaplanMeier, relative: 1e-10, floor: 1e-3, "\(id) \(column)")
    }
  }
}
