import ClinicalRecords
import Testing

@testable import Endpoints

struct MaintenanceTests {
  @Test(arguments: [(42, 1), (43, 2)])
  func `a drug begun within 42 days of induction is switch maintenance, L8`(
    _ days: Int, _ count: Int
  ) throws {
    let history = treated([
      (0, "EC"), (21, "EC"), (42, "EC"), (63, "EC"), (63 + days, "docetaxel"),
    ])
    let lines = try history.proposal()
    #expect(lines.lines.count == count)
    if count == 1 {
      #expect(lines.lines[0].days == ["induction 0–63", "maintenance \(63 + days)–\(63 + days)"])
      #expect(lines.roles.last == .beganMaintenance(days: 42))
      #expect(lines.regimens == ["ec"])
    }
  }

  @Test func `switch maintenance is listed, first line, without progression, L8`() throws {
    let doses: [(Int, String)] = [(0, "EC"), (42, "EC")]
    #expect(try treated(doses + [(70, "gemcitabine")]).proposal().spans == [0...42, 70...70])
    #expect(
      try treated(doses + [(70, "docetaxel")], progressions: [60]).proposal().spans
        == [0...42, 70...70])
    #expect(
      try treated(doses + [(70, "docetaxel+EC")]).proposal().spans == [0...42, 70...70],
      "added to what goes on, not begun after it")
    let second: [(Int, String)] = [(0, "topotecan"), (70, "EC"), (112, "EC"), (140, "docetaxel")]
    let history = treated(second, progressions: [60])
    #expect(try history.proposal().spans == [0...0, 70...112, 140...140])
    #expect(
      try history.proposal { $0.switchMaintenanceIsFirstLineOnly = false }.spans
        == [0...0, 70...140])
  }

  @Test(arguments: [(42, 1), (43, 2)])
  func `lurbinectedin added to atezolizumab is maintenance by its listed regimen, L8`(
    _ days: Int, _ count: Int
  ) throws {
    let lines = try treated(
      [0, 21, 42, 63].map { ($0, "atezolizumab+EC") } + [
        (63 + days, "atezolizumab+lurbinectedin"), (84 + days, "atezolizumab+lurbinectedin"),
      ]
    ).proposal()
    #expect(lines.lines.count == count)
    #expect(lines.regimens.first == "atezolizumab-ec")
    if count == 1 {
      #expect(
        lines.lines[0].days == ["induction 0–63", "maintenance \(63 + days)–\(84 + days)"])
    }
  }

  @Test func `lurbinectedin with atezolizumab after progression is the second line, L8, L10`()
    throws
  {
    let lines = try treated(
      [0, 21, 42, 63].map { ($0, "atezolizumab+EC") } + [(90, "atezolizumab+lurbinectedin")],
      progressions: [80]
    ).proposal()
    #expect(lines.spans == [0...63, 90...90])
    #expect(lines.lines[1].flags == [.continuedAgent(SmallClinic.agent("atezolizumab"))])
  }

  @Test func `what a regimen lists is continued, the rest of it is not, L8`() throws {
    let listed = try treated(
      [(0, "carboplatin+pemetrexed"), (21, "carboplatin+pemetrexed"), (42, "pemetrexed")]
    ).proposal()
    #expect(listed.lines[0].days == ["induction 0–21", "maintenance 42–42"])
    let other = try treated(
      [(0, "carboplatin+pemetrexed"), (21, "carboplatin+pemetrexed"), (42, "carboplatin")]
    ).proposal()
    #expect(other.lines[0].days == ["induction 0–42"])
    #expect(other.lines[0].flags.map(\.kind) == [.droppedAgent])
  }

  @Test func `without a listed regimen the settings say what is continued, L8`() throws {
    let history = treated([(0, "anlotinib+EC"), (21, "anlotinib+EC"), (42, "anlotinib")])
    #expect(try history.proposal().lines[0].days == ["induction 0–21", "maintenance 42–42"])
    let none = try history.proposal { $0.continuationAgents = NameList([]) }
    #expect(none.lines[0].days == ["induction 0–42"])
  }

  @Test func `durvalumab after chemoradiation of limited disease is one curative line, L9`() throws
  {
    let doses: [(Int, String)] = [(0, "EP"), (21, "EP"), (42, "EP"), (63, "EP")]
    let after = doses + [(119, "durvalumab"), (147, "durvalumab")]
    let lines = try treated(after, extent: "limited").proposal()
    #expect(lines.spans == [0...147])
    #expect(lines.lines[0].intent == .curative)
    #expect(lines.regimens == ["ep"], "never given with durvalumab")
    #expect(lines.lines[0].days == ["induction 0–63", "consolidation 119–147"])
    #expect(lines.roles[8] == .beganPlannedPart(days: 56))
    #expect(try treated(after).proposal().spans == [0...63, 119...147], "extensive disease")
    #expect(
      try treated(after, progressions: [110], extent: "limited").proposal().spans
        == [0...63, 119...147])
    #expect(
      try treated(after, extent: "limited").proposal { $0.plannedSequenceDays = 55 }.spans
        == [0...63, 119...147])
  }

  @Test func `a sequence that a regimen lists is one curative line, L9`() throws {
    let doses: [(Int, String)] = [
      (0, "doxorubicin+cyclophosphamide"), (21, "doxorubicin+cyclophosphamide"),
      (42, "paclitaxel"), (49, "paclitaxel"),
    ]
    let lines = try treated(doses, extent: "early").proposal()
    #expect(lines.spans == [0...49])
    #expect(lines.regimens == ["ac-t"])
    #expect(lines.lines[0].days == ["induction 0–49"])
    #expect(try treated(doses, extent: "extensive").proposal().spans == [0...21, 42...49])
  }

  @Test func `the first line after relapse is the first palliative line, L2`() throws {
    let lines = try treated(
      [(0, "EP"), (63, "EP"), (300, "atezolizumab+EC"), (400, "topotecan")],
      progressions: [290, 390], extent: "limited"
    ).proposal()
    #expect(lines.lines.map(\.intent) == [.curative, .palliative, .palliative])
    #expect(lines.lines.map(\.numberOfIntent) == [1, 1, 2])
    var spread = treated([(0, "EP"), (30, "topotecan")], extent: "limited")
    spread.metastases = [Metastasis(site: 0, foundOn: PartialDate(day(25)))]
    #expect(try spread.proposal().lines.map(\.intent) == [.curative, .palliative])
    let unknown = try treated([(0, "EP")], extent: "unknown").proposal()
    #expect(unknown.lines.map(\.intent) == [.unknown])
  }
}
