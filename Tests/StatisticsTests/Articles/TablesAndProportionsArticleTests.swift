import Statistics
import Testing

/// The example of the article TablesAndProportions: one function, so that it reads in the order of the article.
struct TablesAndProportionsArticleTests {
  @Test func `counts compared in one table, over strata and in pairs`() throws {
    // article
    let rate = try ProportionInterval(successes: 56, of: 70, method: .wilson)  // 0.692 to 0.877
    let exact = try ClopperPearsonInterval(successes: 56, of: 70)  // 0.687 to 0.886

    let table = try TwoByTwoTable(successes: 56, of: 70, against: 48, of: 80)
    let difference = try RiskDifference(in: table)  // 0.200, from 0.0524 to 0.3339
    let score = try RiskDifference(in: table, method: .miettinenNurminen)  // 0.0528 to 0.3382
    let number = NumberNeededToTreat(difference).estimate  // 5.0
    let odds = OddsRatio(in: table).estimate  // 2.67
    let pearson = try ContingencyTable(table).pearson  // 7.02, p 0.0080
    let fisher = try FisherTest(of: table)  // p 0.0125
    // end
    // prop.test(56, 70, correct = FALSE); binom.test(56, 70)
    expect(rate.lower, 0.691833555037469, printed: "0.692")
    expect(rate.upper, 0.876952607516370, printed: "0.877")
    expect(exact.lower, 0.687264346104165, printed: "0.687")
    expect(exact.upper, 0.886119637967792, printed: "0.886")
    // Newcombe's Table II, methods 10 and 6.
    expect(difference.estimate, 0.2, printed: "0.200")
    expect(difference.interval.lower, 0.0524, printed: "0.0524", relative: 1e-3)
    expect(difference.interval.upper, 0.3339, printed: "0.3339", relative: 1e-3)
    expect(score.interval.lower, 0.0528, printed: "0.0528", relative: 1e-3)
    expect(score.interval.upper, 0.3382, printed: "0.3382", relative: 1e-3)
    expect(number, 5, printed: "5.0")
    expect(odds, 56.0 * 32 / (14 * 48), printed: "2.67")
    // chisq.test(table, correct = FALSE); fisher.test(table)
    expect(pearson.chiSquare, 7.02341137123745707, printed: "7.02")
    expect(pearson.pValue, 0.00804508136819658, printed: "0.0080")
    expect(fisher.pValue, 0.0125211297492092, printed: "0.0125")
    // article
    // Smokers among patients with lung disease in four groups.
    let trend = try TrendTest(of: [
      (successes: 83, failures: 3), (successes: 90, failures: 3), (successes: 129, failures: 7),
      (successes: 70, failures: 12),
    ])
    let trendChiSquare = trend.chiSquare  // 8.22, p 0.0041

    // Income in four rows, satisfaction in four columns.
    let ordered = ContingencyTable([
      [1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11],
    ])
    let freemanHalton = try FisherTest(of: ordered)  // p 0.783
    let linear = try LinearByLinearTest(of: ordered)  // 2.98: the order matters
    // end
    // prop.trend.test(c(83, 90, 129, 70), c(86, 93, 136, 82)), data of Fleiss 1981, page 139
    expect(trendChiSquare, 8.22492228519771018, printed: "8.22")
    expect(trend.pValue, 0.00413189747764149, printed: "0.0041")
    // fisher.test(Job), data of Agresti 2002, page 57; (n - 1) r² by cor
    expect(freemanHalton.pValue, 0.782684938965639, printed: "0.783")
    expect(linear.chiSquare, 2.982988120692641, printed: "2.98")
    // article
    let stones = StratifiedTables([
      TwoByTwoTable(81, 6, 234, 36),  // below 2 cm: open surgery 93 %, through the skin 87 %
      TwoByTwoTable(192, 71, 55, 25),  // 2 cm and more: 73 %, 69 %
    ])
    let crude = OddsRatio(in: TwoByTwoTable(273, 77, 289, 61)).estimate  // 0.75
    let common = try stones.commonOddsRatio()  // 1.45, from 0.92 to 2.29
    let test = try CochranMantelHaenszelTest(of: stones)  // 2.43, p 0.119
    let homogeneity = try BreslowDayTest(of: stones)  // 0.97: no sign that the two ratios differ
    // end
    // mantelhaen.test(stones, correct = FALSE); Breslow and Day's sum by hand in R
    expect(crude, 0.748348537275873, printed: "0.75")
    expect(common.estimate, 1.446846624942620, printed: "1.45")
    expect(common.interval?.lower, 0.915793413504026, printed: "0.92")
    expect(common.interval?.upper, 2.285848669841573, printed: "2.29")
    expect(test.chiSquare, 2.433855515576142, printed: "2.43")
    expect(test.pValue, 0.118740529709799, printed: "0.119")
    expect(homogeneity.chiSquare, 0.965629777917160, printed: "0.97")
    // article
    let approval = TwoByTwoTable(794, 150, 86, 570)
    let mcNemar = try McNemarTest(of: ContingencyTable(approval))  // 17.36
    let exactPairs = try ExactMcNemarTest(of: approval)  // p 0.00004
    // end
    // mcnemar.test(approval, correct = FALSE); binom.test(150, 236). Data of Agresti 1990, page 350.
    expect(mcNemar.chiSquare, 1.73559322033898e+01, printed: "17.36")
    expect(exactPairs.pValue, 3.71593613957143e-05, printed: "0.00004")
  }
}
