import Analyses
import ClinicalRecords
import Endpoints
import Foundation
import Testing

@testable import Reports

/// Explanations made by hand, so that only their looks are tested.
struct ExplanationPageTests {
  private static let start = ClinicalDate(year: 2021, month: 2, day: 1) ?? .distantFuture

  private static func day(_ number: Int) -> ClinicalDate { start.adding(days: number) }

  private static func line(_ number: Int) -> LineOfTherapy {
    LineOfTherapy(number: number, startedOn: start)
  }

  private static func time(
    _ stop: Int, _ ending: EndpointTime.Ending, _ evidence: Evidence?, isImputed: Bool = false
  ) -> EndpointTime {
    EndpointTime(
      start: start, stop: day(stop), ending: ending, evidence: evidence, isImputed: isImputed)
  }

  private static func assessment(_ number: Int) -> Evidence {
    .assessment(day(number), reading: 1)
  }

  /// SD, NE, PD: progression-free survival of 98 days.
  private static var progression: ExplainedOutcome {
    ExplainedOutcome(
      .time(.progressionFreeSurvival), of: line(2),
      result: .time(time(98, .progression, assessment(98))),
      explanation: Explanation(steps: [
        .init(
          .used, row: .line(2), day: start, value: "start", sentence: "Day 0.", rules: [.r54]),
        .init(
          .used, row: assessment(42), day: day(42), value: "SD", sentence: "No progression.",
          rules: [.r56]),
        .init(
          .passedOver, row: assessment(70), day: day(70), value: "NE",
          sentence: "Could not be evaluated: it neither ends nor prolongs the time.",
          rules: [.r59]),
        .init(
          .decided, row: assessment(98), day: day(98),
          value: "PD, sum 32.2 mm (+24.3 % from nadir)",
          sentence: "The first progression: the sum of diameters rose by 20 % or more, and by 5 mm "
            + "or more, above its smallest value so far.", rules: [.r17, .r18, .r56]),
        .init(.remark, sentence: "What came after it changes nothing.", rules: []),
      ]))
  }

  private static func page(
    _ outcomes: [ExplainedOutcome], _ rules: EndpointRules = EndpointRules(),
    isSynthetic: Bool = false
  ) -> ExplanationPage {
    ExplanationPage(
      outcomes, ofPatient: "P0042", rules: rules, words: EvidenceWords(Codebook()),
      titles: RuleTitles(
        page: """
          **R54 · Day 0.** The day the line starts.
          **R56 · What counts first.** The earliest event wins.
          **R59 · Visits that cannot be evaluated.** NE neither ends PFS nor prolongs it.
          """), isSynthetic: isSynthetic)
  }

  private static var fda: EndpointRules {
    var rules = EndpointRules(cutoff: day(300))
    rules.apply(.fda)
    return rules
  }

  @Test(arguments: OutputFormat.allCases)
  func `a time with its rows in every format`(_ format: OutputFormat) throws {
    let page = ExplanationPageTests.page(
      [ExplanationPageTests.progression], ExplanationPageTests.fda, isSynthetic: true)
    try expectSnapshot(page.formatted(as: format), "explanation.\(format.fileExtension)")
  }

