import ClinicalRecords
import Testing

@testable import Endpoints

/// The cases a test must hold, in their order, by hand.
struct SmallCellLinesTests {
  @Test func `atezolizumab alone after chemotherapy is maintenance of the first line, L5, L8`()
    throws
  {
    let lines = try treated([
      (0, "atezolizumab+EC"), (21, "atezolizumab+EC"), (42, "atezolizumab+EC"),
      (63, "atezolizumab+EC"), (84, "atezolizumab"), (105, "atezolizumab"),
    ]).proposal()
    #expect(lines.drugs == ["atezolizumab+carboplatin+etoposide"])
    #expect(lines.regimens == ["atezolizumab-ec"])
    #expect(lines.lines[0].days == ["induction 0–63", "maintenance 84–105"])
    #expect(lines.lines[0].flags == [.continuationMaintenance(from: day(84))])
  }

  @Test func `carboplatin in place of cisplatin is the same line, L7`() throws {
    let lines = try treated([(0, "EP"), (21, "EC")]).proposal()
    #expect(lines.spans == [0...21])
    #expect(lines.regimens == ["ep"])
    #expect(
      lines.lines[0].flags == [
        .substitution(
          of: SmallClinic.agent("cisplatin"), by: SmallClinic.agent("carboplatin"), on: day(21))
      ])
  }

  @Test(arguments: [27, 28])
  func `durvalumab added by day 28 is part of the regimen, L3`(_ added: Int) throws {
    let lines = try treated([(0, "EC"), (added, "durvalumab")]).proposal()
    #expect(lines.spans == [0...added])
    #expect(lines.regimens == ["durvalumab-ec"])
    #expect(lines.roles.last == .joined(day: added))
  }

  @Test func `durvalumab added on day 29 opens a second line and is shown to a person, L6`()
    throws
  {
    let lines = try treated([
      (0, "EC"), (21, "EC"), (29, "durvalumab"), (42, "durvalumab+EC"), (63, "durvalumab+EC"),
    ]).proposal()
    #expect(lines.spans == [0...21, 29...63])
    #expect(lines.regimens == ["ec", "durvalumab-ec"])
    let durvalumab = SmallClinic.agent("durvalumab")
    #expect(lines.lines[1].opening == .newAgent(durvalumab, day: 29))
    #expect(lines.lines[1].flags.first == .lateAddition(durvalumab, day: 29))
    #expect(lines.lines[1].flags[0].needsPerson)
    #expect(lines.lines[0].closing == .newAgent)
    let bare = try treated([(0, "EC"), (29, "durvalumab")]).proposal()
    #expect(bare.spans == [0...0, 29...29])
  }

  @Test func `topotecan after progression is the second line, L10`() throws {
    let lines = try treated(
      [(0, "EC"), (21, "EC"), (42, "EC"), (63, "EC"), (84, "EC"), (110, "topotecan")],
      progressions: [100]
    ).proposal()
    #expect(lines.spans == [0...84, 110...110])
    #expect(lines.lines[0].closing == .progression(day(100)))
    #expect(
      lines.lines[1].opening == .progression(day(100), agent: SmallClinic.agent("topotecan")))
  }

  @Test func `a gap of 120 days does not close a line, L11`() throws {
    let lines = try treated([(0, "EC"), (84, "EC"), (204, "EC")]).proposal()
    #expect(lines.spans == [0...204])
  }

  @Test func `a gap of 121 days closes it, and the same drugs are a rechallenge, L11, L12`() throws
  {
    let lines = try treated([(0, "EC"), (84, "EC"), (205, "EC")]).proposal()
    #expect(lines.spans == [0...84, 205...205])
    #expect(lines.lines[0].closing == .gap(days: 121))
    #expect(lines.lines[1].flags == [.rechallenge(ofLine: 1, days: 121)])
    #expect(lines.lines[1].chemotherapyFreeDays == 121)
  }

  @Test func `durvalumab with irinotecan after progression is a second line that holds it, L10`()
    throws
  {
    let doses: [(Int, String)] =
      [(0, "durvalumab+EC"), (42, "durvalumab+EC"), (84, "durvalumab+EC")]
      + [112, 140, 168, 196].map { ($0, "durvalumab") }
    let lines = try treated(
      doses + [(210, "durvalumab+irinotecan")], progressions: [200]
    ).proposal()
    #expect(lines.spans == [0...196, 210...210])
    #expect(lines.regimens == ["durvalumab-ec", "durvalumab-irinotecan"])
    #expect(lines.lines[1].flags == [.continuedAgent(SmallClinic.agent("durvalumab"))])
  }

  @Test func `anlotinib with a refill gap of 130 days is one line, L11`() throws {
    let lines = try treated([(0, "anlotinib"), (30, "anlotinib"), (160, "anlotinib")]).proposal()
    #expect(lines.spans == [0...160])
    #expect(
      lines.lines[0].flags == [
        .exemptGap(SmallClinic.agent("anlotinib"), days: 130, on: day(160))
      ])
    let counted = try treated([(0, "anlotinib"), (30, "anlotinib"), (160, "anlotinib")])
      .proposal { $0.gapExempt = NameList([]) }
    #expect(counted.spans == [0...30, 160...160])
  }

  @Test func `atezolizumab after progression stays in its line, flagged, L10`() throws {
    let history = treated(
      [0, 21, 42, 63, 84].map { ($0, "atezolizumab") }, progressions: [50])
    let lines = try history.proposal()
    #expect(lines.spans == [0...84])
    #expect(lines.lines[0].flags == [.beyondProgression(day(50), firstDose: day(63))])
    #expect(
      lines.roles.suffix(2) == [.beyondProgression(day(50)), .beyondProgression(day(50))])
    let split = try history.proposal { $0.beyondProgression = .newLine }
    #expect(split.spans == [0...42, 63...84])
    #expect(split.lines[1].opening == .continuedAfterProgression(day(50)))
  }

  @Test func `nab-paclitaxel after a reaction to paclitaxel is the same line, L7`() throws {
    let lines = try treated([(0, "paclitaxel"), (15, "nab-paclitaxel")]).proposal()
    #expect(lines.spans == [0...15])
    #expect(lines.lines[0].has(.substitution))
  }

  @Test func `prednisone and G-CSF make no line, L1`() throws {
    let lines = try treated([(5, "prednisone"), (9, "filgrastim")]).proposal()
    #expect(lines.lines == [])
    #expect(lines.roles == [.supportive, .supportive])
  }
}
