import Statistics
import Testing

/// R's `mantelhaen.test`.
struct StratifiedReferenceTests {
  static let answers: [ReferenceAnswer] = (try? Reference.answers(in: "cmh")) ?? []
  static var twoByTwo: [ReferenceAnswer] { answers.filter { $0.result.names.contains("exact") } }

  @Test func `no case is missing`() {
    #expect(Self.answers.count == 4)
    #expect(Self.twoByTwo.count == 3)
  }

  @Test(arguments: twoByTwo, [true, false])
  func `the test of Cochran, Mantel and Haenszel agrees with R to 1e-12`(
    _ answer: ReferenceAnswer, corrected: Bool
  ) throws {
    let tables = try StratifiedTables(answer.strata.map { try TwoByTwoTable($0) })
    let theirs = answer.result[corrected ? "corrected" : "uncorrected"]
    let ours = try CochranMantelHaenszelTest(of: tables, continuityCorrection: corrected)
    expectAgreement(
      ours.chiSquare, theirs["statistic"].number, .stratifiedTables, relative: 1e-12, "chi-square")
    expectAgreement(ours.pValue, theirs["p"].number, .stratifiedTables, relative: 1e-12, "p")
    let odds = try tables.commonOddsRatio()
    expectAgreement(
      [odds.estimate], theirs["estimate"].numbers, .stratifiedTables, relative: 1e-13, "odds ratio")
    expectAgreement(
      [odds.interval?.lower, odds.interval?.upper], theirs["conf_int"].numbers, .stratifiedTables,
      relative: 1e-12, "interval")
  }

  /// R's search for the odds ratios stops early: at most three digits are right.
  @Test(arguments: twoByTwo)
  func `the exact test agrees with R, its p value to 1e-11`(_ answer: ReferenceAnswer) throws {
    let tables = try StratifiedTables(answer.strata.map { try TwoByTwoTable($0) })
    let theirs = answer.result["exact"]
    let ours = try ExactMantelHaenszelTest(of: tables)
    expectAgreement(ours.pValue, theirs["p"].number, .stratifiedTables, relative: 1e-11, "p")
    #expect(isClose(ours.oddsRatio, to: theirs["estimate"].numbers[0], relative: 1e-3))
    #expect(isClose(ours.interval.lower, to: theirs["conf_int"].numbers[0], relative: 1e-3))
    #expect(isClose(ours.interval.upper, to: theirs["conf_int"].numbers[1], relative: 5e-3))
  }

  @Test(arguments: answers)
  func `the generalized test agrees with R to 1e-12`(_ answer: ReferenceAnswer) throws {
    let ours = try GeneralizedMantelHaenszelTest(of: answer.strata)
    let theirs = answer.result["uncorrected"]
    expectAgreement(
      ours.chiSquare, theirs["statistic"].number, .stratifiedTables, relative: 1e-12, "chi-square")
    expectAgreement(ours.pValue, theirs["p"].number, .stratifiedTables, relative: 1e-12, "p")
    #expect(Double(ours.degreesOfFreedom) == theirs["df"].number)
  }
}

extension ReferenceAnswer {
  /// The tables of the strata.
  fileprivate var strata: [ContingencyTable] {
    result["strata_tables"].elements.map { stratum in
      ContingencyTable(stratum.rows.map { $0.map { Int($0 ?? -1) } })
    }
  }
}
