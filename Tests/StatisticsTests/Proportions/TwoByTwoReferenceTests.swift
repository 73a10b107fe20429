import Statistics
import Testing

/// R's answers on 2 × 2 tables, those of the paper among them.
struct TwoByTwoReferenceTests {
  static let answers: [ReferenceAnswer] =
    (try? Reference.answers(in: "contingency_2x2") + Reference.answers(in: "paper_tables")) ?? []

  @Test func `no case is missing`() {
    #expect(Self.answers.count == 20 + 38)
  }

  @Test(arguments: answers)
  func `chi-square tests agree with R to 1e-12`(_ answer: ReferenceAnswer) throws {
    let table = try ContingencyTable(answer.table)
    let pearson = answer.result["chisq_uncorrected"]
    guard pearson["statistic"].number != nil else {
      #expect(throws: TableError.nothingToCompare) { try table.pearson }
      #expect(throws: TableError.nothingToCompare) { try LikelihoodRatioTableTest(of: table) }
      return
    }
    try expectChiSquare(table.pearson, pearson, table)
    try expectChiSquare(
      PearsonTest(of: table, continuityCorrection: true), answer.result["chisq_yates"], table)
    let ratio = try LikelihoodRatioTableTest(of: table)
    let theirs = answer.result["likelihood_ratio"]
    expectAgreement(
      ratio.chiSquare, theirs["statistic"].number, .contingencyTables, relative: 1e-11,
      floor: 1e-2, "G")
    expectAgreement(ratio.pValue, theirs["p"].number, .contingencyTables, relative: 1e-11, "p of G")
    #expect(Double(ratio.degreesOfFreedom) == theirs["df"].number)
  }

  @Test(arguments: answers)
  func `Fisher's test agrees with R to 1e-12`(_ answer: ReferenceAnswer) throws {
    let table = try answer.table
    for (alternative, name) in [
      (Alternative.twoSided, "fisher"), (.less, "fisher_less"), (.greater, "fisher_greater"),
    ] {
      let theirs = answer.result[name]["p"].number
      guard table.hasMargins else {
        // Only one table has these margins: R answers 1.
        #expect(theirs == 1)
        #expect(throws: TableError.nothingToCompare) {
          try FisherTest(of: table, alternative: alternative)
        }
        continue
      }
      let ours = try FisherTest(of: table, alternative: alternative)
      expectAgreement(ours.pValue, theirs, .fisher, relative: 1e-12, name)
    }
  }

  /// The reference has solved R's equations to full precision; the odds ratios are roots of them to
  /// about 1e-14 in the logarithm. R's own printed ones have three digits.
  @Test(arguments: answers)
  func `the conditional odds ratio agrees to 1e-12`(_ answer: ReferenceAnswer) throws {
    let table = try answer.table
    guard table.hasMargins else {
      #expect(throws: TableError.nothingToCompare) { try ConditionalOddsRatio(in: table) }
      return
    }
    let ours = try ConditionalOddsRatio(in: table)
    let theirs = answer.result["fisher_odds_ratio_full_precision"]
    expectAgreement(ours.estimate, theirs["estimate"].number, .fisher, relative: 1e-12, "estimate")
    expectAgreement(
      ours.interval.lower, theirs["lower"].number, .fisher, relative: 1e-12, "lower")
    expectAgreement(
      ours.interval.upper, theirs["upper"].number, .fisher, relative: 1e-12, "upper")
  }

  @Test(arguments: answers)
  func `the risk difference agrees with the reference`(_ answer: ReferenceAnswer) throws {
    let table = try answer.table
    let theirs = answer.result["risk_difference"]
    for (method, name) in [
      (RiskDifference.Method.newcombe, "newcombe"), (.wald, "wald"),
      (.miettinenNurminen, "miettinen_nurminen"),
    ] {
      let ours = try RiskDifference(in: table, method: method)
      expectAgreement(
        ours.estimate, theirs["estimate"].number, .proportions, relative: 1e-12, floor: 1e-3,
        "estimate")
      guard !(method == .miettinenNurminen && table.isAllAlike) else { continue }
      expectAgreement(
        [ours.interval.lower, ours.interval.upper], theirs[name].numbers, .proportions,
        relative: 1e-11, floor: 1e-2, name)
    }
  }

  @Test(arguments: answers)
  func `the ratios agree with the reference`(_ answer: ReferenceAnswer) throws {
    let table = try answer.table
    let risk = try RiskRatio(in: table)
    let odds = OddsRatio(in: table)
    let theirRisk = answer.result["risk_ratio"]
    let theirOdds = answer.result["odds_ratio_sample"]
    if theirRisk["estimate"].number != nil {
      expectAgreement(
        risk.estimate, theirRisk["estimate"].number, .proportions, relative: 1e-13, "risk ratio")
    }
    if theirOdds["estimate"].number != nil {
      expectAgreement(
        odds.estimate, theirOdds["estimate"].number, .proportions, relative: 1e-13, "odds ratio")
    }
    expectAgreement(
      [risk.interval?.lower, risk.interval?.upper],
      theirRisk["katz_log"].numbers.isEmpty ? [nil, nil] : theirRisk["katz_log"].numbers,
      .proportions, relative: 1e-12, "Katz")
    expectAgreement(
      [odds.interval?.lower, odds.interval?.upper],
      theirOdds["woolf"].numbers.isEmpty ? [nil, nil] : theirOdds["woolf"].numbers, .proportions,
      relative: 1e-12, "Woolf")
  }

  /// Zhang et al., Front Immunol 2025;16:1658017, tables 1 to 3, analyzed with SPSS.
  @Test(arguments: answers.filter { $0.id.contains("table") })
  func `the p values of a publication are reproduced as printed`(_ answer: ReferenceAnswer) throws {
    let table = try ContingencyTable(answer.table)
    let p = try table.smallestExpected < 5 ? table.fisher.pValue : table.pearson.pValue
    if let printed = answer.details["paper_p"].number {
      #expect(isClose(p, to: printed, within: 0.000_500_1))
    } else {
      #expect(answer.details["paper_p"].text == "<0.001")
      #expect(p < 0.001)
    }
  }
}

