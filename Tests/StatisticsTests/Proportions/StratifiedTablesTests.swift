import Statistics
import Testing

struct StratifiedTablesTests {
  /// Tolbutamide and death under 55 years and over (University Group Diabetes Program).
  static let diabetes = StratifiedTables([
    TwoByTwoTable(8, 98, 5, 115), TwoByTwoTable(22, 76, 16, 69),
  ])

  /// Rothman, Epidemiology: An Introduction, 2nd ed. 2012, chapter 10.
  @Test func `the common difference and ratio are those printed`() throws {
    let difference = try Self.diabetes.commonRiskDifference(variance: .greenlandRobins)
    #expect(isClose(difference.estimate, to: 0.035, within: 0.000_5))
    #expect(isClose(try Self.diabetes.commonRiskRatio().estimate, to: 1.33, within: 0.005))
    #expect(isClose(try Self.diabetes.commonOddsRatio().estimate, to: 1.40, within: 0.005))
  }

  @Test func `in one stratum they are the crude ones`() throws {
    let table = TwoByTwoTable(12, 30, 7, 41)
    let one = StratifiedTables([table])
    let difference = try RiskDifference(in: table, method: .wald)
    for variance in StratifiedTables.RiskDifferenceVariance.allCases {
      let common = try one.commonRiskDifference(variance: variance)
      #expect(isClose(common.estimate, to: difference.estimate))
    }
    let greenland = try one.commonRiskDifference(variance: .greenlandRobins).interval
    #expect(isClose(greenland?.lower, to: difference.interval.lower))
    #expect(isClose(greenland?.upper, to: difference.interval.upper))
    let ratio = try RiskRatio(in: table)
    #expect(isClose(try one.commonRiskRatio().interval?.lower, to: ratio.interval?.lower))
    #expect(isClose(try one.commonRiskRatio().interval?.upper, to: ratio.interval?.upper))
    let odds = OddsRatio(in: table)
    #expect(isClose(try one.commonOddsRatio().interval?.lower, to: odds.interval?.lower))
    #expect(isClose(try one.commonOddsRatio().interval?.upper, to: odds.interval?.upper))
  }

  @Test func `Sato's variance in equal groups is Wald's, by hand`() throws {
    let table = TwoByTwoTable(3, 7, 5, 5)
    let sato = try StratifiedTables([table]).commonRiskDifference(variance: .sato)
    let wald = try RiskDifference(in: table, method: .wald).interval
    #expect(isClose(sato.interval?.lower, to: wald.lower))
    #expect(isClose(sato.interval?.upper, to: wald.upper))
  }

  @Test func `strata of one odds ratio are homogeneous`() throws {
    // 4·6/(2·3) = 4 = 8·1/(1·2)… both strata have the odds ratio 4.
    let tables = StratifiedTables([TwoByTwoTable(4, 2, 3, 6), TwoByTwoTable(8, 4, 6, 12)])
    let test = try BreslowDayTest(of: tables)
    #expect(isClose(test.chiSquare, to: 0))
    #expect(isClose(test.pValue, to: 1))
    #expect(test.degreesOfFreedom == 1)
  }

