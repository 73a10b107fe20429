import ClinicalRecords
import Testing

@testable import Endpoints

struct EventExplainingTests {
  private let codebook: Codebook = {
    var codebook = Codebook()
    codebook.terms = Vocabulary(
      name: "", entries: ["Anemia", "Colitis"].map { .init(code: $0, label: $0) })
    codebook.agents = Vocabulary(
      name: "", entries: [.init(code: "atezolizumab", label: "Atezolizumab")])
    codebook.agentClasses = [AgentClass(code: "ici_pd_l1", group: "immunotherapy")]
    codebook.immuneRelatedTerms = [ImmuneRelatedTerm(category: "Gut", term: 1, level: .typical)]
    return codebook
  }()

  private func event(
    _ number: Int, _ onset: PartialDate?, grade: Int = 2, term: CodePosition = 0,
    related: Bool = true, marked: Bool = false, stated: Int? = nil
  ) -> AdverseEvent {
    AdverseEvent(
      number: number, term: term, grade: grade, onsetOn: onset, isRelated: related,
      statedLine: stated, isImmuneRelated: marked)
  }

  private func on(_ number: Int) -> PartialDate { PartialDate(day(number)) }

  /// The steps about line 1, days 0 to 31, before line 2, from day 131 on: `number role: sentence [rules]`.
  private func steps(
    _ events: [AdverseEvent], cutoff: ClinicalDate? = nil,
    by basis: ImmuneRelatedBasis = .entered, died: PartialDate? = nil, of fatal: Int? = nil
  ) -> [String] {
    var patient = history(lines: [(0, 31), (131, nil)], died: died, events: events)
    patient.fatalEventNumber = fatal
    patient.drugs = [LineDrug(lineNumber: 1, agent: 0)]
    var rules = EndpointRules(cutoff: cutoff)
    rules.immuneRelatedBasis = basis
    let found = patient.explanation(ofAdverseEventsOfLineAt: 0, rules: rules, codebook: codebook)
    return found?.explanation.steps.map { step in
      let ids = step.rules.map(\.rawValue).joined(separator: ",")
      return "\(step.role.rawValue): \(step.sentence) [\(ids)]"
    } ?? []
  }

  @Test func `N1: an event of the line is said to belong by its day`() {
    #expect(
      steps([event(1, on(3)), event(2, on(41), grade: 3, related: false)]) == [
        "used: Began 3 days after the start of line 1. Related to treatment, not immune-related. [N1,A1]",
        "decided: Began 10 days after the end of line 1; events belong to it for 30 days. "
          + "Not related to treatment, not immune-related. [N1,A1]",
      ])
  }

  @Test func `A2: an immune-related event after the end names its own window`() {
    #expect(
      steps([event(1, on(91), marked: true)]) == [
        "decided: Began 60 days after the end of line 1; immune-related events belong to it for 90 days. "
          + "Related to treatment, immune-related, as recorded. [N1,A2,A1]"
      ])
  }

  @Test func `A1: by terms the term and the drugs of the line are named`() {
    #expect(
      steps([event(1, on(91), term: 1), event(2, on(3))], by: .typicalTerms)
        == [
          "used: Began 3 days after the start of line 1. Related to treatment, not immune-related by its term. [N1,A1]",
          "decided: Began 60 days after the end of line 1; immune-related events belong to it for 90 days. "
            + "Related to treatment, immune-related by its term in a line with a checkpoint inhibitor. [N1,A2,A1]",
        ])
  }

  @Test func `N1: a stated line, a month and a missing onset are named`() {
    #expect(
      steps([
        event(1, on(-5), stated: 1), event(2, PartialDate("2020-01")), event(3, nil),
        event(4, nil, stated: 1),
      ]) == [
        "decided: Stated to belong to line 1; it began 5 days before its start, outside its window. "
          + "Related to treatment, not immune-related. [N1,A1]",
        "used: Began in 2020-01, which could lie in the line's window. "
          + "Related to treatment, not immune-related. [N1,A1]",
        "passed over: Neither an onset nor a line is recorded: it belongs to no line. [N1]",
        "used: Stated to belong to line 1. Related to treatment, not immune-related. [N1,A1]",
      ])
  }

  @Test func `N1: an event of another line or of none is passed over with the reason`() {
    #expect(
      steps([
        event(1, on(-1)), event(2, on(62)), event(3, on(131)), event(4, on(140), stated: 2),
        event(5, PartialDate("2020-06")),
      ]) == [
        "passed over: Began before the first line: it belongs to no line. [N1]",
        "passed over: Began after the window of line 1, which ends on 2020-03-02 (30 days after the line) "
          + "and before the next line: it belongs to no line. [N1]",
        "passed over: Counted on line 2, in whose window it began. [N1]",
        "passed over: Counted on line 2, to which it was stated to belong. [N1]",
        "passed over: Counted on line 2, the first in whose window it could have begun. [N1]",
      ])
  }

  @Test func `R57: after the cutoff an event does not exist`() {
    #expect(
      steps([event(1, on(10))], cutoff: day(9)) == [
        "passed over: After the cutoff: it does not exist for this question. [R57]"
      ])
  }

  @Test func `A3: a fatal event is held against the death`() {
    let fatal = event(1, on(3), grade: 5)
    #expect(steps([fatal])[0].hasSuffix("Grade 5 is death, but no death is recorded. [N1,A1,A3]"))
    #expect(
      steps([fatal], died: on(9))[0]
        .hasSuffix("Grade 5 is death, but the death does not name it. [N1,A1,A3]"))
    #expect(
      steps([fatal], died: on(9), of: 1)[0].hasSuffix("The patient died of it. [N1,A1,A3]"))
  }
}
