import Statistics
import Testing

#if canImport(Glibc)
  import Glibc
#endif

struct CorrelationTests {
  @Test func `four pairs, by hand`() throws {
    // Products of deviations 5, squares 5 and 10: 1 / √2, and t = √(1/2 · 2 / (1/2)) = √2
    let (x, y) = ([1.0, 2, 3, 4], [2.0, 1, 5, 4])
    let pearson = try PearsonCorrelation(of: x, with: y)
    #expect(isClose(pearson.coefficient, to: 0.5.squareRoot(), relative: 1e-15))
    #expect(isClose(pearson.statistic, to: 2.0.squareRoot(), relative: 1e-14))
    // Ranks 2, 1, 4, 3: squared differences 4: 1 − 6·4 / (4·15) = 3/5
    #expect(try SpearmanCorrelation(of: x, with: y).coefficient == 0.6)
    // Four pairs alike, two contrary.
    let kendall = try KendallCorrelation(of: x, with: y)
    #expect(kendall.statistic == 2)
    #expect(isClose(kendall.coefficient, to: 1.0 / 3, relative: 1e-15))
    // 4 or more of 6 pairs ordered: 5 + 3 + 1 of 24 orders.
    #expect(isClose(kendall.pValue(.greater), to: 9.0 / 24, relative: 1e-15))
    #expect(isClose(kendall.pValue, to: 0.75, relative: 1e-15))
  }

  @Test func `values on a line correlate completely`() throws {
    let x = [1.0, 2, 4, 7, 11]
    let pearson = try PearsonCorrelation(of: x, with: x.map { -2 * $0 })
    #expect(pearson.coefficient == -1)
    #expect(pearson.pValue == 0)
    #expect(pearson.pValue(.greater) == 1)
    #expect(pearson.interval() == ConfidenceInterval(lower: -1, upper: -1, level: 0.95))
    let ranks = try SpearmanCorrelation(of: x, with: x.map { $0 * $0 * $0 })
    #expect(ranks.coefficient == 1)
    #expect(try KendallCorrelation(of: x, with: x).coefficient == 1)
  }

  @Test func `ranks do not see a transform that keeps the order`() throws {
    let (x, y) = ([1.0, 2, 3, 3, 9, 4], [2.0, 1, 5, 4, 4, 8])
    let squared = y.map { exp(50 * $0) }
    #expect(try SpearmanCorrelation(of: x, with: y) == SpearmanCorrelation(of: x, with: squared))
    #expect(try KendallCorrelation(of: x, with: y) == KendallCorrelation(of: x, with: squared))
  }

  @Test(arguments: [1e-300, 1e300])
  func `a scale near the ends of a Double changes nothing`(scale: Double) throws {
    let (x, y) = ([1.0, 2, 3, 4], [2.0, 1, 5, 4])
    let pearson = try PearsonCorrelation(of: x.map { $0 * scale }, with: y.map { $0 / scale })
    #expect(isClose(pearson.coefficient, to: 0.5.squareRoot(), relative: 1e-14))
  }