  @Test func `on a narrow terminal reasons stand below their rows`() throws {
    let page = ExplanationPageTests.page([ExplanationPageTests.progression])
    let text = page.formatted(as: .text, width: 60)
    try expectSnapshot(text, "explanation_narrow.txt")
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 60 })
  }

  /// The first sentence of a page.
  private func answer(
    _ value: ExplainedValue, _ result: ExplainedOutcome.Result,
    _ rules: EndpointRules = EndpointRules()
  ) -> String {
    let outcome = ExplainedOutcome(
      value, of: ExplanationPageTests.line(2), result: result,
      explanation: Explanation(steps: []))
    let text = ExplanationPageTests.page([outcome], rules).formatted(as: .text)
    let answer = text.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { !$0.isEmpty }
    return answer.joined(separator: " ")
  }

  // R65: the reason of censoring stands with the result.
  @Test func `a censored time has a plus, and says why`() {
    #expect(
      answer(
        .time(.overallSurvival),
        .time(
          ExplanationPageTests.time(61, .lastKnownAlive, .contact(ExplanationPageTests.day(61))))
      )
        == "Line 2 of P0042: overall survival 61+ days (2.00+ months) from 2021-02-01, "
        + "censored on 2021-04-03, when the patient was last known alive.")
  }

  // R70: a time that ends on a completed day says so.
  @Test func `a day that was completed is said to be`() {
    let time = ExplanationPageTests.time(1, .death, .death, isImputed: true)
    #expect(
      answer(.time(.overallSurvival), .time(time))
        == "Line 2 of P0042: overall survival 1 day (0.03 months) from 2021-02-01, ended by death "
        + "on 2021-02-02. One of its days is not fully known and was completed.")
  }

  // R66, R67.
  @Test func `days and months are counted as the rules say`() {
    var rules = EndpointRules()
    rules.addsOneDay = true
    rules.daysPerMonth = 30
    let time = ExplanationPageTests.time(59, .death, .death)
    #expect(
      answer(.time(.overallSurvival), .time(time), rules)
        == "Line 2 of P0042: overall survival 60 days (2.00 months) from 2021-02-01, ended by death "
        + "on 2021-04-01.")
  }

  // R76: never label rwPFS as PFS.
  @Test func `real-world progression-free survival is called so`() {
    let time = ExplanationPageTests.time(59, .endOfFollowUp, nil)
    #expect(
      answer(.time(.realWorldProgressionFreeSurvival), .time(time))
        == "Line 2 of P0042: real-world progression-free survival 59+ days (1.94+ months) from "
        + "2021-02-01, censored on 2021-04-01, where follow-up ended.")
  }

  @Test func `a line after the cutoff is not seen`() {
    #expect(
      answer(
        .time(.overallSurvival), .afterCutoff, EndpointRules(cutoff: ExplanationPageTests.day(-1)))
        == "Line 2 of P0042 began on 2021-02-01, after the cutoff of 2021-01-31: it is not seen.")
  }

  @Test(arguments: EndpointTime.Ending.allCases)
  func `every ending is an end of a sentence with its day`(_ ending: EndpointTime.Ending) {
    let time = ExplanationPageTests.time(59, ending, nil)
    #expect(time.endingPhrase.contains("2021-04-01"))
    #expect(time.endingPhrase.hasPrefix("censored ") != ending.isEvent)
  }

  private func step(
    _ role: Explanation.Role, _ evidence: Evidence?, _ day: Int, _ value: String,
    _ sentence: String, _ rules: [Rule] = [.r56]
  ) -> Explanation.Step {
    .init(
      role, row: evidence, day: ExplanationPageTests.day(day), value: value, sentence: sentence,
      rules: rules)
  }

  private func rows(_ steps: [Explanation.Step]) -> [String] {
    ReadableSteps(steps).rows.map { "\($0.value)|\($0.text(withRules: true))" }
  }

  @Test func `a row says what it led to, not that it was entered`() {
    let row = ExplanationPageTests.assessment(42)
    let entered = step(.used, row, 42, "SD", "The response was entered as SD.", [.r31])
    let result = step(.used, row, 42, "SD", "SD on 2021-03-15: no progression yet.")
    #expect(rows([entered, result, result]) == ["SD|No progression yet. [R56]"])
    #expect(rows([entered]) == ["SD|The response was entered as SD. [R31]"])
  }

  @Test func `what was measured on one day stands in one row`() {
    let row = Evidence.lesionMeasurement(ExplanationPageTests.day(42))
    #expect(
      rows([
        step(.used, row, 42, "T1 20.0 mm", "T1 measures 20.0 mm.", [.r9]),
        step(.used, row, 42, "N1 9.0 mm", "N1 has a short axis of 9.0 mm.", [.r11, .r9]),
        step(.passedOver, row, 42, "T2 not evaluable", "T2 could not be evaluated.", [.r14]),
        step(.decided, row, 42, "PD", "PD on 2021-03-15: the first progression."),
      ]) == [
        "|T1 measures 20.0 mm. N1 has a short axis of 9.0 mm. [R9,\u{A0}R11]",
        "|T2 could not be evaluated. [R14]", "PD|The first progression. [R56]",
      ])
  }

  @Test func `three rows or more of one fate are told by the first`() {
    let steps = [7, 14, 21].map { day in
      step(.passedOver, ExplanationPageTests.assessment(day), day, "SD", "Before the line.")
    }
    #expect(rows(steps) == ["SD|Before the line. So for 2 more, to 2021-02-22. [R56]"])
    #expect(rows(Array(steps.prefix(2))).count == 2)
    // Rows of other tables, and rows that were used, stand for themselves.
    let death = step(.passedOver, .death, 21, "", "Before the line.")
    #expect(rows(Array(steps.prefix(2)) + [death]).count == 3)
    let used = steps.map { step in
      var step = step
      step.role = .used
      return step
    }
    #expect(rows(used).count == 3)
  }

  @Test func `a value that its row, its day or its sentence says is not repeated`() {
    #expect(
      rows([step(.decided, .death, 0, "2021-02-01", "Death on 2021-02-01 is the event.")])
        == ["|Is the event. [R56]"])
    #expect(
      rows([step(.decided, .death, 0, "2021-02", "Death in 2021-02 is the event.")])
        == ["2021-02|Death in 2021-02 is the event. [R56]"])
    #expect(
      rows([step(.used, .line(3), 0, "start", "Line 3 started on 2021-02-01, after 5 days.")])
        == ["start|After 5 days. [R56]"])
    #expect(rows([step(.decided, .cutoff, 0, "cutoff", "Alive.")]) == ["|Alive. [R56]"])
  }

  @Test func `several lines stand below each other, settings once`() {
    let second = ExplainedOutcome(
      .time(.progressionFreeSurvival), of: ExplanationPageTests.line(3),
      result: .time(ExplanationPageTests.time(0, .notAssessed, nil)),
      explanation: Explanation(steps: []))
    let page = ExplanationPageTests.page([ExplanationPageTests.progression, second])
    let text = page.formatted(as: .text)
    #expect(text.components(separatedBy: "Line ").count == 3)
    #expect(text.components(separatedBy: "How to read").count == 2)
    #expect(page.report.title == "Progression-free survival of P0042, line by line")
  }

  // What a study team wrote must not steer a terminal or a browser.
  @Test(arguments: OutputFormat.allCases)
  func `hostile keys and values stay text`(_ format: OutputFormat) {
    let outcome = ExplainedOutcome(
      .bestResponse(.unconfirmed), of: ExplanationPageTests.line(1), result: .afterCutoff,
      explanation: Explanation(steps: [
        .init(
          .used, row: .death, value: "\u{1B}[31m<script>|=1+1", sentence: "\u{202E}<b>", rules: [])
      ]))
    let text = ExplanationPageTests.page([outcome]).formatted(as: format)
    #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"))
    if format == .html || format == .json { #expect(!text.contains("<script>")) }
  }
}
