import ClinicalRecords
import Endpoints
import Testing

@testable import Analyses

/// One patient on a first line that began on day 0, 2020-01-01, and was ended on its day 70; the next
/// line begins on day 200. Followed to day 100 by A4: 70 + 30.
private struct OneLine {
  static let start = ClinicalDate(dayNumber: 18_262)
  var history = PatientHistory(patient: Patient(id: 1))

  init(ended: Int? = 70) {
    history.lines = [
      LineOfTherapy(
        number: 1, startedOn: Self.start, endedOn: ended.map { Self.start.adding(days: $0) }),
      LineOfTherapy(number: 2, startedOn: Self.start.adding(days: 200)),
    ]
  }

  mutating func add(
    _ grade: Int, from onset: String, to end: String? = nil, outcome: EventOutcome? = nil,
    term: CodePosition = 0, isImmuneRelated: Bool = false
  ) {
    var event = AdverseEvent(
      number: history.adverseEvents.count + 1, term: term, grade: grade,
      onsetOn: PartialDate(onset), endedOn: end.flatMap { PartialDate($0) }, isRelated: true,
      isImmuneRelated: isImmuneRelated)
    event.details.outcome = outcome
    history.adverseEvents.append(event)
  }

  static var codebook: Codebook {
    var codebook = Codebook()
    codebook.terms = Vocabulary(
      name: "term",
      entries: [.init(code: "a", label: "Anemia"), .init(code: "c", label: "Colitis")])
    codebook.termGroups = [
      AdverseEventGroup(
        code: "gut", label: "Immune-related colitis", terms: [1], attribution: .immuneRelated)
    ]
    return codebook
  }

  static let any = SafetyRow.any(EventFilter(relatedOnly: true))
  static var groups: [SafetyRow] { SafetyRow.groups(codebook) }
  static var terms: [SafetyRow] { SafetyRow.terms(codebook) }

  static func asked(
    _ row: SafetyRow = any, _ filter: EventFilter = EventFilter(relatedOnly: true),
    every days: Int = 20
  ) -> ToxicityPeriodCounting {
    ToxicityPeriodCounting(row, filter, by: .every(days), of: Question(line: 1), codebook)
  }

  /// Its counts.
  func counts(_ asked: ToxicityPeriodCounting = asked()) -> ToxicityPeriodCounts {
    var tally = GroupedTally(asked)
    tally.add(history)
    return tally.groups.first?.counts ?? ToxicityPeriodCounts()
  }

  /// The worst grade in each period of 20 days, 0 for none.
  func worst(_ row: SafetyRow = any) -> [Int] {
    let counts = counts(Self.asked(row))
    return counts.atRisk.indices.map { period in
      (1...5).first { counts.lines(worstGrade: $0, in: period) > 0 } ?? 0
    }
  }
}

struct ToxicityOverTimeTests {
  // Followed on days 0 to 100: periods 0...19, 20...39, 40...59, 60...79, 80...99, 100...119.
  @Test func `A4 at risk in a period is who is followed at its start`() {
    #expect(OneLine().counts().atRisk == [1, 1, 1, 1, 1, 1])
    #expect(OneLine(ended: 69).counts().atRisk == [1, 1, 1, 1, 1])
  }

  @Test func `an event is under way from its onset to its end, both included`() {
    var line = OneLine()
    line.add(2, from: "2020-01-20", to: "2020-02-10")  // days 19 and 40
    #expect(line.worst() == [2, 2, 2, 0, 0, 0])
  }

  @Test func `the worst grade of a period counts, whichever event began first`() {
    var line = OneLine()
    line.add(1, from: "2020-01-01", to: "2020-03-21")  // days 0 to 80
    line.add(3, from: "2020-01-31", to: "2020-02-02")  // days 30 to 32
    #expect(line.worst() == [1, 3, 1, 1, 1, 0])
    #expect(line.counts().lines(worstGrade: 1, in: 1) == 0)
  }

  @Test func `an event without an end goes on to the end of the time at risk, and is counted`() {
    var line = OneLine()
    line.add(2, from: "2020-03-01")  // day 60
    line.add(1, from: "2020-03-01", outcome: .recovering)
    #expect(line.worst() == [0, 0, 0, 2, 2, 2])
    #expect(line.counts().endless == 2)
  }

