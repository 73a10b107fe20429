import Statistics
import Testing

private let datasets = ["aml", "lung", "veteran", "ovarian", "colon", "freireich"]

private func answers(_ kind: String) throws -> [ReferenceAnswer] {
  try datasets.flatMap { try Reference.answers(in: $0 + "_km", of: kind) }
}

/// Kaplan-Meier curves and what is read from them against R's `survfit`, every case of the files of
/// answers.
struct KaplanMeierAnswersTests {
  @Test(arguments: try answers("survfit"))
  func `curves agree with R`(_ answer: ReferenceAnswer) throws {
    let call = try SurvivalCall(answer)
    let strata = answer.result.elements
    let curves = try call.curves(strata: strata.map { $0["stratum"].text ?? "" })
    for (curve, theirs) in zip(curves, strata) {
      expectSteps(curve, theirs, call)
      expectQuantiles(curve, theirs, call)
    }
  }

  @Test(arguments: try answers("survfit"))
  func `counts of each day make the curves of columns of subjects`(
    _ answer: ReferenceAnswer
  ) throws {
    let names = answer.result.elements.map { $0["stratum"].text ?? "" }
    let (rows, groups, _) = try SurvivalCall(answer).data(strata: names)
    var counts = names.map { _ in EventCounts() }
    for row in rows.times.indices {
      counts[groups[row]].record(time: Int(rows.times[row]), isEvent: rows.events[row])
    }
    #expect(
      counts.map { KaplanMeierEstimate($0) }
        == (try KaplanMeierEstimate.curves(of: rows, groups: groups, count: names.count)))
  }

  @Test(
    arguments: try datasets.dropLast().flatMap {
      try Reference.answers(in: $0 + "_cox", of: "survfit_weighted")
    })
  func `weighted curves agree with R`(_ answer: ReferenceAnswer) throws {
    let call = try SurvivalCall(answer)
    let theirs = try #require(answer.result.elements.first)
    let curve = try call.curves(strata: ["all"])[0]
    #expect(curve.isRobust == answer.id.hasSuffix("robust"))
    expectSteps(curve, theirs, call)
    expectQuantiles(curve, theirs, call)
  }

  @Test(arguments: try Reference.answers(in: "colonps_psm", of: "survfit_weighted"))
  func `curves with weights of the inverse propensity agree with R`(
    _ answer: ReferenceAnswer
  ) throws {
    let call = try SurvivalCall(answer)
    let id = answer.id.replacing("iptw_km", with: "iptw")
    let weights = try #require(
      try Reference.answers(in: "colonps_psm", of: "iptw").first { $0.id == id })
    let strata = answer.result.elements
    let curves = try call.curves(
      strata: strata.map { $0["stratum"].text ?? "" },
      weights: weights.result["weights"].numbers.map { try #require($0) })
    for (curve, theirs) in zip(curves, strata) {
      #expect(curve.isRobust)
      expectSteps(curve, theirs, call)
      expectQuantiles(curve, theirs, call)
    }
  }

  @Test(arguments: try Reference.answers(in: "heart_startstop", of: "survfit_startstop"))
  func `curves with late entry agree with R`(_ answer: ReferenceAnswer) throws {
    let call = try SurvivalCall(answer)
    let strata = answer.result.elements
    let curves = try call.curves(strata: strata.map { $0["stratum"].text ?? "" })
    for (curve, theirs) in zip(curves, strata) {
      expectSteps(curve, theirs, call)
      expectQuantiles(curve, theirs, call)
    }
  }

  @Test(arguments: try answers("survival_at_times"))
  func `survival at given times agrees with R`(_ answer: ReferenceAnswer) throws {
    let call = try SurvivalCall(answer)
    let strata = answer.result.elements
    let curves = try call.curves(strata: strata.map { $0["stratum"].text ?? "" })
    for (curve, theirs) in zip(curves, strata) {
      let rates = curve.rates(at: call.times, level: call.level, scale: call.scale)
      #expect(rates.map { Double($0.atRisk) } == theirs["n_risk"].numbers)
      let events = zip(rates.map(\.events), [0] + rates.map(\.events)).map { Double($0 - $1) }
      #expect(events == theirs["n_event_since_previous"].numbers)
      for (column, ours) in [
        "surv": rates.map(\.survival), "std_err": rates.map(\.standardError),
        "lower": rates.map { $0.interval?.lower }, "upper": rates.map { $0.interval?.upper },
      ] {
        let theirs = theirs[column].numbers
        expectAgreement(ours, theirs, .kaplanMeier, relative: 1e-12, "\(answer.id) \(column)")
      }
    }
  }

  @Test(arguments: try answers("restricted_mean"))
  func `restricted means agree with R`(_ answer: ReferenceAnswer) throws {
    let call = try SurvivalCall(answer)
    let horizon = try #require(call.text(after: "rmean = ").flatMap(Double.init))
    let strata = answer.result.elements
    let curves = try call.curves(strata: strata.map { $0["stratum"].text ?? "" })
    for (curve, theirs) in zip(curves, strata) {
      expectMean(curve.restrictedMean(to: horizon), theirs, answer.id)
      expectMedian(curve, theirs, call)
    }
  }

  @Test(arguments: try answers("restricted_mean_difference"))
  func `the means of a difference agree with R`(_ answer: ReferenceAnswer) throws {
    let call = try SurvivalCall(answer)
    let horizon = try #require(call.text(after: "rmean = ").flatMap(Double.init))
    let means = try call.curves(strata: answer.result["groups"].texts)
      .map { $0.restrictedMean(to: horizon) }
    let (theirs, errors) = (answer.result["rmean"].numbers, answer.result["se"].numbers)
    expectAgreement(means.map { $0?.mean }, theirs, .restrictedMean, relative: 1e-12)
    expectAgreement(means.map { $0?.standardError }, errors, .restrictedMean, relative: 1e-12)
  }

  @Test(arguments: try answers("reverse_km_median"))
  func `the follow-up agrees with R`(_ answer: ReferenceAnswer) throws {
    let call = try SurvivalCall(answer)
    let strata = answer.result.elements
    let names = strata.map { $0["stratum"].text ?? "" }
    let curves = try call.curves(strata: names, isReversed: true)
    let means = KaplanMeierEstimate.restrictedMeans(of: curves, to: .common)
    for (index, theirs) in strata.enumerated() {
      #expect(Double(curves[index].eventCount) == theirs["events"].number)
      expectMedian(curves[index], theirs, call)
      expectMean(means[index], theirs, answer.id)
    }
  }

  @Test(arguments: try answers("spss_km"))
  func `percentiles and means agree with the rules of SPSS`(_ answer: ReferenceAnswer) throws {
    let call = try SurvivalCall(answer)
    let name = answer.id.split(separator: "/").last.map(String.init) ?? ""
    let curve = try spssCurve(call, stratum: name == "overall" ? "all" : name)
    let mean = try #require(curve.spssMean())
    let theirMean = answer.result["mean"]
    for (column, ours) in [
      "estimate": mean.mean, "se": mean.standardError, "lower": mean.lower, "upper": mean.upper,
      "limit": mean.limit,
    ] {
      let theirs = theirMean[column].number
      expectAgreement(ours, theirs, .spssKaplanMeier, relative: 1e-11, "\(answer.id) \(column)")
    }
    for theirs in answer.result["percentiles"].elements {
      let probability = try #require(theirs["p"].number)
      let ours = curve.spssPercentile(probability)
      for (column, ours) in [
        "estimate": ours?.time, "se": ours?.standardError, "lower": ours?.lower,
        "upper": ours?.upper, "density": ours?.density,
      ] {
        expectAgreement(
          ours, theirs[column].number, .spssKaplanMeier, relative: 1e-11, floor: 1e-3,
          "\(answer.id) \(probability) \(column)")
      }
    }
  }

  private func spssCurve(_ call: SurvivalCall, stratum: String) throws -> KaplanMeierEstimate {
    guard stratum != "all" else { return try call.curves(strata: ["all"])[0] }
    let parts = stratum.split(separator: "=").map(String.init)
    let column = try call.table.text(parts[0])
    let own = try call.table.completeRows(["time", "event"]).filter { column[$0] == parts[1] }
    return try KaplanMeierEstimate(
      TimeToEvent(
        times: call.table.numbers("time", at: own),
        events: call.table.numbers("event", at: own).map { $0 == 1 }))
  }
}

