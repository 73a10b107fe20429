import Statistics
import Testing

struct WilcoxonSignedRankTestTests {
  @Test func `three positive differences, one of eight patterns of signs`() throws {
    let test = try WilcoxonSignedRankTest(of: [1, 3, 2])
    #expect(test.statistic == 6)
    #expect(test.pValue == 0.25)
    #expect(test.pValue(.greater) == 0.125)
    #expect(test.pValue(.less) == 1)
  }

  @Test func `tied differences, exact, by hand`() throws {
    // Ranks 1½, 1½, 3: sums 0, 1½, 1½, 3, 3, 4½, 4½, 6; observed 4½, mean 3.
    let test = try WilcoxonSignedRankTest(of: [-1, 1, 2], method: .exact)
    #expect(test.statistic == 4.5)
    #expect(test.pValue(.greater) == 0.375)
    #expect(test.pValue == 0.75)
  }

  @Test func `differences of 0 are left out, or take the first ranks`() throws {
    let leftOut = try WilcoxonSignedRankTest(of: [0, 1, -2, 3], method: .exact)
    #expect(leftOut.statistic == 4)
    #expect(leftOut.differingCount == 3)
    let ranked = try WilcoxonSignedRankTest(of: [0, 1, -2, 3], zeros: .rankedFirst, method: .exact)
    #expect(ranked.statistic == 6)  // ranks 2 and 4
    // Sums of 2, 3, 4: 0, 2, 3, 4, 5, 6, 7, 9
    #expect(ranked.pValue(.greater) == 0.375)
  }

  @Test func `exchanging the members of each pair exchanges the sides`() throws {
    let (a, b) = ([3.0, 5, 1, 8, 2.5], [2.0, 7, 0.5, 3, 2.0])
    let one = try WilcoxonSignedRankTest(pairing: a, with: b, method: .normal)
    let other = try WilcoxonSignedRankTest(pairing: b, with: a, method: .normal)
    #expect(one.statistic + other.statistic == 15)
    #expect(one.pValue(.less) == other.pValue(.greater))
    #expect(one.pValue == other.pValue)
  }

  @Test func `pairs without a difference have no rank`() {
    let error = #expect(throws: SampleError.self) {
      try WilcoxonSignedRankTest(pairing: [1, 2], with: [1, 2])
    }
    #expect(
      error?.description
        == "Wilcoxon signed-rank test: 0 differing pairs are too few. Needed: at least 1.")
  }

  @Test func `beyond a thousand differences there is no exact test`() throws {
    let differences = (1...1001).map { Double($0) }
    #expect(
      throws: SampleError.exactTooLarge(analysis: "Wilcoxon signed-rank test", values: 1001)
    ) {
      try WilcoxonSignedRankTest(of: differences, method: .exact)
    }
    #expect(try WilcoxonSignedRankTest(of: differences).pValue < 1e-100)
  }

  @Test(arguments: try Reference.answers(in: "samples", of: "paired"))
  func `agrees with R`(_ reference: ReferenceAnswer) throws {
    let theirs = reference.result
    let differences = theirs["differences"].numbers.compactMap { $0 }
    for (name, method) in [
      ("normal", RankTestMethod.normal), ("corrected", .normalWithContinuityCorrection),
      ("exact", .exact),
    ] {
      let test = try WilcoxonSignedRankTest(of: differences, method: method)
      #expect(test.statistic == theirs["v"].number)
      expectAgreement(test.pValue, theirs[name], .rankTests, relative: 1e-13, name)
    }
    expectAgreement(
      try WilcoxonSignedRankTest(of: differences).pValue, theirs["default_p"].number, .rankTests,
      relative: 1e-13, "default")
    expectAgreement(
      try WilcoxonSignedRankTest(of: differences, zeros: .rankedFirst, method: .normal).pValue,
      theirs["pratt"].number, .rankTests, relative: 1e-12, "Pratt")
    if !theirs["center"].names.isEmpty {
      expectAgreement(HodgesLehmannEstimate(of: try Sample(differences)), theirs["center"], unit: 1)
    }
  }
}
