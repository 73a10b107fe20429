import Analyses
import Endpoints
import Reports
import Statistics
import Studies

/// Numbers of a group's survival, each with the patients behind it.
extension SectionWriter {
  /// The patients of a group with their times.
  mutating func evidence(_ row: SurvivalRow, _ place: SurvivalPlace) -> String? {
    if let known = listNames[name(place, row.name)] { return known }
    return evidence(
      name(place, row.name), "\(endpointLabel(place.endpoint)), \(row.label)\(ending(place.phase))",
      row.positions, .time(place.endpoint), rule: definition(place.endpoint))
  }

  /// Patients with a time.
  mutating func number(_ row: SurvivalRow, _ place: SurvivalPlace) -> Piece {
    let list = evidence(row, place)
    return count(name(place, row.name, "n"), row.group.curve.count, list)
  }

  /// Patients with the event.
  mutating func events(_ row: SurvivalRow, _ place: SurvivalPlace) -> Piece {
    let list = evidence(
      "\(name(place, row.name)).events",
      "\(endpointLabel(place.endpoint)), \(row.label)\(ending(place.phase)): events",
      row.positions.filter { cohort.subjects[$0].times[place.endpoint]?.isEvent ?? false },
      .time(place.endpoint), rule: definition(place.endpoint))
    return count(name(place, row.name, "events"), row.group.curve.eventCount, list)
  }

  /// A median with its limits: `12.3 (10.1–NE)`; `NR` alone where neither it nor a limit is reached.
  mutating func median(
    _ row: SurvivalRow, _ place: SurvivalPlace, isInSentence: Bool = false
  ) -> Pieces {
    guard row.group.curve.count > 0 else { return [.text(NumberStyle.notEstimable)] }
    let list = evidence(row, place)
    return median(
      row.group.median, ["median", "ci_low", "ci_high"].map { name(place, row.name, $0) }, list,
      isInSentence: isInSentence)
  }

  /// A median with its limits under these names.
  mutating func median(
    _ median: SurvivalComparison.Median, _ names: [String], _ list: String?, isInSentence: Bool
  ) -> Pieces {
    let noted = months(names[0], median.months, missing: NumberStyle.notReached, list)
    let estimate = isInSentence && median.months == nil ? "not reached" : noted
    let label = isInSentence ? style.intervalName : ""
    guard median.lower != nil || median.upper != nil else {
      guard median.months != nil else { return [estimate] }
      let limit = isInSentence ? "not estimable" : NumberStyle.notEstimable
      return [estimate, .text(" (\(label)\(limit))")]
    }
    let lower = months(names[1], median.lower, missing: NumberStyle.notEstimable, list)
    let upper = months(names[2], median.upper, missing: NumberStyle.notEstimable, list)
    guard isInSentence, median.lower == nil || median.upper == nil else {
      return [estimate, .text(" (\(label)")] + limits(lower, upper) + [")"]
    }
    return [
      estimate, .text(" (\(label)"), median.lower == nil ? "not estimable" : lower, " to ",
      median.upper == nil ? "not estimable" : upper, ")",
    ]
  }

  /// Survival at a landmark with its limits: `34.1 (27.6–40.7)`; a dash where the landmark is not asked for.
  mutating func rate(_ row: SurvivalRow, _ place: SurvivalPlace, at months: Double) -> Pieces {
    guard let rate = row.group.rates.first(where: { $0.months == months }) else { return .dash }
    guard let survival = rate.survival else { return [.text(NumberStyle.notEstimable)] }
    let (list, landmark) = (evidence(row, place), "rate_\(style.landmark(months))m")
    let estimate = percent(name(place, row.name, landmark), survival, list)
    guard let interval = rate.interval else { return [estimate] }
    let lower = percent(name(place, row.name, "\(landmark)_low"), interval.lower, list)
    let upper = percent(name(place, row.name, "\(landmark)_high"), interval.upper, list)
    return [estimate, " ("] + limits(lower, upper) + [")"]
  }

  /// The hazard ratio of an arm against another.
  mutating func hazardRatio(
    _ row: SurvivalRow, _ place: SurvivalPlace, _ group: String, isInSentence: Bool = false
  ) -> Pieces {
    guard let ratio = row.group.hazardRatio else { return [.text(NumberStyle.notEstimable)] }
    let list = comparedEvidence(place, group)
    return self.ratio(
      ratioNames(place, group), (ratio.ratio, ratio.interval), style, list,
      isInSentence: isInSentence)
  }

  /// The Wald p value of a hazard ratio.
  mutating func waldP(_ row: SurvivalRow, _ place: SurvivalPlace, _ group: String) -> Pieces {
    guard let ratio = row.group.hazardRatio else { return .dash }
    let list = comparedEvidence(place, group)
    return [pValue(name(place, group, "p"), ratio.pValue, list)]
  }

  /// The log-rank p value.
  mutating func logRank(
    _ comparison: SurvivalComparison, _ place: SurvivalPlace, _ group: String
  ) -> Pieces {
    guard let test = comparison.logRank else { return .dash }
    let list = comparedEvidence(place, group)
    return [pValue(name(place, group, "p_logrank"), test.pValue, list)]
  }

  /// Everybody who is compared: the list of the population.
  private mutating func comparedEvidence(_ place: SurvivalPlace, _ group: String) -> String? {
    if let known = listNames[name(place, "all")] { return known }
    let arm = arms.firstIndex { $0.id == place.population }
    return evidence(
      name(place, "all"),
      "\(endpointLabel(place.endpoint)), \(arm.map { arms[$0].label } ?? "All patients")"
        + ending(place.phase),
      withTime(members.positions(place.phase, arm: arm), place.endpoint), .time(place.endpoint),
      rule: definition(place.endpoint))
  }

  /// What an endpoint is, in a sentence.
  func definition(_ endpoint: Int) -> String {
    EndpointDefinition(plan.endpoints[endpoint].endpoint, under: cohort.endpointRules[endpoint])
      .sentences.joined(separator: " ")
  }
}
