import Analyses
import ClinicalRecords
import Endpoints
import Testing

@testable import Reports

struct EndpointDefinitionTests {
  private func sentences(_ endpoint: Endpoint, _ settings: (String, String)...) throws -> [String] {
    var rules = EndpointRules()
    for (name, value) in settings { try rules.set(name, to: value) }
    return EndpointDefinition(endpoint, under: rules).sentences
  }

  @Test(arguments: Endpoint.allCases)
  func `every endpoint says its start, its event and its censoring`(_ endpoint: Endpoint) throws {
    let sentence = try sentences(endpoint)[0]
    #expect(sentence.hasPrefix("\(endpoint.label): from ") && sentence.hasSuffix("."))
    #expect(endpoint == .timeToResponse || sentence.contains("censored"))
  }

  /// Rule: R7, R63, R64.
  @Test func `a bundle names each of its switches`() throws {
    let fda = try sentences(
      .progressionFreeSurvival, ("censoring", "fda"), ("gap_limit_days", "84"))
    #expect(fda.count == 5)
    #expect(fda.contains { $0.hasPrefix("A next line before the event censors") })
    #expect(fda.contains { $0.hasPrefix("An event more than 84 days after the last evaluable") })
    #expect(fda.contains { $0.hasPrefix("Lines with lesions measured, but not by the start") })
    #expect(try sentences(.progressionFreeSurvival).count == 1)
  }

  /// Rule: R59.
  @Test func `where NE scans censor, the definition does not speak of evaluable ones`() throws {
    let sentence = try sentences(.timeToProgression, ("last_assessment", "any"))[0]
    #expect(sentence.contains("censored at the last assessment") && !sentence.contains("evaluable"))
  }

  /// Rule: R72, R74, R75.
  @Test func `real-world survival names its grace days, its follow-up and a change of line`() throws
  {
    let gaps = try sentences(
      .realWorldProgressionFreeSurvival, ("real_world_follow_up", "visit-gaps"),
      ("real_world_grace_days", "13"), ("real_world_line_change", "event"))
    #expect(gaps[0].contains("more than 13 days after the start"))
    #expect(gaps[0].contains("ends at a gap of more than 90 days between records"))
    #expect(gaps[1] == "A next line without progression is an event.")
  }

  /// Rule: R66, R67.
  @Test func `an added day and another month are printed`() throws {
    var rules = EndpointRules()
    rules.addsOneDay = true
    rules.daysPerMonth = 30
    let report = SurvivalTable(
      try Cohort.ofOutcomes.survival(.progressionFreeSurvival, rules)
    ).report
    #expect(
      report.footnotes.contains {
        $0.hasPrefix("A month is 30 days; one day is added to every duration.")
      })
    #expect(
      report.footnotes.contains(
        "Settings other than the default: adds_one_day 1, days_per_month 30.0."))
    // (131 + 201) / 2 days by 30.
    let median = report.table.rows.first { $0.cells[0].hasPrefix("Median") }
    #expect(median?.cells[1].hasPrefix("5.53 (") == true)
  }

  /// Rule: R51.
  @Test func `of a duration of response only responders are counted, and it is said how many`()
    throws
  {
    let answer = try Cohort.ofOutcomes.survival(.durationOfResponse, EndpointRules())
    let report = SurvivalTable(answer).report
    #expect(
      report.footnotes.contains("Responders only: 2 of 6 patients (ICI 1 of 3, No ICI 1 of 3)."))
    let total = report.records.rows.first { $0[0] == "total" && $0[3] == "with_time" }
    #expect(total?[6] == .integer(2) && total?[7] == .integer(6))
    #expect(KaplanMeierFigure(answer).svg().contains("Months from first response"))
  }

  /// Rule: R62.
  @Test func `follow-up is stated by reverse Kaplan-Meier and by the plain median, both named`()
    throws
  {
    var cohort = Cohort(groups: ["All"])
    cohort.add(to: 0, visits: [(90, .stable)])
    cohort.add(to: 0, death: 150)
    cohort.add(to: 0, visits: [(210, .stable)])
    cohort.add(to: 0, death: 30)
    let rows = SurvivalTable(try cohort.survival(.followUp, EndpointRules())).report.table.rows
    func cell(_ label: String) -> String? { rows.first { $0.cells[0].hasPrefix(label) }?.cells[1] }
    // Reverse: 2/3 from day 90, 0 from 210. Plain: (90 + 150) / 2.
    #expect(cell("Reverse Kaplan-Meier median, months")?.hasPrefix("6.90 (") == true)
    #expect(cell("Median of observed times, months") == "3.94")
    #expect(!rows.contains { $0.cells[0].hasPrefix("Follow-up") })
  }

  /// Rule: R65.
  @Test func `records list only endings that the endpoint can have, and those that occurred`()
    throws
  {
    func endings(_ endpoint: Endpoint, _ rules: EndpointRules = EndpointRules()) throws -> [String]
    {
      try Cohort.ofOutcomes.survival(endpoint, rules).records.rows.compactMap { row in
        guard row[0] == "total", case .text(let measure) = row[3] else { return nil }
        return measure.hasPrefix("ended_by_") ? String(measure.dropFirst(9)) : nil
      }
    }
    let plain = [
      "progression", "death", "last_evaluable_assessment", "no_assessment", "last_known_alive",
      "cutoff",
    ]
    #expect(try endings(.progressionFreeSurvival) == plain)
    #expect(try endings(.overallSurvival) == plain)
    var fda = EndpointRules()
    fda.apply(.fda)
    #expect(
      try endings(.progressionFreeSurvival, fda)
        == plain + ["no_baseline", "before_next_therapy", "before_missed_assessments"])
    #expect(try endings(.timeToResponse) == ["response"])
    #expect(try endings(.followUp) == ["alive", "death_without_event"])
  }
}
