import Analyses
import ClinicalRecords
import Endpoints
import Statistics
import Testing

/// Rates and onset of adverse events against R (rules A4, A5), on line 2 of the seed cohort and on small made-up registries;
/// data sets and scripts stand in Reference/generate. Tolerance: 1e-8 relative, 1e-10 absolute.
struct EventTimingAgainstRTests {
  /// R's numbers by "kind/group/statistic".
  static func numbers(_ file: String, _ first: String) throws -> [String: Double?] {
    Dictionary(
      uniqueKeysWithValues: try ReferenceTable(file).rows.map { row in
        let name = [row[first], row["group"], row["statistic"]].compactMap(\.self)
        return (name.joined(separator: "/"), row["value"].flatMap(Double.init))
      })
  }

  static func agree(_ value: Double?, _ expected: Double??) -> Bool {
    guard let value, let expected = expected ?? nil else {
      return value == nil && expected == .some(nil)
    }
    return value == expected || abs(value - expected) <= max(1e-10, 1e-8 * abs(expected))
  }

  /// A row of the seed cohort's tables: any event, of grade 3 or higher, of Anemia, of immune-related rash.
  static func row(_ kind: String, _ codebook: Codebook) throws -> SafetyRow {
    func term(_ label: String, _ criterion: EventCriterion) throws -> SafetyRow {
      let position = try #require(codebook.terms.position(of: label))
      return SafetyRow(
        .group, code: kind, label: label, .of([.init(CodePosition(position), criterion)]))
    }
    switch kind {
    case "any": return .any(EventFilter(relatedOnly: true))
    case "severe":
      return SafetyRow(
        .overview, code: "severe", label: "Severe", .every(EventCriterion(minimumGrade: 3)))
    case "anemia": return try term("Anemia", EventCriterion())
    default: return try term("Rash maculo-papular", EventCriterion(.immuneRelated))
    }
  }

  @Test(arguments: ["any", "severe", "anemia", "rash"])
  func `rates of the seed cohort agree (A4)`(_ kind: String) throws {
    let (codebook, question) = (try SeedCohort.codebook(), try SeedCohort.question())
    let counting = EventRateCounting(
      [try Self.row(kind, codebook)], EventFilter(relatedOnly: true), of: question, codebook)
    let answer = try EventRates(try SeedCohort.counted(GroupedTally(counting)), counting)
    let row = try #require(answer.rows.last)
    let expected = try Self.numbers("line2_toxicity_R", "kind")
    #expect(answer.headings == ["ICI", "No ICI"] && answer.reference == 1)
    for (cell, group) in zip(row.cells, ["1", "0"]) {
      for (rate, measure) in [(cell.incidence, "incidence"), (cell.rate, "rate")] {
        let place = "\(kind)/\(group)/\(measure)"
        let rate = try #require(rate)
        let interval = rate.interval(per: 100)
        #expect(Self.agree(Double(rate.events), expected["\(place) count"]))
        #expect(Self.agree(rate.exposure, expected["\(place) years"]))
        #expect(Self.agree(rate.estimate(per: 100), expected[place]))
        #expect(Self.agree(interval.lower, expected["\(place) lower"]))
        #expect(Self.agree(interval.upper, expected["\(place) upper"]))
      }
    }
    let ratio = try #require(row.ratio)
    if ratio.estimate.isFinite {
      #expect(Self.agree(ratio.estimate, expected["\(kind)/ratio/estimate"]))
      #expect(Self.agree(ratio.interval.upper, expected["\(kind)/ratio/upper"]))
    } else {
      #expect(kind == "rash")
    }
    #expect(Self.agree(ratio.interval.lower, expected["\(kind)/ratio/lower"]))
    #expect(Self.agree(ratio.pValue, expected["\(kind)/ratio/p"]))
  }

