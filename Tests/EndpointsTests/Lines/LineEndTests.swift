import ClinicalRecords
import Testing

@testable import Endpoints

struct LineEndTests {
  @Test(arguments: [
    (nil, nil, LineClosing.dataEnd(days: 0)), (nil, 204, .dataEnd(days: 120)),
    (nil, 205, .gap(days: 121)), (204, nil, .death(day(204))), (205, nil, .gap(days: 121)),
  ])
  func `the last line goes on, or ends by death or a gap, L11, L13`(
    _ died: Int?, _ knownAlive: Int?, _ closing: LineClosing
  ) throws {
    let lines = try treated([(0, "EC"), (84, "EC")], died: died, knownAlive: knownAlive).proposal()
    #expect(lines.lines[0].closing == closing)
    let goesOn = if case .dataEnd = closing { true } else { false }
    #expect((lines.lines[0].endedOn == nil) == goesOn)
    if !goesOn { #expect(lines.lines[0].endedOn == day(84)) }
  }

  @Test func `progression after the last dose ends the last line when death follows, L13`() throws {
    let lines = try treated([(0, "EC"), (84, "EC")], progressions: [100], died: 150).proposal()
    #expect(lines.lines[0].closing == .progression(day(100)))
    let taken = try treated([(0, "EC"), (84, "EC")], progressions: [80], died: 150).proposal()
    #expect(taken.lines[0].closing == .death(day(150)))
  }

  @Test func `a drug with refill records goes on past the gap, L11`() throws {
    let lines = try treated([(0, "osimertinib")], knownAlive: 200).proposal()
    #expect(lines.lines[0].closing == .dataEnd(days: 200))
    #expect(lines.lines[0].endedOn == nil)
  }

  @Test
  func `a cycle may be added to the last dose, but not into the next line or death, L11, L13`()
    throws
  {
    let history = treated(
      [(0, "EC"), (84, "EC"), (100, "topotecan")], progressions: [95], died: 110)
    let lines = try history.proposal { $0.lineEndDays = 21 }
    #expect(lines.lines.map(\.endedOn) == [day(99), day(110)])
    #expect(lines.lines.map(\.lastGivenOn) == [day(84), day(100)])
  }

  @Test(arguments: [(127, 28, "topotecan"), (128, 29, "anlotinib+topotecan")])
  func `a stretch that runs into the next line is a question, a long one is given in both, L13`(
    _ last: Int, _ overlap: Int, _ drugs: String
  ) throws {
    var history = treated([(0, "anlotinib"), (100, "topotecan")], progressions: [95])
    history.exposures[0].lastGivenOn = day(last)
    let lines = try history.proposal()
    #expect(lines.drugs == ["anlotinib", drugs])
    #expect(lines.lines[0].endedOn == day(99))
    #expect(
      lines.lines[0].flags.contains(.overlap(SmallClinic.agent("anlotinib"), days: overlap)))
  }

  @Test func `the last day of a stretch is its last dose, L11`() throws {
    var history = treated([(0, "paclitaxel"), (200, "paclitaxel")])
    history.exposures[0].lastGivenOn = day(80)
    #expect(try history.proposal().spans == [0...200])
    history.exposures[0].lastGivenOn = day(79)
    #expect(try history.proposal().spans == [0...79, 200...200])
  }

  @Test func `a stretch that runs on after progression is treatment beyond it, L10`() throws {
    var history = treated([(0, "anlotinib")], progressions: [50])
    history.exposures[0].lastGivenOn = day(150)
    let lines = try history.proposal()
    #expect(lines.lines[0].flags == [.beyondProgression(day(50), firstDose: day(51))])
  }

  @Test func `progression is what was entered or called, of several days each once, L10`() throws {
    var history = treated([(0, "EC"), (110, "topotecan")], progressions: [100])
    history.assessments = [
      TumorAssessment(assessedOn: day(42), overallResponse: .partial),
      TumorAssessment(assessedOn: day(90), overallResponse: .progressive),
      TumorAssessment(assessedOn: day(100), overallResponse: .progressive),
    ]
    let lines = try history.proposal()
    #expect(lines.progressions == [day(90), day(100)])
    #expect(lines.derivedProgressions == [])
    #expect(lines.lines[0].closing == .progression(day(100)))
  }

  @Test func `shifting all days shifts nothing else, L14`() throws {
    let doses: [(Int, String)] =
      [0, 21, 42, 63].map { ($0, "atezolizumab+EC") } + [(84, "atezolizumab"), (110, "topotecan")]
    let here = try treated(doses, progressions: [100]).proposal()
    var there = treated(doses.map { ($0 + 400, $1) }, progressions: [500])
    there.patient.diagnosedOn = PartialDate(day(400))
    let shifted = try there.proposal()
    #expect(shifted.spans == here.spans.map { $0.lowerBound + 400...$0.upperBound + 400 })
    #expect(shifted.regimens == here.regimens)
    #expect(shifted.lines.map(\.rules) == here.lines.map(\.rules))
    #expect(
      here.lines.map(\.rules) == [
        [.l2, .l3, .l4, .l8, .l10, .l13, .l14], [.l2, .l3, .l4, .l10, .l13, .l14],
      ])
  }
}
