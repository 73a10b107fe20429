import ClinicalRecords
import Testing

@testable import Endpoints

struct PercentChangeTests {
  private func change(_ tenths: Int, from other: Int) throws -> PercentChange {
    try #require(PercentChange(of: tenths, from: other))
  }

  @Test func `a fall of exactly 30 % and a rise of exactly 20 % have one decimal`() throws {
    // R15, R16: 33.0 to 23.1 mm is exactly 30 %, which binary fractions miss.
    #expect(try change(231, from: 330).directed == "30.0 % below")
    #expect(try change(231, from: 330).signed == "−30.0 %")
    #expect(try change(300, from: 250).signed == "+20.0 %")
    #expect(PercentChange.decimals(of: (231.0 - 330) / 330 * 100) == 1)
    #expect(PercentChange.decimals(of: (300.0 - 250) / 250 * 100) == 1)
  }

  @Test func `a percentage never reads as a limit it does not reach`() throws {
    // R15, R16: 100.1 to 70.1 mm is 30 / 100.1 = 29.97 %; 250 to 299.9 is 49.9 / 250 = 19.96 %.
    #expect(try change(701, from: 1001).signed == "−29.97 %")
    #expect(try change(701, from: 1001).directed == "29.97 % below")
    #expect(try change(2999, from: 2500).signed == "+19.96 %")
    #expect(try change(4799, from: 4000).directed == "19.97 % above")
    // 30.0 / 100.004 and less: cut off, since 29.999 would round to 30.00.
    #expect(try change(70_001, from: 100_000).digits == "29.99")
    #expect(PercentChange.decimals(of: -30 / 100.1 * 100) == 2)
    #expect(PercentChange.decimals(of: 19.96) == 2)
  }

  @Test func `what lies beyond a limit by less than a decimal shows that it does`() throws {
    // 80.1 / 400 = 20.025 %
    #expect(try change(4801, from: 4000).directed == "20.02 % above")
  }

  @Test func `a rise of 30 % and a fall of 20 % are no limits`() throws {
    #expect(try change(1301, from: 1001).signed == "+30.0 %")  // 30 / 100.1 = 29.97 %
    #expect(try change(801, from: 1001).signed == "−20.0 %")  // 20 / 100.1 = 19.98 %
  }

  @Test func `changes are rounded half away from zero`() throws {
    // 1 / 2000 = 0.05 %; 1 / 2001 is a little less.
    #expect(try change(2001, from: 2000).signed == "+0.1 %")
    #expect(try change(1999, from: 2000).signed == "−0.1 %")
    #expect(try change(2002, from: 2001).signed == "0.0 %")
    #expect(try change(0, from: 250).signed == "−100.0 %")
    #expect(try change(57, from: 80).directed == "28.8 % below")
    #expect(try change(80, from: 80).directed == "equal to")
  }

  @Test func `nothing is compared with 0`() {
    // R19
    #expect(PercentChange(of: 50, from: 0) == nil)
  }

  @Test func `the notes of a depth and of a visit word one change alike`() throws {
    // R14, R15: 100.1 to 70.1 mm.
    let patient = lesionHistory([-4: "T1 100.1", 60: "T1 70.1"])
    let depth = try #require(
      patient.explanation(ofDepthOfResponseOfLineAt: 0, rules: EndpointRules()))
    let pfs = try #require(
      patient.explanation(of: .progressionFreeSurvival, ofLineAt: 0, rules: EndpointRules()))
    for steps in [depth.explanation.steps, pfs.explanation.steps] {
      let told = steps.map(\.sentence).filter { $0.contains(" % ") }
      #expect(
        !told.isEmpty && told.allSatisfy { $0.contains(" 29.97 % below baseline") }, "\(told)")
    }
  }
}
