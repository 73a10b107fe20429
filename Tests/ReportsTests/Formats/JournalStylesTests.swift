import Statistics
import Testing

@testable import Reports

struct JournalStylesTests {
  private let interval = ConfidenceInterval(lower: 0.726, upper: 1.552, level: 0.95)

  @Test func `the default is what was printed before journals were known`() {
    #expect(NumberStyle.default == NumberStyle())
    #expect(NumberStyle().regressionRatio(1.061, interval) == "1.06 (0.73–1.55)")
    #expect(NumberStyle(ratioDecimals: 3).regressionRatio(1.061, interval) == "1.061 (0.726–1.552)")
  }

  @Test func `Frontiers print three decimals in regressions, two between arms, and 1.000`() {
    let style = NumberStyle.frontiers
    #expect(style.regressionRatio(1.061, interval) == "1.061 (0.726–1.552)")
    #expect(style.ratio(1.061, interval) == "1.06 (0.73–1.55)")
    #expect(style.months(4.125) == "4.13")
    #expect(style.percent(0, of: 296) == "0")
    #expect(style.percent(111, of: 200) == "55.5")
    #expect(style.pEquation(0.759) == "p = 0.759")
  }

  @Test(arguments: [
    (1, "1.000"), (0.9996, "1.000"), (0.9994, "0.999"), (0.0004, "<0.001"), (0.0496, "0.0496"),
  ])
  func `Frontiers print p with three decimals up to 1`(_ value: Double, _ expected: String) {
    #expect(NumberStyle.frontiers.pValue(value) == expected)
  }

  // AMA Manual of Style: two digits from .01 on, three below, P < .001, P > .99; never rounded across .05.
  @Test(arguments: [
    (0.0004, "<.001"), (0.001, ".001"), (0.0042, ".004"), (0.01, ".01"), (0.043, ".04"),
    (0.045, ".045"), (0.049, ".049"), (0.0496, ".0496"), (0.05, ".05"), (0.055, ".06"),
    (0.759, ".76"), (0.989, ".99"), (0.992, ">.99"), (1, ">.99"), (Double.nan, "NE"),
  ])
  func `journals of the AMA print no zero before the point of p`(
    _ value: Double, _ expected: String
  ) {
    #expect(NumberStyle.jama.pValue(value) == expected)
  }

  @Test func `journals of the AMA have a capital P and a hyphen between limits`() {
    let style = NumberStyle.jama
    #expect(style.pEquation(0.0001) == "P < .001")
    #expect(style.pEquation(0.043) == "P = .04")
    #expect(style.ratio(1.061, interval) == "1.06 (0.73-1.55)")
    #expect(style.range("−0.10", "0.20") == "−0.10 to 0.20")
    #expect(style.months(4.125) == "4.1")
  }

  // Statistical Reporting Guidelines: above 0.01 two decimals, 0.01 to 0.001 three, below P<0.001.
  @Test(arguments: [
    (0.0004, "<0.001"), (0.0042, "0.004"), (0.01, "0.010"), (0.0123, "0.01"), (0.043, "0.04"),
    (0.0496, "0.0496"), (0.05, "0.05"), (0.759, "0.76"), (0.9934, ">0.99"),
  ])
  func `the NEJM prints p with two decimals above 0.01`(_ value: Double, _ expected: String) {
    #expect(NumberStyle.nejm.pValue(value) == expected)
  }

  @Test func `the NEJM says to between limits`() {
    #expect(NumberStyle.nejm.ratio(1.061, interval) == "1.06 (0.73 to 1.55)")
    #expect(NumberStyle.nejm.pEquation(0.043) == "P = 0.04")
    let rate = ConfidenceInterval(lower: 0.276, upper: 0.408, level: 0.95)
    #expect(NumberStyle.nejm.percentInterval(rate) == "27.6 to 40.8")
  }

  @Test func `a standardized difference has three decimals`() {
    #expect(NumberStyle().standardizedDifference(0.0775) == "0.078")
    #expect(NumberStyle().standardizedDifference(nil) == "—")
  }
}