/// Counts exactly, everything else to 1e-12: which is what R's own products of fractions keep.
private func expectSteps(
  _ curve: KaplanMeierEstimate, _ theirs: ReferenceValue, _ call: SurvivalCall
) {
  let isJoined = call.call.contains("id = id")
  #expect(Double(curve.count) == theirs["n"].number || isJoined)
  let kept = theirs["row_index_from_1"].numbers.compactMap { $0.map { Int($0) - 1 } }
  let steps = kept.isEmpty ? curve.steps : kept.map { curve.steps[$0] }
  // Where a row of a subject ends as the next begins R has a time without events or censorings.
  let rows = theirs["time"].numbers.indices.filter { row in
    !isJoined || steps.contains { $0.time == theirs["time"].numbers[row] }
  }
  let limits = steps.map { curve.interval(at: $0.time, level: call.level, scale: call.scale) }
  var columns: [String: [Double?]] = [
    "time": steps.map(\.time), "n_risk": steps.map(\.weightAtRisk),
    "n_event": steps.map(\.weightOfEvents), "n_censor": steps.map(\.weightOfCensored),
    "surv": steps.map(\.survival), "lower": limits.map { $0?.lower },
    "upper": limits.map { $0?.upper }, "cumhaz_nelson_aalen": steps.map(\.cumulativeHazard),
    "std_err_cumhaz": steps.map(\.cumulativeHazardError),
  ]
  // R holds the error of S itself where it is robust, else that of log S.
  if curve.isRobust {
    columns["std_err_log_surv"] = steps.map { $0.standardError ?? 0 }
  } else {
    columns["std_err"] = steps.map(\.standardError)
    columns["std_err_log_surv"] = steps.map { step in
      step.standardError.map { $0 / step.survival }
    }
  }
  for (column, ours) in columns {
    let all = theirs[column].numbers
    let theirs = rows.map { all[$0] }
    // R adds weights downwards, so that the few who remain carry the rounding of all.
    let floor = column.hasPrefix("n_") ? 1.0 : 0
    expectAgreement(
      ours, theirs, .kaplanMeier, relative: 1e-12, floor: floor, "\(call.call) \(column)")
  }
  for (column, ours) in [
    "events": curve.steps.reduce(0) { $0 + $1.weightOfEvents },
    "rows_total": Double(curve.steps.count),
    "sum_surv": curve.steps.reduce(0) { $0 + $1.survival },
    "sum_time_times_event": curve.steps.reduce(0) { $0 + $1.time * $1.weightOfEvents },
    "sum_cumhaz": curve.steps.reduce(0) { $0 + $1.cumulativeHazard },
  ] {
    if let theirs = theirs[column].number {
      expectAgreement(ours, theirs, .kaplanMeier, relative: 1e-12, "\(call.call) \(column)")
    }
  }
}

