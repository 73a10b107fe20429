import ClinicalRecords
import Testing

/// A3: an event that kills has grade 5, a fatal outcome, and is the event the death names.
struct FatalEventChecksTests {
  private static let codebook: Codebook = {
    var codebook = Codebook()
    codebook.terms = Vocabulary(
      name: "", entries: ["Sepsis", "Anemia"].map { .init(code: $0, label: $0) })
    codebook.existingGrades = [0b111110, 0b111110]
    codebook.causesOfDeath = Vocabulary(
      name: "", entries: ["disease", "treatment", "other"].map { .init(code: $0, label: $0) })
    return codebook
  }()

  private var history: PatientHistory = {
    var history = PatientHistory(patient: Patient(id: 1))
    history.patient.statedAgeAtDiagnosis = 60
    history.lines = [LineOfTherapy(number: 1, startedOn: FatalEventChecksTests.day("2020-01-01"))]
    history.drugs = [LineDrug(lineNumber: 1, agent: 0)]
    return history
  }()

  private static func day(_ text: String) -> ClinicalDate {
    ClinicalDate(text) ?? ClinicalDate(dayNumber: 0)
  }

  private func event(
    _ number: Int = 1, grade: Int = 5, related: Bool = true, end: String? = nil
  ) -> AdverseEvent {
    AdverseEvent(
      number: number, term: 0, grade: grade, onsetOn: PartialDate("2020-02-01"),
      endedOn: end.flatMap { PartialDate($0) }, isRelated: related)
  }

  private func findings(
    _ events: [AdverseEvent], died: String? = "2020-03-01", of event: Int? = nil,
    cause: CodePosition? = nil
  ) -> [Finding] {
    var history = history
    history.adverseEvents = events
    history.diedOn = died.flatMap { PartialDate($0) }
    history.fatalEventNumber = event
    history.causeOfDeath = cause
    return RecordChecks(codebook: FatalEventChecksTests.codebook).findings(in: history)
  }

  private func rules(_ findings: [Finding]) -> [String] { findings.map(\.rule) }

  @Test func `A3: a death that names its event of grade 5 is without contradiction`() {
    #expect(findings([event()], of: 1, cause: 1) == [])
    #expect(findings([event(end: "2020-03-01")], of: 1) == [])
    #expect(findings([event(end: "2020")], of: 1) == [])
    #expect(findings([event(related: false)], of: 1, cause: 0) == [])
    #expect(findings([event(grade: 4)], cause: 2) == [])
  }

  @Test func `A3: grade 5 asks for a death, and for its name in the death`() {
    let without = findings([event()], died: nil)
    #expect(
      without.map(\.sentence) == [
        "Event 1 (Sepsis) has grade 5, but no death is recorded: it needs one that names the event."
      ])
    #expect(without[0].severity == .odd && without[0].key == ["1"])
    let unnamed = findings([event()])
    #expect(rules(unnamed) == ["fatal-event-not-named"])
    #expect(
      unnamed[0].sentence == "Event 1 (Sepsis) has grade 5, but the death does not name it.")
  }

  @Test func `A3: an event that kills does not end before death`() {
    let early = findings([event(end: "2020-02-20")], of: 1)
    #expect(
      early.map(\.sentence) == [
        "Event 1 (Sepsis) has grade 5, but ends (2020-02-20) before death (2020-03-01)."
      ])
  }

  @Test func `A3: a death cannot name an event of a lower grade`() {
    let lesser = findings([event(1, grade: 3)], of: 1)
    #expect(rules(lesser) == ["death-of-lesser-event"])
    #expect(lesser[0].severity == .impossible && lesser[0].column == "event_number")
    let other = findings([event(1, grade: 3), event(2)], of: 1)
    #expect(
      other.map(\.sentence) == [
        "The death names event 1 (Sepsis), which has grade 3; an event that kills has grade 5. "
          + "Event 2 (Sepsis) has grade 5."
      ])
  }

  @Test func `A3: the cause of death and its event agree`() {
    #expect(rules(findings([event(grade: 4)], cause: 1)) == ["toxic-death-without-event"])
    #expect(rules(findings([event()], of: 1, cause: 0)) == ["toxic-death-called-disease"])
  }

  @Test func `A3: a patient dies of one event`() {
    let two = findings([event(1), event(4)], of: 4)
    #expect(rules(two) == ["several-fatal-events"])
    #expect(
      two[0].sentence
        == "Event 4 (Sepsis) has grade 5, as event 1 (Sepsis) has: a patient dies of one event.")
  }

  @Test func `an event before birth or after death is named by its term`() {
    var history = history
    history.patient.statedAgeAtDiagnosis = nil
    history.patient.bornOn = PartialDate("1950-06")
    history.diedOn = PartialDate("2020-03")
    history.adverseEvents = [
      AdverseEvent(
        number: 1, term: 1, grade: 2, onsetOn: PartialDate("1950-05-31"), isRelated: true),
      AdverseEvent(
        number: 2, term: 1, grade: 2, onsetOn: PartialDate("2020-02-01"),
        endedOn: PartialDate("2020-04-01"), isRelated: true),
      AdverseEvent(number: 3, term: 1, grade: 2, onsetOn: PartialDate("2020-03"), isRelated: true),
    ]
    let found = RecordChecks(codebook: FatalEventChecksTests.codebook).findings(in: history)
    #expect(
      found.filter { $0.severity == .impossible }.map(\.sentence) == [
        "Event 1 (Anemia) begins 1950-05-31, before birth.",
        "Event 2 (Anemia) ends 2020-04-01, after death (2020-03-31).",
      ])
  }
}