  @Test func `one stratum in the exact test is Fisher's`() throws {
    let table = TwoByTwoTable(7, 12, 3, 15)
    for alternative in Alternative.allCases {
      let exact = try ExactMantelHaenszelTest(
        of: StratifiedTables([table]), alternative: alternative)
      let odds = try ConditionalOddsRatio(in: table, alternative: alternative)
      let fisher = try FisherTest(of: table, alternative: alternative)
      #expect(isClose(exact.logPValue, to: fisher.logPValue, within: 1e-13))
      #expect(isClose(exact.oddsRatio, to: odds.estimate, relative: 1e-12))
      #expect(
        exact.interval.lower == odds.interval.lower
          || isClose(exact.interval.lower, to: odds.interval.lower, relative: 1e-12))
      #expect(
        exact.interval.upper == odds.interval.upper
          || isClose(exact.interval.upper, to: odds.interval.upper, relative: 1e-12))
    }
  }

  @Test func `one of a thousand and none of a thousand, far from chance, has a logarithm`() throws {
    // Each stratum is one of 1 in C(2m, m) ways; the mirror image is the only other so rare.
    let table = TwoByTwoTable(300, 0, 0, 300)
    let both = try ExactMantelHaenszelTest(of: StratifiedTables([table, table]))
    let single = try FisherTest(of: table, alternative: .greater)
    #expect(
      isClose(both.logPValue, to: 2 * single.logPValue + 0.693_147_180_559_945, relative: 1e-12))
    #expect(both.oddsRatio == .infinity)
    #expect(both.interval.upper == .infinity)
    #expect(both.interval.lower > 10)
  }

  @Test func `strata of a billion subjects are refused by the exact test only`() throws {
    let n = 1_000_000_000
    let tables = StratifiedTables(
      [TwoByTwoTable](repeating: TwoByTwoTable(n, n, n + 50_000, n), count: 3))
    #expect(throws: TableError.strataTooLarge(limit: ExactMantelHaenszelTest.stepLimit)) {
      try ExactMantelHaenszelTest(of: tables)
    }
    #expect(try CochranMantelHaenszelTest(of: tables).pValue < 0.2)
    #expect(try tables.commonOddsRatio().estimate < 1)
    #expect(try BreslowDayTest(of: tables).chiSquare < 1e-6)
  }

  @Test func `the generalized test of 2 × 2 tables is the uncorrected one`() throws {
    let general = try GeneralizedMantelHaenszelTest(
      of: Self.diabetes.strata.map { ContingencyTable($0) })
    let test = try CochranMantelHaenszelTest(of: Self.diabetes)
    #expect(isClose(general.chiSquare, to: test.chiSquare))
    #expect(general.degreesOfFreedom == 1)
  }

  @Test func `an empty row or a stratum of one subject has no part in it`() throws {
    let strata = [
      ContingencyTable([[3, 4, 1], [0, 0, 0], [2, 7, 5]]),
      ContingencyTable([[9, 1, 2], [0, 0, 0], [4, 4, 4]]),
    ]
    let test = try GeneralizedMantelHaenszelTest(of: strata)
    #expect(test.degreesOfFreedom == 2)
    let more = strata + [ContingencyTable([[1, 0, 0], [0, 0, 0], [0, 0, 0]])]
    #expect(try GeneralizedMantelHaenszelTest(of: more) == test)
  }

  @Test func `one stratum has no odds ratios to compare`() {
    let one = StratifiedTables([TwoByTwoTable(3, 4, 5, 6), TwoByTwoTable(0, 0, 3, 4)])
    #expect(throws: TableError.oneInformativeStratum) { try BreslowDayTest(of: one) }
  }

  @Test func `an empty diagonal in all strata leaves no odds ratio to compare others with`() {
    let zero = StratifiedTables([TwoByTwoTable(0, 4, 5, 6), TwoByTwoTable(0, 2, 3, 4)])
    #expect(throws: TableError.extremeCommonOddsRatio) { try BreslowDayTest(of: zero) }
  }

  @Test func `strata without information are refused`() {
    let empty = StratifiedTables([TwoByTwoTable(0, 0, 3, 4), TwoByTwoTable(0, 5, 0, 6)])
    #expect(throws: TableError.noInformativeStratum) { try CochranMantelHaenszelTest(of: empty) }
    #expect(throws: TableError.noInformativeStratum) { try ExactMantelHaenszelTest(of: empty) }
    #expect(throws: TableError.noInformativeStratum) { try empty.commonOddsRatio() }
    #expect(throws: TableError.noInformativeStratum) { try BreslowDayTest(of: empty) }
    #expect(throws: TableError.noInformativeStratum) {
      try GeneralizedMantelHaenszelTest(of: empty.strata.map { ContingencyTable($0) })
    }
    #expect(throws: ProportionError.noComparableStratum) {
      try StratifiedTables([TwoByTwoTable(0, 0, 3, 4)]).commonRiskDifference()
    }
    #expect(throws: TableError.unequalStrata) {
      try GeneralizedMantelHaenszelTest(of: [
        ContingencyTable([[1, 2], [3, 4]]), ContingencyTable([[1, 2, 3], [3, 4, 5]]),
      ])
    }
  }
}

struct EmptyStratifiedTablesTests {
  @Test func `no strata have nothing to go by`() {
    let none = StratifiedTables([])
    #expect(throws: TableError.noInformativeStratum) { try CochranMantelHaenszelTest(of: none) }
    #expect(throws: TableError.noInformativeStratum) { try ExactMantelHaenszelTest(of: none) }
    #expect(throws: TableError.noInformativeStratum) { try BreslowDayTest(of: none) }
    #expect(throws: TableError.noInformativeStratum) { try none.commonOddsRatio() }
    #expect(throws: TableError.noInformativeStratum) { try none.commonRiskRatio() }
    #expect(throws: ProportionError.noComparableStratum) { try none.commonRiskDifference() }
  }
}

struct TrendTestTests {
  @Test func `a trend over three groups, by hand`() throws {
    // 1, 2, 3 of 4 with scores 1, 2, 3: (Σ x·s − …)² = 2² over p·q·Σ n·(s − 2)² = 2.
    let test = try TrendTest(of: [(1, 3), (2, 2), (3, 1)])
    #expect(isClose(test.chiSquare, to: 2))
    #expect(test.z > 0)
    #expect(isClose(test.pValue, to: 0.157_299_207_050_285_13, relative: 1e-13))
  }

  @Test func `scores may be moved and stretched`() throws {
    let groups = [(1, 30), (5, 42), (9, 17), (4, 3)]
    let one = try TrendTest(of: groups, scores: [0, 1, 2, 5])
    let other = try TrendTest(of: groups, scores: [-1e-200, 0, 1e-200, 4e-200])
    let third = try TrendTest(of: groups, scores: [-1e200, 0, 1e200, 4e200])
    #expect(isClose(other.z, to: one.z))
    #expect(isClose(third.z, to: one.z))
  }

  @Test func `nothing to compare is refused`() {
    #expect(throws: TableError.nothingToCompare) { try TrendTest(of: []) }
    #expect(throws: TableError.nothingToCompare) { try TrendTest(of: [(3, 4)]) }
    #expect(throws: TableError.nothingToCompare) { try TrendTest(of: [(3, 0), (5, 0)]) }
    #expect(throws: TableError.equalScores) {
      try TrendTest(of: [(3, 4), (2, 5)], scores: [1, 1])
    }
    #expect(throws: TableError.scoreNotFinite(position: 1)) {
      try TrendTest(of: [(3, 4), (2, 5)], scores: [1, .nan])
    }
  }
}