extension ReferenceAnswer {
  /// The rows of the table.
  var tableRows: [[Int]] { result["table"].rows.map { $0.map { Int($0 ?? -1) } } }

  /// The 2 × 2 table.
  var table: TwoByTwoTable {
    get throws { try TwoByTwoTable(ContingencyTable(tableRows)) }
  }
}

extension TwoByTwoTable {
  /// Whether no row and no column is without subjects.
  var hasMargins: Bool { a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0 }
  /// Whether all subjects are successes, or all failures.
  var isAllAlike: Bool { a + c == 0 || b + d == 0 }
}

/// Expects a test to agree with what `chisq.test` answered.
func expectChiSquare(
  _ ours: PearsonTest, _ theirs: ReferenceValue, _ table: ContingencyTable,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectAgreement(
    ours.chiSquare, theirs["statistic"].number, .contingencyTables, relative: 1e-12, floor: 1e-10,
    "chi-square", sourceLocation: sourceLocation)
  expectAgreement(
    ours.pValue, theirs["p"].number, .contingencyTables, relative: 1e-11, "p",
    sourceLocation: sourceLocation)
  expectAgreement(
    ours.logPValue, theirs["log_p"].number, .contingencyTables, relative: 1e-12, floor: 1e-2,
    "log p", sourceLocation: sourceLocation)
  expectAgreement(
    table.smallestExpected, theirs["min_expected"].number, .contingencyTables, relative: 1e-14,
    "smallest expected", sourceLocation: sourceLocation)
  #expect(Double(ours.degreesOfFreedom) == theirs["df"].number, sourceLocation: sourceLocation)
  for (row, other) in zip(table.expected, theirs["expected"].rows) {
    expectAgreement(
      row, other, .contingencyTables, relative: 1e-14, "expected", sourceLocation: sourceLocation)
  }
}
