import Statistics
import Testing

#if canImport(Glibc)
  import Glibc
#endif

struct RiskDifferenceTests {
  /// Newcombe, Stat Med 1998;17:873–890, table II, column (a): 56/70 against 48/80.
  @Test(arguments: [
    (RiskDifference.Method.wald, 0.0575, 0.3425), (.mee, 0.0533, 0.3377),
    (.miettinenNurminen, 0.0528, 0.3382), (.newcombe, 0.0524, 0.3339),
    (.newcombeWithContinuityCorrection, 0.0428, 0.3422),
  ])
  func `intervals are those published`(
    method: RiskDifference.Method, lower: Double, upper: Double
  ) throws {
    let table = try TwoByTwoTable(successes: 56, of: 70, against: 48, of: 80)
    let interval = try RiskDifference(in: table, method: method).interval
    #expect(isClose(interval.lower, to: lower, within: 0.000_050_1))
    #expect(isClose(interval.upper, to: upper, within: 0.000_050_1))
  }

  @Test func `Agresti and Caffo's is Wald's with two more in each group, by hand`() throws {
    // 0 of 2 and 2 of 2 become 1 of 4 and 3 of 4; the estimate stays that of Wald.
    let table = TwoByTwoTable(0, 2, 2, 0)
    let difference = try RiskDifference(in: table, method: .agrestiCaffo)
    let width = 1.959_963_984_540_054 * (2.0 * 3 / 16 / 4).squareRoot()
    #expect(difference.estimate == -1)
    #expect(isClose(difference.interval.upper, to: -0.5 + width))
    #expect(difference.interval.lower == -1)
  }

  /// With no success at all the score limit has a closed form: d²= z²·d·(1 − d)/n.
  @Test func `two groups without successes have score limits, by hand`() throws {
    let square = 3.841_458_820_694_124
    let interval = try RiskDifference(in: TwoByTwoTable(0, 10, 0, 20), method: .mee).interval
    #expect(isClose(interval.upper, to: square / (10 + square)))
    #expect(isClose(interval.lower, to: -square / (20 + square)))
  }

  static let tables = [
    TwoByTwoTable(1, 0, 0, 1), TwoByTwoTable(0, 1, 0, 1), TwoByTwoTable(1, 0, 1, 0),
    TwoByTwoTable(0, 1, 1, 0), TwoByTwoTable(3, 7, 0, 100), TwoByTwoTable(5, 0, 999, 1),
    TwoByTwoTable(56, 14, 48, 32), TwoByTwoTable(1_000_000_000, 1, 1_000_000_000, 2),
    TwoByTwoTable(0, 1_000_000_000, 1, 1_000_000_000), TwoByTwoTable(1, 1, 1, 1_000_000),
  ]

  @Test(arguments: tables, RiskDifference.Method.allCases)
  func `groups in the other order, and failures for successes, change the sign`(
    table: TwoByTwoTable, method: RiskDifference.Method
  ) throws {
    let one = try RiskDifference(in: table, method: method)
    for turned in [
      TwoByTwoTable(table.c, table.d, table.a, table.b),
      TwoByTwoTable(table.b, table.a, table.d, table.c),
    ] {
      let other = try RiskDifference(in: turned, method: method)
      #expect(isClose(other.estimate, to: -one.estimate, within: 1e-15))
      #expect(isClose(other.interval.lower, to: -one.interval.upper, within: 1e-12))
      #expect(isClose(other.interval.upper, to: -one.interval.lower, within: 1e-12))
    }
    #expect(one.interval.lower <= one.estimate + 1e-15)
    #expect(one.estimate <= one.interval.upper + 1e-15)
  }

  @Test(arguments: RiskDifference.Method.allCases)
  func `a group without subjects is refused`(method: RiskDifference.Method) {
    #expect(throws: ProportionError.impossibleProportion(successes: 0, subjects: 0)) {
      try RiskDifference(in: TwoByTwoTable(1, 2, 0, 0), method: method)
    }
  }
}

struct RiskRatioTests {
  /// Koopman, Biometrics 1984;40:513–517: 36 of 40 against 16 of 80.
  @Test func `Koopman's interval is the one published`() throws {
    let table = try TwoByTwoTable(successes: 36, of: 40, against: 16, of: 80)
    let ratio = try RiskRatio(in: table, method: .koopman)
    #expect(isClose(ratio.estimate, to: 4.5))
    #expect(isClose(ratio.interval?.lower, to: 2.94, within: 0.005))
    #expect(isClose(ratio.interval?.upper, to: 7.15, within: 0.005))
  }

