import Statistics
import Testing

struct AreaUnderCurveTests {
  /// By hand: of 2 × 3 pairs four are right, one is tied.
  @Test func `the area is the share of pairs in the right order`() throws {
    let area = try AreaUnderCurve(
      of: [0.3, 0.9, 0.3, 0.1, 0.5], for: [true, true, false, false, false])
    #expect(isClose(area.estimate, to: (1.5 + 3) / 6))
  }

  @Test func `a score that ranks every pair rightly has the area 1 without error`() throws {
    let area = try AreaUnderCurve(of: [4, 1, 3, 2], for: [true, false, true, false])
    #expect(area.estimate == 1)
    #expect(area.standardError == 0)
    #expect(area.interval()?.upper == 1)
  }

  @Test func `one event alone has no error`() throws {
    let area = try AreaUnderCurve(of: [2, 1, 3], for: [true, false, false])
    #expect(area.estimate == 0.5)
    #expect(area.standardError == nil)
  }

  @Test func `without both outcomes there is no area`() {
    #expect(throws: ResponseError.self) { try AreaUnderCurve(of: [1, 2], for: [true, true]) }
    #expect(throws: ResponseError.self) { try AreaUnderCurve(of: [], for: []) }
  }

  @Test func `a test of groups needs three of them`() {
    #expect(throws: CalibrationError.tooFewGroups(1)) {
      try HosmerLemeshowTest(of: [0.5, 0.5, 0.5], for: [true, false, true])
    }
    #expect(throws: CalibrationError.tooFewGroups(0)) { try HosmerLemeshowTest(of: [], for: []) }
    #expect(throws: CalibrationError.impossibleProbability(row: 1, count: 2)) {
      try HosmerLemeshowTest(of: [0.4, 0, .nan, 0.6], for: [true, false, true, false])
    }
  }

  @Test func `says what is wrong with a calibration`() {
    #expect(
      CalibrationError.impossibleProbability(row: 1, count: 2).description
        == "probability, row 1 and 1 more: not between 0 and 1. Allowed: above 0 and below 1. "
        + "Leave out rows whose outcome is certain.")
    #expect(
      CalibrationError.tooFewGroups(1).description
        == "Hosmer-Lemeshow test: the probabilities make 1 of the three groups needed. "
        + "Test a model that tells more subjects apart.")
  }
}