private func expectQuantiles(
  _ curve: KaplanMeierEstimate, _ theirs: ReferenceValue, _ call: SurvivalCall
) {
  expectMedian(curve, theirs, call)
  let probabilities = theirs["quantile_probs"].numbers.compactMap(\.self)
  let intervals = probabilities.map {
    curve.quantileInterval($0, level: call.level, scale: call.scale)
  }
  for (column, ours) in [
    "quantile": probabilities.map { curve.quantile($0) },
    "quantile_lower": intervals.map(\.lower), "quantile_upper": intervals.map(\.upper),
  ] {
    let theirs = theirs[column].numbers
    expectAgreement(ours, theirs, .survivalQuantiles, relative: 0, "\(call.call) \(column)")
  }
}

private func expectMedian(
  _ curve: KaplanMeierEstimate, _ theirs: ReferenceValue, _ call: SurvivalCall
) {
  let interval = curve.medianInterval(level: call.level, scale: call.scale)
  for (column, ours) in [
    "median": curve.median, "median_lower": interval.lower, "median_upper": interval.upper,
  ] {
    let theirs = theirs[column].number
    expectAgreement(ours, theirs, .survivalQuantiles, relative: 0, "\(call.call) \(column)")
  }
}

private func expectMean(_ mean: RestrictedMean?, _ theirs: ReferenceValue, _ id: String) {
  expectAgreement(mean?.mean, theirs["rmean"].number, .restrictedMean, relative: 1e-12, id)
  expectAgreement(
    mean?.standardError, theirs["rmean_se"].number, .restrictedMean, relative: 1e-12, id)
}
