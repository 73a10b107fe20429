import Statistics
import Testing

struct McNemarTestTests {
  @Test func `approval of a prime minister, as printed`() throws {
    // Agresti, Categorical Data Analysis, 2nd ed. 2002, section 10.1: 34.70 and, corrected, 34.71 − …
    // by hand: (150 − 86)²/236 and (64 − 1)²/236.
    let table = ContingencyTable([[794, 150], [86, 570]])
    #expect(try isClose(McNemarTest(of: table).chiSquare, to: 4096.0 / 236))
    #expect(
      try isClose(
        McNemarTest(of: table, continuityCorrection: true).chiSquare, to: 3969.0 / 236))
  }

  @Test func `as many changes in both directions are no evidence`() throws {
    let table = ContingencyTable([[5, 3], [3, 2]])
    let test = try McNemarTest(of: table, continuityCorrection: true)
    #expect(test.chiSquare == 0)
    #expect(test.pValue == 1)
    #expect(try ExactMcNemarTest(of: TwoByTwoTable(table)).pValue == 1)
  }

  @Test func `the exact test, by hand`() throws {
    // 1 of 8 changes: 2 · (1 + 8)/256; the mid-p value has half of the observed ones: 2 · (1 + 4)/256.
    let test = try ExactMcNemarTest(of: TwoByTwoTable(1, 1, 7, 12))
    #expect(isClose(test.pValue, to: 18.0 / 256))
    #expect(isClose(test.midPValue, to: 10.0 / 256))
    // 2 of 4: every number is as extreme or more; the observed 6/16 counts by half.
    let equal = try ExactMcNemarTest(of: TwoByTwoTable(0, 2, 2, 0))
    #expect(isClose(equal.midPValue, to: 1 - 3.0 / 16))
  }

  @Test func `pairs of levels without a change have no part in Bowker's test`() throws {
    // (3 − 1)²/4 + (2 − 6)²/8
    let test = try McNemarTest(of: ContingencyTable([[9, 3, 0], [1, 9, 2], [0, 6, 9]]))
    #expect(isClose(test.chiSquare, to: 3))
    #expect(test.degreesOfFreedom == 2)
  }

  @Test func `a table without changes or not square is refused`() {
    #expect(throws: TableError.noDiscordantPairs) {
      try McNemarTest(of: ContingencyTable([[4, 0], [0, 9]]))
    }
    #expect(throws: TableError.noDiscordantPairs) {
      try McNemarTest(of: ContingencyTable([[4]]))
    }
    #expect(throws: TableError.noDiscordantPairs) {
      try ExactMcNemarTest(of: TwoByTwoTable(4, 0, 0, 9))
    }
    #expect(throws: TableError.notSquare(rows: 2, columns: 3)) {
      try McNemarTest(of: ContingencyTable([[1, 2, 3], [1, 2, 3]]))
    }
  }
}

struct PairedRiskDifferenceTests {
  /// Fagerland, Lydersen & Laake, Stat Med 2014;33:2850–2875: airway hyper-responsiveness before and
  /// after transplantation.
  @Test func `intervals are those published`() throws {
    let table = TwoByTwoTable(1, 1, 7, 12)
    let newcombe = try PairedRiskDifference(in: table)
    #expect(isClose(newcombe.estimate, to: -6.0 / 21))
    #expect(isClose(newcombe.interval.lower, to: -0.507, within: 0.000_51))
    #expect(isClose(newcombe.interval.upper, to: -0.026, within: 0.000_51))
    let wald = try PairedRiskDifference(in: table, method: .wald)
    #expect(isClose(wald.interval.lower, to: -0.520, within: 0.000_51))
    #expect(isClose(wald.interval.upper, to: -0.052, within: 0.000_51))
  }

  @Test(arguments: [
    TwoByTwoTable(1, 0, 0, 0), TwoByTwoTable(0, 9, 0, 0), TwoByTwoTable(0, 0, 1, 0),
    TwoByTwoTable(5, 0, 0, 7), TwoByTwoTable(1_000_000_000, 1, 2, 1_000_000_000),
  ])
  func `a difference lies in its interval, and both in −1...1`(table: TwoByTwoTable) throws {
    for method in PairedRiskDifference.Method.allCases {
      let difference = try PairedRiskDifference(in: table, method: method)
      #expect(-1 <= difference.interval.lower)
      #expect(difference.interval.lower <= difference.estimate)
      #expect(difference.estimate <= difference.interval.upper)
      #expect(difference.interval.upper <= 1)
    }
  }

  @Test func `no pair is no proportion`() {
    #expect(throws: ProportionError.impossibleProportion(successes: 0, subjects: 0)) {
      try PairedRiskDifference(in: TwoByTwoTable(0, 0, 0, 0))
    }
  }
}
