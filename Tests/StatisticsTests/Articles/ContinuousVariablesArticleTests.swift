import Statistics
import Testing

/// The example of the article ContinuousVariables: one function, so that it reads in the order of the article.
struct ContinuousVariablesArticleTests {
  @Test func `hours of sleep gained, described, compared and correlated`() throws {
    // article
    let firstDrug = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
    let secondDrug = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    let first = try Sample(firstDrug)
    let second = try Sample(secondDrug)

    let mean = second.mean  // 2.33
    let deviation = second.standardDeviation  // 2.00
    let median = second.median  // 1.75
    let interval = second.meanInterval()  // 0.90 to 3.76
    // end
    // mean(y), sd(y), median(y), t.test(y)$conf.int
    expect(mean, 2.33, printed: "2.33")
    expect(deviation, 2.00224873579683, printed: "2.00")
    expect(median, 1.75, printed: "1.75")
    expect(interval?.lower, 0.897677539376705, printed: "0.90")
    expect(interval?.upper, 3.762322460623294, printed: "3.76")
    // article
    let asR = second.quantile(0.25)  // 0.875
    let asSPSS = second.quantile(0.25, .spss)  // 0.625
    let asSAS = second.quantile(0.25, .sas)  // 0.800
    // end
    // quantile(y, 0.25, type = 7), type = 6, type = 2
    expect(asR, 0.875, printed: "0.875")
    expect(asSPSS, 0.625, printed: "0.625")
    expect(asSAS, 0.8, printed: "0.800")
    // article
    let paired = try TTest(pairing: firstDrug, with: secondDrug)
    let pairedP = paired.pValue  // 0.0028
    let welch = try TTest(comparing: first, with: second)
    let welchP = welch.pValue  // 0.079
    let limits = welch.interval()  // -3.37 to 0.21 hours
    // end
    // t.test(x, y, paired = TRUE); t.test(x, y)
    expect(pairedP, 0.00283289019738427, printed: "0.0028")
    expect(welchP, 0.0793941401873582, printed: "0.079")
    expect(limits.lower, -3.3654832307117104, printed: "-3.37")
    expect(limits.upper, 0.2054832307117102, printed: "0.21")
    // article
    let signedRank = try WilcoxonSignedRankTest(
      pairing: firstDrug, with: secondDrug, method: .exact)
    let signedRankP = signedRank.pValue  // 0.0039
    let rankSum = try WilcoxonRankSumTest(comparing: first, with: second, method: .exact)
    let rankSumP = rankSum.pValue  // 0.066
    let asRPrintsIt = try WilcoxonRankSumTest(comparing: first, with: second).pValue  // 0.069
    // end
    // exactRankTests::wilcox.exact(x, y, paired = TRUE) and without; wilcox.test(x, y)
    expect(signedRankP, 0.00390625, printed: "0.0039")
    expect(rankSumP, 0.0658165364047717, printed: "0.066")
    expect(asRPrintsIt, 0.0693275754336266, printed: "0.069")
    // article
    let plants = try [
      Sample([4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14]),
      Sample([4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69]),
      Sample([6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26]),
    ]
    let variances = try AnalysisOfVariance(comparing: plants)  // F 4.85, p 0.0159
    let ranks = try KruskalWallisTest(comparing: plants)  // 7.99, p 0.0184
    // end
    // oneway.test(weight ~ group, PlantGrowth, var.equal = TRUE); kruskal.test
    expect(variances.statistic, 4.8460878623801369, printed: "4.85")
    expect(variances.pValue, 0.0159099583256229, printed: "0.0159")
    expect(ranks.chiSquare, 7.988228749443715, printed: "7.99")
    expect(ranks.pValue, 0.018423755731472, printed: "0.0184")
    // article
    let lightness = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1]
    let quality = [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8]
    let pearson = try PearsonCorrelation(of: lightness, with: quality)  // 0.571, p 0.108
    let spearman = try SpearmanCorrelation(of: lightness, with: quality)  // 0.600, p 0.097
    let kendall = try KendallCorrelation(of: lightness, with: quality)  // 0.444, p 0.119

    let holm = try MultiplicityAdjustment.holm.adjusted([0.001, 0.013, 0.021, 0.04, 0.3])
    let ofSecond = holm[1]  // 0.052: significant alone, not among five
    // end
    // cor.test(x, y, method = ...); p.adjust(p, "holm")
    expect(pearson.coefficient, 0.571181557563829, printed: "0.571")
    expect(pearson.pValue, 0.108173054349494, printed: "0.108")
    expect(spearman.coefficient, 0.6, printed: "0.600")
    expect(spearman.pValue, 0.0967978395061728, printed: "0.097")
    expect(kendall.coefficient, 0.444444444444445, printed: "0.444")
    expect(kendall.pValue, 0.119438932980600, printed: "0.119")
    expect(ofSecond, 0.052, printed: "0.052")
  }
}
