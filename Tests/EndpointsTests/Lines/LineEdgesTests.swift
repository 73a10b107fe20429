import ClinicalRecords
import Testing

@testable import Endpoints

/// Beside the cases everyone quotes: the days on both sides of each number, and what is rare.
struct LineEdgesTests {
  @Test func `not given, given twice and before diagnosis are left out, L1, L2`() throws {
    var history = treated([(-3, "etoposide"), (0, "EC"), (0, "etoposide"), (21, "EC")])
    history.exposures[4].isGiven = false
    let lines = try history.proposal()
    #expect(lines.spans == [0...21])
    #expect(
      lines.roles == [
        .beforeDiagnosis(days: 3), .opened(.firstDose), .opened(.firstDose), .duplicate, .notGiven,
        .continued,
      ])
    #expect(lines.decisions.map(\.line) == [nil, 1, 1, nil, nil, 1])
    #expect(lines.exposures(ofLine: 1) == [1, 2, 5])
  }

  @Test func `of a diagnosis known by its month the first day counts, L2`() throws {
    var history = treated([(3, "EC")])
    history.patient.diagnosedOn = PartialDate("2020-01")
    #expect(try history.proposal().spans == [3...3])
    history.patient.diagnosedOn = nil
    #expect(try history.proposal().spans == [3...3])
  }

  @Test func `a second set that is no regimen with the first opens a line inside the window, L3`()
    throws
  {
    let history = treated([(0, "EC"), (21, "topotecan"), (42, "topotecan")])
    let lines = try history.proposal()
    #expect(lines.spans == [0...0, 21...42])
    #expect(lines.lines[1].opening == .sequentialSet(SmallClinic.agent("topotecan"), day: 21))
    #expect(lines.lines[1].has(.sequentialSets))
    let joined = try history.proposal { $0.sequentialSets = .sameLine }
    #expect(joined.spans == [0...42])
    #expect(joined.lines[0].has(.sequentialSets))
  }

  @Test func `drugs begun within a cycle, or beside the first, are one regimen, L3`() throws {
    #expect(try treated([(0, "EC"), (13, "topotecan")]).proposal().spans == [0...13])
    #expect(
      try treated([(0, "EC"), (21, "topotecan"), (42, "EC")]).proposal().spans == [0...42])
  }

  @Test func `of two names the one whose supportive drug was given, L3`() throws {
    let with = try treated([(0, "trilaciclib+atezolizumab+EC")]).proposal()
    #expect(with.regimens == ["trilaciclib-atezolizumab-ec"])
    let without = try treated([(0, "atezolizumab+EC")]).proposal()
    #expect(without.regimens == ["atezolizumab-ec"])
    #expect(try treated([(0, "topotecan+gemcitabine")]).proposal().regimens == [nil])
  }

  @Test
  func `a drug that stops while others go on is dropped, etoposide on days 2 and 3 is not, L5`()
    throws
  {
    let trailing = try treated([(0, "EC"), (1, "etoposide"), (2, "etoposide")]).proposal()
    #expect(trailing.lines[0].flags == [])
    let dropped = try treated([(0, "EC"), (21, "etoposide"), (42, "etoposide")]).proposal()
    #expect(
      dropped.lines[0].flags == [
        .droppedAgent(SmallClinic.agent("carboplatin"), last: day(0))
      ])
  }

  @Test func `from one platinum to the other and back is one line, L7`() throws {
    let lines = try treated([(0, "EP"), (21, "EC"), (42, "EP"), (63, "EP")]).proposal()
    #expect(lines.spans == [0...63])
    #expect(lines.regimens == ["ep"])
    #expect(lines.lines[0].flags.map(\.kind) == [.substitution])
  }

  @Test func `after progression a substitute is a new drug, L7, L10`() throws {
    let lines = try treated([(0, "EP"), (21, "EC")], progressions: [15]).proposal()
    #expect(lines.spans == [0...0, 21...21])
    #expect(
      lines.lines[1].opening == .progression(day(15), agent: SmallClinic.agent("carboplatin")))
  }

  @Test func `a PD-L1 antibody for a PD-1 antibody is shown to a person, L7`() throws {
    let history = treated([
      (0, "tislelizumab"), (21, "tislelizumab"), (42, "durvalumab"), (70, "durvalumab"),
    ])
    let lines = try history.proposal()
    #expect(lines.spans == [0...70])
    #expect(lines.lines[0].flags.map(\.kind) == [.swap])
    #expect(lines.lines[0].flags[0].needsPerson)
    #expect(try history.proposal { $0.swap = .newLine }.spans == [0...21, 42...70])
  }

  @Test func `a new drug inside 28 days is a new line once the disease has progressed, L10`()
    throws
  {
    let lines = try treated([(0, "EC"), (21, "topotecan+EC")], progressions: [20]).proposal()
    #expect(lines.spans == [0...0, 21...21])
    #expect(
      lines.lines[1].opening == .progression(day(20), agent: SmallClinic.agent("topotecan")))
    #expect(
      try treated([(0, "EC"), (21, "topotecan+EC")], progressions: [0]).proposal().spans
        == [0...21], "progression on the first day belongs to what came before")
  }

  @Test func `chemotherapy again after progression on maintenance is a rechallenge, L10, L12`()
    throws
  {
    let doses: [(Int, String)] =
      [0, 21, 42, 63].map { ($0, "atezolizumab+EC") } + [84, 105].map { ($0, "atezolizumab") }
    let lines = try treated(doses + [(126, "EC")], progressions: [120]).proposal()
    #expect(lines.spans == [0...105, 126...126])
    #expect(
      lines.lines[1].opening == .progression(day(120), agent: SmallClinic.agent("carboplatin")))
    #expect(lines.lines[1].flags == [.rechallenge(ofLine: 1, days: 63)])
    let without = try treated(doses + [(126, "EC")]).proposal()
    #expect(
      without.spans == [0...126], "without progression a drug of the line is a drug of the line")
  }

  @Test func `a drug that comes back after more than 120 days while another goes on is shown, L4`()
    throws
  {
    let doses: [(Int, String)] =
      [(0, "atezolizumab+EC")] + [21, 42, 63, 84, 105, 126].map { ($0, "atezolizumab") }
    let lines = try treated(doses + [(147, "EC")]).proposal()
    #expect(lines.spans == [0...147])
    #expect(
      lines.lines[0].flags.contains(
        .resumedAgent(SmallClinic.agent("etoposide"), days: 147, on: day(147))))
    #expect(lines.roles.last == .resumed(days: 147))
  }

  @Test func `the same drugs after another line are a rechallenge, L12`() throws {
    let lines = try treated(
      [(0, "EP"), (63, "EP"), (110, "topotecan"), (131, "topotecan"), (170, "EC")],
      progressions: [100, 160]
    ).proposal()
    #expect(lines.spans == [0...63, 110...131, 170...170])
    #expect(lines.lines[2].flags == [.rechallenge(ofLine: 1, days: 107)])
    #expect(lines.lines[2].chemotherapyFreeDays == 39)
  }

  @Test func `progression in a gap is why the line ended, L13`() throws {
    let lines = try treated([(0, "EC"), (84, "EC"), (205, "EC")], progressions: [150]).proposal()
    #expect(lines.spans == [0...84, 205...205])
    #expect(lines.lines[0].closing == .progression(day(150)))
    #expect(lines.lines[1].opening == .gap(days: 121))
  }
}
