import Statistics
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Tests of more than two samples.
struct SeveralSamplesTests {
  private func samples(_ values: [[Double]]) throws -> [Sample] {
    try values.map { try Sample($0) }
  }

  @Test func `ranks of three pairs in order, by hand`() throws {
    // Rank sums 3, 7, 11: 12 / (6·7) · (9 + 49 + 121) / 2 − 3 · 7 = 32/7; e^(−16/7)
    let test = try KruskalWallisTest(comparing: samples([[1, 2], [4, 3], [5, 6]]))
    #expect(isClose(test.chiSquare, to: 32.0 / 7, relative: 1e-14))
    #expect(test.meanRanks == [1.5, 3.5, 5.5])
    #expect(isClose(test.pValue, to: exp(-16.0 / 7), relative: 1e-14))
  }

  @Test func `two groups give the square of the two-sample statistic`() throws {
    let groups = try samples([[4, 5, 7.5, 8], [1, 2, 5, 9, 12]])
    let student = try TTest(comparing: groups[0], with: groups[1], equalVariances: true)
    let fisher = try AnalysisOfVariance(comparing: groups)
    #expect(isClose(fisher.statistic, to: student.statistic * student.statistic, relative: 1e-13))
    #expect(isClose(fisher.pValue, to: student.pValue, relative: 1e-12))
    let welch = try AnalysisOfVariance(comparing: groups, equalVariances: false)
    let t = try TTest(comparing: groups[0], with: groups[1])
    #expect(isClose(welch.denominatorDegreesOfFreedom, to: t.degreesOfFreedom, relative: 1e-13))
    #expect(isClose(welch.pValue, to: t.pValue, relative: 1e-12))
    let ranks = try WilcoxonRankSumTest(comparing: groups[0], with: groups[1], method: .normal)
    let kruskal = try KruskalWallisTest(comparing: groups)
    #expect(isClose(kruskal.pValue, to: ranks.pValue, relative: 1e-12))
    let trend = try JonckheereTerpstraTest(ordered: groups)
    #expect(isClose(trend.pValue(.less), to: ranks.pValue(.greater), relative: 1e-12))
  }

  @Test func `sums of squares of three groups, by hand`() throws {
    // Means 1, 2, 6 about 3: between 2·(4 + 1 + 9) = 28; within 3 · 2 = 6; F = (28/2) / (6/3)
    let analysis = try AnalysisOfVariance(comparing: samples([[0, 2], [1, 3], [5, 7]]))
    #expect(isClose(analysis.statistic, to: 7, relative: 1e-15))
    #expect(isClose(analysis.explainedShare, to: 28.0 / 34, relative: 1e-15))
    #expect(isClose(analysis.pValue, to: pow(3.0 / 17, 1.5), relative: 1e-14))  // F(2, 3)
  }

  @Test func `a common offset costs no digit`() throws {
    let values = [[0.5, 2, 3], [1, 3], [5, 7, 8.25]]
    let plain = try AnalysisOfVariance(comparing: samples(values), equalVariances: false)
    let moved = try AnalysisOfVariance(
      comparing: samples(values.map { $0.map { $0 + 0x1p40 } }), equalVariances: false)
    #expect(isClose(moved.statistic, to: plain.statistic, relative: 1e-13))
  }

  @Test func `three single values that grow, by hand`() throws {
    // Three of three pairs, 1½ expected, variance 3·2·11/72: z = 1.5 / √(11/12)
    let test = try JonckheereTerpstraTest(ordered: samples([[1], [2], [3]]))
    #expect(test.statistic == 3)
    #expect(test.expected == 1.5)
    #expect(isClose(test.variance, to: 11.0 / 12, relative: 1e-15))
    #expect(test.pValue(.greater) < 0.06)
    #expect(isClose(test.logPValue(.greater), to: log(test.pValue(.greater)), relative: 1e-13))
  }

  @Test func `two blocks that agree on three treatments, by hand`() throws {
    // Rank sums 2, 4, 6: 12 · (4 + 0 + 4) / (2·3·4)
    let test = try FriedmanTest(blocks: [[1, 2, 3], [10, 20, 30]])
    #expect(test.chiSquare == 4)
    #expect(test.rankSums == [2, 4, 6])
    #expect(isClose(test.pValue, to: exp(-2.0), relative: 1e-13))
  }