  @Test func `constant and short variables are refused`() {
    #expect(throws: SampleError.noVariation(analysis: "Pearson correlation")) {
      try PearsonCorrelation(of: [1, 1, 1], with: [1, 2, 3])
    }
    #expect(throws: SampleError.noVariation(analysis: "Spearman correlation")) {
      try SpearmanCorrelation(of: [1, 2, 3], with: [1, 1, 1])
    }
    #expect(throws: SampleError.noVariation(analysis: "Kendall correlation")) {
      try KendallCorrelation(of: [1, 1], with: [1, 2])
    }
    #expect(throws: SampleError.self) { try PearsonCorrelation(of: [1, 2], with: [1, 2]) }
    #expect(throws: SampleError.self) { try SpearmanCorrelation(of: [], with: []) }
    #expect(throws: SampleError.self) { try KendallCorrelation(of: [1], with: [1]) }
    #expect(throws: SampleError.impossibleValue(-.infinity, position: 1)) {
      try KendallCorrelation(of: [1, 2], with: [1, -.infinity])
    }
    #expect(throws: SampleError.exactTooLarge(analysis: "Kendall correlation", values: 3)) {
      try KendallCorrelation(of: [1, 2, 2], with: [1, 2, 3], method: .exact)
    }
  }

  @Test func `four subjects in one order, one of 24`() throws {
    let spearman = try SpearmanCorrelation(of: [1, 2, 3, 4], with: [10, 20, 30, 40])
    #expect(spearman.method == .exact)
    #expect(isClose(spearman.pValue(.greater), to: 1.0 / 24, relative: 1e-15))
    #expect(isClose(spearman.pValue, to: 1.0 / 12, relative: 1e-15))
    #expect(spearman.pValue(.less) == 1)
  }

  @Test func `many subjects in one order have a small p value, not one of 0`() throws {
    let x = (0..<100).map { Double($0) }
    var y = x
    y.swapAt(3, 4)
    let spearman = try SpearmanCorrelation(of: x, with: y)
    #expect(spearman.method == .edgeworthSeries)
    #expect(spearman.pValue > 0 && spearman.pValue < 1e-100)
  }

  @Test func `ties rule out exact p values of Spearman's coefficient`() {
    for method in [SpearmanCorrelation.Method.exact, .edgeworthSeries] {
      #expect(throws: SampleError.exactTooLarge(analysis: "Spearman correlation", values: 3)) {
        try SpearmanCorrelation(of: [1, 2, 2], with: [1, 2, 3], method: method)
      }
    }
  }

  @Test func `three pairs have no interval`() throws {
    #expect(try PearsonCorrelation(of: [1, 2, 3], with: [1, 3, 2]).interval() == nil)
    #expect(try SpearmanCorrelation(of: [1, 2, 3], with: [1, 3, 2]).interval() == nil)
  }

  @Test(arguments: try Reference.answers(in: "samples", of: "correlation"))
  func `agrees with R`(_ reference: ReferenceAnswer) throws {
    let theirs = reference.result
    let (x, y) = (theirs["x"].numbers.compactMap { $0 }, theirs["y"].numbers.compactMap { $0 })
    let pearson = try PearsonCorrelation(of: x, with: y)
    expectAgreement(
      [pearson.statistic, pearson.coefficient],
      [theirs["pearson"]["statistic"].number] + theirs["pearson"]["estimate"].numbers, .means,
      relative: 1e-13, floor: 0.1, "Pearson")
    expectAgreement(pearson.pValue, theirs["pearson_sides"], .means, relative: 1e-12, "Pearson p")
    let interval = try #require(pearson.interval())
    expectAgreement(
      [interval.lower, interval.upper], theirs["pearson"]["limits"].numbers, .means,
      relative: 1e-13, floor: 0.1, "Pearson limits")
    let spearman = try SpearmanCorrelation(of: x, with: y)
    expectAgreement(
      spearman.coefficient, theirs["spearman"].number, .rankTests, relative: 1e-13, floor: 0.1,
      "rho")
    // R clamps the series at 0.
    expectAgreement(
      spearman.pValue, theirs["spearman_usual"], .rankTests, relative: 1e-11, floor: 1e-3,
      "Spearman p")
    expectAgreement(
      try SpearmanCorrelation(of: x, with: y, method: .studentT).pValue, theirs["spearman_sides"],
      .rankTests, relative: 1e-12, "Spearman p, t")
    let kendall = try KendallCorrelation(of: x, with: y)
    expectAgreement(
      kendall.coefficient, theirs["kendall"].number, .rankTests, relative: 1e-13, "tau")
    // R takes the upper tail as 1 less the lower, which leaves fifteen decimals.
    expectAgreement(
      kendall.pValue, theirs["kendall_sides"], .rankTests, relative: 1e-12, floor: 1e-2,
      "Kendall p")
    expectAgreement(
      try KendallCorrelation(of: x, with: y, method: .normal).pValue, theirs["kendall_normal"],
      .rankTests, relative: 1e-12, "Kendall p, normal")
    if let corrected = theirs["kendall_corrected"].number {
      expectAgreement(
        try KendallCorrelation(of: x, with: y, method: .normalWithContinuityCorrection).pValue,
        corrected, .rankTests, relative: 1e-12, "Kendall p, corrected")
    }
  }
}