  @Test(arguments: RiskDifferenceTests.tables, RiskRatio.Method.allCases)
  func `groups in the other order have the reciprocal`(
    table: TwoByTwoTable, method: RiskRatio.Method
  ) throws {
    let one = try RiskRatio(in: table, method: method)
    let other = try RiskRatio(
      in: TwoByTwoTable(table.c, table.d, table.a, table.b), method: method)
    #expect(
      isClose(other.estimate, to: one.estimate.map { 1 / $0 }, relative: 1e-14)
        || one.estimate == 0 || one.estimate == .infinity)
    #expect((one.interval == nil) == (other.interval == nil))
    guard let interval = one.interval, let mirror = other.interval else { return }
    #expect(
      mirror.upper == 1 / interval.lower
        || isClose(mirror.upper, to: 1 / interval.lower, relative: 1e-11))
    #expect(
      mirror.lower == 1 / interval.upper
        || isClose(mirror.lower, to: 1 / interval.upper, relative: 1e-11))
  }

  @Test func `what has no answer is absent or infinite`() throws {
    let none = try RiskRatio(in: TwoByTwoTable(0, 5, 0, 6), method: .koopman)
    #expect(none.estimate == nil)
    #expect(none.interval == nil)
    let unbounded = try RiskRatio(in: TwoByTwoTable(3, 5, 0, 6), method: .miettinenNurminen)
    #expect(unbounded.estimate == .infinity)
    #expect(unbounded.interval?.upper == .infinity)
    #expect(unbounded.interval.map { $0.lower > 0 && $0.lower < 10 } == true)
    #expect(try RiskRatio(in: TwoByTwoTable(3, 5, 0, 6)).interval == nil)
  }
}

struct OddsRatioTests {
  @Test(arguments: RiskDifferenceTests.tables, OddsRatio.Method.allCases)
  func `groups in the other order have the reciprocal`(
    table: TwoByTwoTable, method: OddsRatio.Method
  ) throws {
    let one = OddsRatio(in: table, method: method)
    let other = OddsRatio(in: TwoByTwoTable(table.c, table.d, table.a, table.b), method: method)
    #expect((one.interval == nil) == (other.interval == nil))
    guard let interval = one.interval, let mirror = other.interval else { return }
    #expect(
      mirror.upper == 1 / interval.lower
        || isClose(mirror.upper, to: 1 / interval.lower, relative: 1e-12))
    #expect(
      mirror.lower == 1 / interval.upper
        || isClose(mirror.lower, to: 1 / interval.upper, relative: 1e-12))
  }

  @Test func `half a subject more in each cell answers for zeros, by hand`() {
    let odds = OddsRatio(in: TwoByTwoTable(0, 1, 1, 0), method: .woolfWithHalfAdded)
    #expect(isClose(odds.estimate, to: 1.0 / 9))
    #expect(OddsRatio(in: TwoByTwoTable(0, 1, 1, 0)).interval == nil)
    #expect(OddsRatio(in: TwoByTwoTable(0, 1, 1, 0)).estimate == 0)
    #expect(OddsRatio(in: TwoByTwoTable(1, 0, 1, 1)).estimate == .infinity)
    #expect(OddsRatio(in: TwoByTwoTable(0, 0, 1, 1)).estimate == nil)
  }

  @Test func `the score limit rejects just as much as its level says`() throws {
    // At an odds ratio of 1 the score statistic is Pearson's times (N − 1)/N, here 2.6: the
    // limit is 1 at the level that belongs to it.
    let table = TwoByTwoTable(10, 10, 5, 15)
    let p = erfc((2.6 / 2).squareRoot())
    let interval = OddsRatio(in: table, method: .miettinenNurminen, level: 1 - p).interval
    #expect(isClose(interval?.lower, to: 1, within: 1e-12))
  }
}

struct NumberNeededToTreatTests {
  @Test func `it is the reciprocal of the difference, by hand`() throws {
    let difference = try RiskDifference(in: TwoByTwoTable(40, 60, 20, 80), method: .wald)
    let number = NumberNeededToTreat(difference)
    #expect(isClose(number.estimate, to: 5))
    guard case .finite(let lower, let upper) = number.interval else {
      Issue.record("the difference is far from 0")
      return
    }
    #expect(isClose(lower, to: 1 / difference.interval.upper))
    #expect(isClose(upper, to: 1 / difference.interval.lower))
  }

  @Test func `an interval that contains 0 runs through infinity`() throws {
    let number = NumberNeededToTreat(try RiskDifference(in: TwoByTwoTable(5, 5, 5, 5)))
    #expect(number.estimate == nil)
    guard case .throughInfinity(let benefit, let harm) = number.interval else {
      Issue.record("the difference is 0")
      return
    }
    #expect(benefit > 1 && harm < -1)
  }
}