  @Test(arguments: ["any", "severe", "anemia", "rash"])
  func `onset in the seed cohort agrees (A5)`(_ kind: String) throws {
    let (codebook, question) = (try SeedCohort.codebook(), try SeedCohort.question())
    let events = OnsetEvents(
      try Self.row(kind, codebook), EventFilter(relatedOnly: true), of: question, codebook)
    let answer = try OnsetComparison(
      events, in: try SeedCohort.counted(GroupedTally(onsetOf: events)), atMonths: [6, 1, 3])
    let expected = try Self.numbers("line2_toxicity_R", "kind")
    for (group, name) in zip(answer.groups + [answer.total], ["1", "0", "all"]) {
      let place = "\(kind)/\(name)/"
      #expect(Self.agree(Double(group.counts.count(.event)), expected[place + "with event"]))
      #expect(
        Self.agree(Double(group.counts.count(.death)), expected[place + "dead without event"]))
      expectLandmarks(group, place, expected)
      let days = { (months: Double?) in months.map { $0 * 30.4375 } }
      #expect(Self.agree(days(group.times?.shortest), expected[place + "quantile 0"]))
      #expect(Self.agree(days(group.times?.median), expected[place + "quantile 0.5"]))
      #expect(Self.agree(days(group.times?.longest), expected[place + "quantile 1"]))
    }
    let place = "\(kind)/test/"
    #expect(Self.agree(answer.gray?.chiSquare, expected[place + "gray chi-square"]))
    #expect(Self.agree(answer.gray?.pValue, expected[place + "gray p"]))
    #expect(Self.agree(answer.logRank?.chiSquare, expected[place + "log-rank chi-square"]))
    #expect(Self.agree(answer.logRank?.pValue, expected[place + "log-rank p"]))
  }

  func expectLandmarks(
    _ group: OnsetComparison.Group, _ place: String, _ expected: [String: Double?]
  ) {
    #expect(group.landmarks.map(\.months) == [1, 3, 6])
    for landmark in group.landmarks {
      let month = Int(landmark.months)
      let (incidence, complement) = (landmark.incidenceInterval, landmark.complementInterval)
      #expect(Self.agree(Double(landmark.atRisk), expected[place + "at risk \(month)"]))
      #expect(Self.agree(landmark.incidence, expected[place + "incidence \(month)"]))
      #expect(Self.agree(incidence?.lower, expected[place + "incidence lower \(month)"]))
      #expect(Self.agree(incidence?.upper, expected[place + "incidence upper \(month)"]))
      #expect(Self.agree(landmark.complement, expected[place + "complement \(month)"]))
      // R states limits of 0 and 0 before the first event, where there is nothing to tell a spread from.
      guard landmark.complement != 0 else { continue }
      #expect(Self.agree(complement?.lower, expected[place + "complement lower \(month)"]))
      #expect(Self.agree(complement?.upper, expected[place + "complement upper \(month)"]))
    }
  }

  /// An event such as `85:4:stated`.
  static func event(_ written: Substring) throws -> AdverseEvent {
    let parts = written.split(separator: ":")
    var event = RegistryOfEvents.event(
      on: try #require(Int(parts[0])), grade: try #require(Int(parts[1])),
      isImmuneRelated: parts[2] == "immune")
    event.statedLine = parts[2] == "stated" ? 1 : nil
    return event
  }

  /// The made-up registries by number.
  static func registries() throws -> [(number: String, registry: RegistryOfEvents)] {
    var found: [(number: String, registry: RegistryOfEvents)] = []
    for row in try ReferenceTable("random_toxicity").rows {
      let number = try #require(row["registry"])
      if found.last?.number != number { found.append((number, RegistryOfEvents())) }
      let events = try row["events", default: ""].split(separator: " ").map(Self.event)
      let days = { (name: String) in row[name].flatMap { Int($0) } }
      found[found.count - 1].registry.add(
        to: try #require(days("group")), ended: days("ended"), next: days("next_start"),
        died: days("died"), seen: days("seen"), events)
    }
    return found
  }

  @Test func `small registries agree: time at risk, rates, incidence, tests (A4, A5)`() throws {
    let expected = try Self.numbers("random_toxicity_R", "registry")
    let registries = try Self.registries()
    #expect(registries.count == 30)
    for (number, registry) in registries {
      let (rates, onset) = (try registry.rates(), try registry.onset())
      for (position, heading) in rates.headings.enumerated() {
        let place = "\(number)/\(heading == "A" ? 0 : 1)/"
        let (cell, group) = (rates.rows[0].cells[position], onset.groups[position])
        #expect(Self.agree(Double(rates.denominators[position]), expected[place + "patients"]))
        #expect(Self.agree(cell.incidence?.estimate(per: 100), expected[place + "incidence"]))
        let interval = cell.incidence?.interval(per: 100)
        #expect(Self.agree(interval?.lower, expected[place + "incidence lower"]))
        #expect(Self.agree(interval?.upper, expected[place + "incidence upper"]))
        #expect(Self.agree(cell.rate?.estimate(per: 100), expected[place + "rate"]))
        #expect(
          Self.agree(Double(group.counts.count(.death)), expected[place + "dead without event"]))
        for late in [cell.late, group.counts.late] {
          #expect(Self.agree(Double(late), expected[place + "after the time at risk"]))
        }
        guard let times = group.times else { continue }
        #expect(Self.agree(times.median * 30.4375, expected[place + "median"]))
        let incidence = group.incidence.incidence(of: 1, at: 30.4375)
        #expect(Self.agree(incidence, expected[place + "incidence 1"]), "\(place)")
      }
      for (value, name) in [
        (rates.rows[0].ratio?.pValue, "ratio p"), (onset.gray?.chiSquare, "gray chi-square"),
        (onset.logRank?.chiSquare, "log-rank chi-square"),
      ] where expected["\(number)/test/\(name)"] != nil {
        let answer = expected["\(number)/test/\(name)"] ?? nil
        // Where nobody who was compared had the event R has a statistic of 0, or none.
        #expect(value == nil ? answer ?? 0 == 0 : Self.agree(value, answer), "\(number) \(name)")
      }
    }
  }

  @Test func `the tables of immune-related events and of onset have the same times (A5)`() throws {
    var filter = EventFilter(relatedOnly: true)
    filter.immune = true
    var count = 0
    for (number, registry) in try Self.registries() {
      let (immune, onset) = (try registry.immuneRelated(), try registry.onset(of: nil, filter))
      for (cell, group) in zip(immune.rows[0].cells, onset.groups) {
        let median = (group.times?.median).map { $0 * 30.4375 }
        #expect(Self.agree(cell.onsets.median, .some(median)), "\(number)")
        #expect(cell.onsets.count == group.counts.count(.event) && cell.undated == 0)
        count += cell.onsets.count
      }
    }
    #expect(count > 50)
  }
}