/// A wrong day of death is one mistake, however many rows lie after it.
struct RowsAfterDeathTests {
  private func day(_ text: String) -> ClinicalDate {
    ClinicalDate(text) ?? ClinicalDate(dayNumber: 0)
  }

  private func findings(_ contacts: [String], died: String = "2020-02-15") -> [Finding] {
    var history = PatientHistory(patient: Patient(id: 1))
    history.diedOn = PartialDate(died)
    // Both days of a line are one row.
    history.lines = [
      LineOfTherapy(number: 1, startedOn: day("2020-03-01"), endedOn: day("2020-04-01"))
    ]
    history.contacts = contacts.map(day)
    return RecordChecks(codebook: Codebook()).findings(in: history)
      .filter { $0.rule == "after-death" }
  }

  @Test func `the earliest row after death stands for all of them`() throws {
    let found = findings(["2020-02-14", "2020-02-20", "2020-05-01"])
    #expect(
      found == [
        Finding(
          .impossible, rule: "after-death", table: "death", column: "died_on",
          sentence:
            "A contact is dated 2020-02-20, the first of 3 rows after death (2020-02-15).",
          subject: Finding.Place(
            table: "follow_up_contact", key: ["2020-02-20"], column: "contacted_on"))
      ])
  }

  @Test func `one row after death is told alone`() throws {
    #expect(
      findings([]).map(\.sentence) == ["Line 1 starts 2020-03-01, after death (2020-02-15)."])
    #expect(findings([], died: "2020-04").isEmpty)
  }
}

/// N1, A2: an event is called outside the lines only where it belongs to none.
struct EventOutsideLinesTests {
  private func rules(_ onset: String, marked: Bool, _ checks: RecordChecks) -> [String] {
    var history = PatientHistory(patient: Patient(id: 1))
    history.patient.statedAgeAtDiagnosis = 60
    let day = { (text: String) in ClinicalDate(text) ?? ClinicalDate(dayNumber: 0) }
    history.lines = [
      LineOfTherapy(number: 1, startedOn: day("2020-01-01"), endedOn: day("2020-02-01"))
    ]
    history.drugs = [LineDrug(lineNumber: 1, agent: 0)]
    history.adverseEvents = [
      AdverseEvent(
        number: 1, term: 0, grade: 2, onsetOn: PartialDate(onset), isRelated: true,
        isImmuneRelated: marked)
    ]
    return checks.findings(in: history).map(\.sentence)
  }

  private func checks(
    by basis: ImmuneRelatedBasis = .entered, immuneRelatedDays: Int = 90
  ) -> RecordChecks {
    var codebook = Codebook()
    codebook.terms = Vocabulary(name: "", entries: [.init(code: "Colitis", label: "Colitis")])
    codebook.existingGrades = [0b111110]
    codebook.agents = Vocabulary(name: "", entries: [.init(code: "x", label: "x")])
    codebook.agentClasses = [AgentClass(code: "ici_pd_1", group: "immunotherapy")]
    codebook.immuneRelatedTerms = [ImmuneRelatedTerm(category: "Gut", term: 0, level: .typical)]
    return RecordChecks(
      codebook: codebook, immuneRelatedWindowDays: immuneRelatedDays, immuneRelatedBasis: basis)
  }

  // 2020-02-01 + 60 days is 2020-04-01; + 90 is 2020-05-01.
  @Test func `A2: an immune-related event 60 days after the end belongs to the line`() {
    #expect(rules("2020-04-01", marked: true, checks()) == [])
    #expect(rules("2020-05-01", marked: true, checks()) == [])
    #expect(rules("2020-04-01", marked: false, checks(by: .typicalTerms)) == [])
    #expect(rules("2020-04-01", marked: true, checks(immuneRelatedDays: 60)) == [])
  }

  @Test func `N1: an event past its window is called outside, with the days that count`() {
    #expect(
      rules("2020-04-01", marked: false, checks()) == [
        "Event 1 (Colitis) begins (2020-04-01) more than 30 days after line 1 ended and before another, "
          + "so it belongs to none."
      ])
    #expect(rules("2020-05-02", marked: true, checks())[0].contains("more than 90 days after"))
    #expect(
      rules("2020-04-01", marked: true, checks(immuneRelatedDays: 59))[0]
        .contains("more than 59 days after"))
  }
}
