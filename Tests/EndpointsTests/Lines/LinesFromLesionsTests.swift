import ClinicalRecords
import Testing

@testable import Endpoints

struct LinesFromLesionsTests {
  /// One target lesion of these lengths in tenths of a millimeter.
  private func measured(
    _ lengths: [(Int, Int)], doses: [(Int, String)]
  ) -> PatientHistory {
    var history = treated(doses)
    history.lesions = [Lesion(label: "T1", category: .target, organ: "lung")]
    history.measurements = lengths.map {
      LesionMeasurement(measuredOn: day($0), lesion: 0, longestDiameterTenths: $1)
    }
    return history
  }

  @Test func `progression that only lesions show opens a line, L10, R17`() throws {
    let doses: [(Int, String)] = [
      (0, "EC"), (21, "EC"), (42, "EC"), (63, "EC"), (80, "EC+topotecan"),
    ]
    let grown = measured([(-5, 500), (41, 300), (78, 400)], doses: doses)
    let lines = try grown.proposal()
    #expect(lines.spans == [0...63, 80...80])
    #expect(lines.derivedProgressions == [day(78)])
    #expect(lines.lines[0].closing == .progression(day(78)))
    let stable = try measured([(-5, 500), (41, 300), (78, 340)], doses: doses).proposal()
    #expect(stable.lines[1].opening == .newAgent(SmallClinic.agent("topotecan"), day: 80))
    #expect(stable.progressions == [])
  }

  @Test func `an entered response wins over what lesions show, L10, R31`() throws {
    var history = measured(
      [(-5, 500), (41, 300), (78, 400)], doses: [(0, "EC"), (63, "EC"), (84, "EC")])
    history.assessments = [TumorAssessment(assessedOn: day(78), overallResponse: .stable)]
    #expect(try history.proposal().progressions == [])
  }

  @Test func `each line has its own baseline, L10`() throws {
    let lines = try measured(
      [(-5, 500), (78, 700), (120, 600), (160, 800)],
      doses: [(0, "EC"), (63, "EC"), (80, "topotecan"), (101, "topotecan"), (170, "durvalumab")]
    ).proposal()
    #expect(lines.spans == [0...63, 80...101, 170...170])
    #expect(lines.derivedProgressions == [day(78), day(160)])
  }
}
