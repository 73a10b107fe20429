import Statistics
import Testing

@testable import Reports

struct NumberStyleTests {
  let style = NumberStyle()

  @Test(arguments: [
    (0.125, 2, "0.13"), (0.145, 2, "0.15"), (2.675, 2, "2.68"), (1.005, 2, "1.01"),
    (0.5, 0, "1"), (1.5, 0, "2"), (2.5, 0, "3"), (0.499, 0, "0"), (9.995, 2, "10.00"),
    (99.95, 1, "100.0"), (0.05, 1, "0.1"), (0.04, 1, "0.0"), (0.004, 1, "0.0"),
    (1e-7, 3, "0.000"), (2.5e-308, 2, "0.00"), (123456.5, 0, "123457"),
    (1e20, 1, "100000000000000000000.0"),
    (12, 2, "12.00"), (0, 2, "0.00"), (-0.125, 2, "−0.13"), (-0.001, 2, "0.00"), (-0.0, 1, "0.0"),
  ])
  func `halves of the decimal value go away from zero`(
    _ number: Double, _ decimals: Int, _ expected: String
  ) {
    #expect(DecimalText(number)?.text(decimals: decimals) == expected)
  }

  @Test func `a number that is none has no digits`() {
    #expect(DecimalText(.nan) == nil)
    #expect(DecimalText(.infinity) == nil)
  }

  @Test(arguments: [
    (1, 16, "6.3"), (1, 8, "12.5"), (27, 200, "13.5"), (1, 3, "33.3"), (2, 3, "66.7"),
    (1, 400, "0.3"), (0, 40, "0"), (40, 40, "100"), (1, 10_000, "0.0"), (9999, 10_000, "100.0"),
    (199, 200, "99.5"), (3, 2000, "0.2"), (0, 0, "—"),
  ])
  func `a percentage of counts has one decimal, none where it is exactly 0 or 100`(
    _ count: Int, _ total: Int, _ expected: String
  ) {
    #expect(style.percent(count, of: total) == expected)
  }

  @Test func `counts have commas from ten thousand on`() {
    #expect(style.count(0) == "0")
    #expect(style.count(9999) == "9999")
    #expect(style.count(10_000) == "10,000")
    #expect(style.count(1_234_567) == "1,234,567")
    #expect(style.countAndPercent(27, of: 200) == "27 (13.5)")
    #expect(style.countAndPercent(0, of: 200) == "0 (0)")
    #expect(style.countAndPercent(0, of: 0) == "0")
  }

  @Test(arguments: [
    (0.0004, "<0.001"), (0.0009999, "<0.001"), (0.001, "0.001"), (0.0014, "0.001"),
    (0.0015, "0.002"), (0.049, "0.049"), (0.0494, "0.049"), (0.0496, "0.0496"),
    (0.0495, "0.0495"), (0.04996, "0.04996"), (0.049996, "0.049996"), (0.05, "0.050"),
    (0.0504, "0.050"), (0.3414, "0.341"), (0.9985, "0.999"), (0.999, "0.999"),
    (0.9991, ">0.999"), (1, ">0.999"), (0, "<0.001"), (Double.nan, "NE"),
  ])
  func `a p value has three decimals and does not cross 0.05`(_ value: Double, _ expected: String) {
    #expect(style.pValue(value) == expected)
  }

  @Test func `a p value in a sentence has one sign`() {
    #expect(style.pEquation(0.0004) == "p < 0.001")
    #expect(style.pEquation(0.012) == "p = 0.012")
    #expect(style.pEquation(1) == "p > 0.999")
  }

  @Test(arguments: [
    (0.615, "0.62"), (1, "1.00"), (9.994, "9.99"), (9.995, "10.0"), (12.345, "12.3"),
    (999, "999.0"), (999.1, "NE"), (Double.infinity, "NE"), (0.004, "<0.01"), (0.005, "0.01"),
  ])
  func `a hazard ratio has two decimals below 10, one from there, none above 999`(
    _ ratio: Double, _ expected: String
  ) {
    #expect(style.ratio(ratio) == expected)
  }

  @Test func `a journal can have three decimals of hazard ratios`() {
    let style = NumberStyle(ratioDecimals: 3)
    let interval = ConfidenceInterval(lower: 0.5095, upper: 0.75, level: 0.95)
    #expect(style.ratio(0.6154, interval) == "0.615 (0.510–0.750)")
    #expect(style.ratio(0.0001) == "<0.001")
  }

  @Test func `months have two decimals, and a median that was not reached has none`() {
    #expect(style.months(7.885) == "7.89")
    #expect(style.months(nil) == "NR")
    #expect(style.months(nil, missing: "NE") == "NE")
    #expect(NumberStyle(monthDecimals: 1).months(7.95) == "8.0")
  }

  @Test func `a range with a negative limit says to`() {
    #expect(style.range("0.51", "0.75") == "0.51–0.75")
    #expect(style.range(style.months(-0.125), "4.50") == "−0.13 to 4.50")
  }

  @Test func `a rate is shifted as text, so that it is rounded once`() {
    #expect(style.percent(0.5345) == "53.5")  // 53.449999999999996 as a product
    #expect(style.percent(0.28949999) == "28.9")
    #expect(style.percent(0.0) == "0")
    #expect(style.percent(1.0) == "100")
    let interval = ConfidenceInterval(lower: 0, upper: 0.70760, level: 0.95)
    #expect(style.percentInterval(interval) == "0–70.8")
    #expect(style.percentInterval(nil) == "NE")
  }
}
