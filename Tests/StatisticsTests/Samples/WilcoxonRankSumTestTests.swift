import Statistics
import Testing

#if canImport(Glibc)
  import Glibc
#endif

struct WilcoxonRankSumTestTests {
  @Test func `two values below three others, one of ten divisions on each side`() throws {
    let test = try WilcoxonRankSumTest(comparing: Sample([2, 1]), with: Sample([5, 3, 4]))
    #expect(test.statistic == 0)
    #expect(test.method == .exact)
    #expect(isClose(test.pValue, to: 0.2, relative: 1e-15))
    #expect(isClose(test.pValue(.less), to: 0.1, relative: 1e-15))
    #expect(test.pValue(.greater) == 1)
    #expect(isClose(test.logPValue(.less), to: log(0.1), relative: 1e-15))
  }

  @Test func `ties, exact, by hand`() throws {
    // Ranks 1, 3, 3, 3, 5. Pairs of ranks: 4 (three), 6 (one and three), 8 (three); the second
    // sample has 8, its mean is 6.
    let (first, second) = (try Sample([1, 2, 2]), try Sample([3, 2]))
    let test = try WilcoxonRankSumTest(comparing: first, with: second, method: .exact)
    #expect(test.hasTies)
    #expect(test.statistic == 1)
    #expect(isClose(test.probabilityOfSuperiority, to: 1.0 / 6, relative: 1e-15))
    #expect(isClose(test.pValue, to: 0.6, relative: 1e-15))
    #expect(isClose(test.pValue(.less), to: 0.3, relative: 1e-15))
    let other = try WilcoxonRankSumTest(comparing: second, with: first, method: .exact)
    #expect(isClose(other.pValue(.greater), to: 0.3, relative: 1e-15))
  }

  @Test func `the automatic method is exact below 50 values without ties`() throws {
    let few = try Sample((0..<49).map(Double.init))
    let many = try Sample((0..<50).map { Double($0) + 0.5 })
    #expect(try WilcoxonRankSumTest(comparing: few, with: Sample([0.5])).method == .exact)
    #expect(
      try WilcoxonRankSumTest(comparing: many, with: few).method
        == .normalWithContinuityCorrection)
    #expect(
      try WilcoxonRankSumTest(comparing: few, with: few).method == .normalWithContinuityCorrection)
  }

  @Test(arguments: RankTestMethod.allCases)
  func `only the order of the values counts`(method: RankTestMethod) throws {
    let (a, b) = ([0.3, 1.2, 1.2, 4], [0.1, 1.2, 2, 5, 7])
    let plain = try WilcoxonRankSumTest(
      comparing: Sample(a), with: Sample(b), method: method)
    let transformed = try WilcoxonRankSumTest(
      comparing: Sample(a.map { exp(100 * $0) }), with: Sample(b.map { exp(100 * $0) }),
      method: method)
    #expect(plain == transformed)
  }

  @Test func `one value each`() throws {
    let test = try WilcoxonRankSumTest(comparing: Sample([1]), with: Sample([2]))
    #expect(test.pValue == 1)
    #expect(test.pValue(.less) == 0.5)
  }

  @Test func `equal values have no order`() {
    #expect(throws: SampleError.noVariation(analysis: "Wilcoxon rank-sum test")) {
      try WilcoxonRankSumTest(comparing: Sample([1, 1]), with: Sample([1]))
    }
  }

  @Test func `beyond a thousand values there is no exact test`() throws {
    let (a, b) = (try Sample((0..<600).map { Double($0) }), try Sample([0.5, 1.5]))
    let largest = try WilcoxonRankSumTest(comparing: a, with: b, method: .exact)
    #expect(largest.pValue < 0.05)
    let more = try Sample((0..<1000).map { Double($0) })
    #expect(
      throws: SampleError.exactTooLarge(analysis: "Wilcoxon rank-sum test", values: 1002)
    ) {
      try WilcoxonRankSumTest(comparing: more, with: b, method: .exact)
    }
  }

  @Test func `a p value too small for a Double has a logarithm`() throws {
    let test = try WilcoxonRankSumTest(
      comparing: Sample((0..<2000).map { Double($0) }),
      with: Sample((0..<2000).map { Double($0) + 5000 }))
    #expect(test.pValue == 0)
    #expect(test.logPValue < -1400)
    #expect(test.logPValue.isFinite)
    #expect(test.pValue(.greater) == 1)
  }

  @Test(arguments: try Reference.answers(in: "samples", of: "two_samples"))
  func `agrees with R`(_ reference: ReferenceAnswer) throws {
    let theirs = reference.result
    let (a, b) = try twoSamples(theirs)
    for (name, method) in [
      ("normal", RankTestMethod.normal), ("corrected", .normalWithContinuityCorrection),
      ("exact", .exact),
    ] where !theirs[name].names.isEmpty {
      let test = try WilcoxonRankSumTest(comparing: a, with: b, method: method)
      #expect(test.statistic == theirs["w"].number)
      expectAgreement(test.pValue, theirs[name], .rankTests, relative: 1e-13, name)
    }
    let usual = try WilcoxonRankSumTest(comparing: a, with: b)
    expectAgreement(
      usual.pValue, theirs["default_p"].number, .rankTests, relative: 1e-13, "default")
    if !theirs["shift"].names.isEmpty {
      expectAgreement(
        HodgesLehmannEstimate(of: a, from: b), theirs["shift"], unit: usual.hasTies ? 1 : b.maximum)
    }
  }
}

/// Expects an estimate and its limits, where R has them, to agree with R's.
func expectAgreement(_ ours: HodgesLehmannEstimate, _ theirs: ReferenceValue, unit: Double) {
  expectAgreement(
    ours.estimate, theirs["estimate"].number, .rankTests, relative: 1e-13, floor: unit, "estimate")
  let limits = theirs["limits"].numbers
  guard !limits.isEmpty else { return }
  let interval = ours.interval()
  expectAgreement(
    [interval?.lower, interval?.upper], limits, .rankTests, relative: 1e-13, floor: unit, "limits")
}