  @Test func `an event that is over, nobody knows since when, counts on its onset only`() {
    var line = OneLine()
    line.add(2, from: "2020-01-02", outcome: .recoveredWithSequelae)
    #expect(line.worst() == [2, 0, 0, 0, 0, 0])
    #expect(line.counts().endUnknown == 1)
    #expect(line.counts().endless == 0)
  }

  @Test func `A5 a month is its 15th, at onset and at the end, and a year is left out and counted`()
  {
    var line = OneLine()
    line.add(2, from: "2020-02", to: "2020-03")  // days 45 and 74
    #expect(line.worst() == [0, 0, 2, 2, 0, 0])
    line = OneLine()
    line.add(2, from: "2020-02-20", to: "2020-02")  // an end is never before the onset: day 50 both
    #expect(line.worst() == [0, 0, 2, 0, 0, 0])
    line = OneLine()
    line.add(2, from: "2020", to: "2020-03-01")
    line.add(2, from: "2020-02-20", to: "2020")
    #expect(line.worst() == [0, 0, 0, 0, 0, 0])
    #expect(line.counts().undated == 2)
  }

  @Test func `A2 immune-related events alone are followed for 90 days after the line`() {
    var line = OneLine()
    line.add(3, from: "2020-05-10", to: "2020-05-12", term: 1, isImmuneRelated: true)  // day 130
    #expect(line.worst() == [0, 0, 0, 0, 0, 0])
    // 70 + 90 = 160: the ninth period begins on day 160.
    #expect(line.worst(OneLine.groups[0]) == [0, 0, 0, 0, 0, 0, 3, 0, 0])
    var filter = EventFilter(relatedOnly: true)
    filter.immune = true
    #expect(line.counts(OneLine.asked(OneLine.any, filter)).lines(worstGrade: 3, in: 6) == 1)
  }

  @Test func `only the events asked about count`() {
    var line = OneLine()
    line.add(2, from: "2020-01-02", to: "2020-01-03", term: 0)
    line.add(4, from: "2020-01-02", to: "2020-01-03", term: 1)
    #expect(line.worst(OneLine.terms[0]).first == 2)
    #expect(line.worst(OneLine.terms[1]).first == 4)
    #expect(line.worst(OneLine.groups[0]).first == 0)
  }

  @Test func `a month is 30.4375 days, so that the third begins on day 61`() {
    let months = ToxicityPeriods.months(of: 30.4375)
    #expect(
      [0, 30, 31, 60, 61, 365, 366].map { months.position(of: $0) } == [0, 0, 1, 1, 2, 11, 12])
  }

  @Test func `parts counted apart and merged are what one pass counts`() {
    var (one, other) = (OneLine(), OneLine(ended: 20))
    one.add(2, from: "2020-01-20", to: "2020-02-10")
    other.add(3, from: "2020-01-05")
    func tally(_ lines: [OneLine]) -> GroupedTally<ToxicityPeriodCounts> {
      var tally = GroupedTally(OneLine.asked(every: 7))
      for line in lines { tally.add(line.history) }
      return tally
    }
    for (first, second) in [(one, other), (other, one)] {
      var merged = tally([first])
      merged.merge(tally([second]))
      #expect(merged.groups.first?.counts == tally([one, other]).groups.first?.counts)
    }
  }

  @Test func `periods are shown as long as a tenth of a group is followed`() throws {
    var tally = GroupedTally(OneLine.asked())
    // Ten are followed to day 40, one of them to day 100; then one more to day 40.
    for ended in Array(repeating: 10, count: 9) + [70] { tally.add(OneLine(ended: ended).history) }
    func shown(_ limit: Int? = nil) throws -> Int {
      try ToxicityOverTime(tally, OneLine.asked(), limit: limit).shownCount
    }
    #expect(try shown() == 6)
    #expect(try shown(2) == 2)
    tally.add(OneLine(ended: 10).history)
    #expect(try shown() == 3)
  }
}