  @Test func `groups that do not vary have no analysis, and say so`() throws {
    let constant = try samples([[1, 1], [2, 2]])
    #expect(throws: SampleError.noVariation(analysis: "Analysis of variance")) {
      try AnalysisOfVariance(comparing: constant)
    }
    #expect(throws: SampleError.noVariation(analysis: "Welch's analysis of variance")) {
      try AnalysisOfVariance(comparing: samples([[1, 1], [2, 3]]), equalVariances: false)
    }
    #expect(throws: SampleError.noVariation(analysis: "Levene test")) {
      try LeveneTest(comparing: samples([[1, 3], [2, 4]]))
    }
    #expect(throws: SampleError.noVariation(analysis: "Bartlett test")) {
      try BartlettTest(comparing: samples([[1, 1], [2, 3]]))
    }
    #expect(throws: SampleError.noVariation(analysis: "Kruskal-Wallis test")) {
      try KruskalWallisTest(comparing: samples([[1, 1], [1]]))
    }
    #expect(throws: SampleError.noVariation(analysis: "Jonckheere-Terpstra test")) {
      try JonckheereTerpstraTest(ordered: samples([[1, 1], [1]]))
    }
    #expect(throws: SampleError.noVariation(analysis: "Friedman test")) {
      try FriedmanTest(blocks: [[1, 1], [2, 2]])
    }
  }

  @Test func `one group, or one value a group, is too few`() throws {
    let one = try samples([[1, 2, 3]])
    let singles = try samples([[1], [2]])
    #expect(throws: SampleError.self) { try KruskalWallisTest(comparing: one) }
    #expect(throws: SampleError.self) { try JonckheereTerpstraTest(ordered: []) }
    #expect(throws: SampleError.self) { try BartlettTest(comparing: singles) }
    #expect(throws: SampleError.self) { try FriedmanTest(blocks: []) }
    #expect(throws: SampleError.self) { try FriedmanTest(blocks: [[1]]) }
    #expect(
      throws: SampleError.tooFew(
        analysis: "Analysis of variance", what: .values, found: 2, needed: 3)
    ) {
      try AnalysisOfVariance(comparing: singles)
    }
    #expect(throws: SampleError.impossibleValue(.infinity, position: 1)) {
      try FriedmanTest(blocks: [[1, .infinity]])
    }
  }

  @Test(arguments: try Reference.answers(in: "samples", of: "several_samples"))
  func `agrees with R`(_ reference: ReferenceAnswer) throws {
    let theirs = reference.result
    let values = theirs["groups"].rows.map { $0.compactMap { $0 } }
    let groups = try samples(values)
    let kruskal = try KruskalWallisTest(comparing: groups)
    expect(kruskal.chiSquare, kruskal.pValue, theirs["kruskal"], .rankTests, "Kruskal-Wallis")
    let anova = try AnalysisOfVariance(comparing: groups)
    expect(anova.statistic, anova.pValue, theirs["anova"], .means, "analysis of variance")
    let welch = try AnalysisOfVariance(comparing: groups, equalVariances: false)
    expect(welch.statistic, welch.pValue, theirs["welch"], .means, "Welch")
    expectAgreement(
      welch.denominatorDegreesOfFreedom, theirs["welch"]["df"].numbers.last ?? nil, .means,
      relative: 1e-12, "Welch df")
    let bartlett = try BartlettTest(comparing: groups)
    expect(bartlett.chiSquare, bartlett.pValue, theirs["bartlett"], .means, "Bartlett")
    let levene = try LeveneTest(comparing: groups, center: .mean)
    expect(levene.statistic, levene.pValue, theirs["levene"], .means, "Levene")
    let medians = try LeveneTest(comparing: groups)
    expect(medians.statistic, medians.pValue, theirs["brown_forsythe"], .means, "Brown-Forsythe")
    let trend = try JonckheereTerpstraTest(ordered: groups)
    expectAgreement(
      [trend.z, trend.pValue],
      [theirs["trend"]["z"].number, theirs["trend"]["p"].number], .rankTests, relative: 1e-13,
      "trend")
    let count = values.map(\.count).min() ?? 0
    let friedman = try FriedmanTest(blocks: (0..<count).map { row in values.map { $0[row] } })
    expect(friedman.chiSquare, friedman.pValue, theirs["friedman"], .rankTests, "Friedman")
  }

  /// R takes Kruskal and Wallis' H and Bartlett's K as small differences of larger numbers.
  private func expect(
    _ statistic: Double, _ pValue: Double, _ theirs: ReferenceValue, _ family: Agreement.Family,
    _ what: String
  ) {
    expectAgreement(
      [statistic, pValue], [theirs["statistic"].number, theirs["p"].number], family,
      relative: 1e-12, floor: 0.1, what)
  }
}
