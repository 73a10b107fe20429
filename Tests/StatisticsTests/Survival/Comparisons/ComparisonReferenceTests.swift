import Statistics
import Testing

/// Tests for which R has no function, against slow loops in R over their definitions.
struct ComparisonReferenceTests {
  static func answers(_ kind: String) throws -> [ReferenceAnswer] {
    try Reference.answers(in: "comparisons", of: kind)
  }

  @Test(arguments: try answers("weighted"))
  func `every weighting agrees with R, with strata and late entry`(
    _ answer: ReferenceAnswer
  ) throws {
    let data = try answer.comparisonData()
    let test = try LogRankTest(
      comparing: data.subjects, by: data.groups, stratifiedBy: data.strata,
      weighting: try #require(weightings[answer.details["weighting"].text ?? ""]))
    let result = answer.result
    expectAgreement(test.observed, result["observed"].numbers, .logRank, relative: 1e-12)
    expectAgreement(test.expected, result["expected"].numbers, .logRank, relative: 1e-12)
    for (ours, theirs) in zip(test.covariance, result["variance"].rows) {
      let size = theirs.reduce(0) { max($0, abs($1 ?? 0)) }
      expectAgreement(ours, theirs, .logRank, relative: 1e-12, floor: size)
    }
    // Two differences near 0 have lost digits: their sums are some thousands of times larger.
    expectAgreement(test.chiSquare, result["chisq"].number, .logRank, relative: 1e-11)
    expectAgreement(test.logPValue, result["log_p"].number, .logRank, relative: 1e-11)
  }

  @Test(arguments: try answers("trend"))
  func `tests for trend agree with R`(_ answer: ReferenceAnswer) throws {
    let data = try answer.comparisonData()
    let test = try LogRankTest(
      comparing: data.subjects, by: data.groups, stratifiedBy: data.strata)
    let trend = try LogRankTrendTest(
      of: test, scores: answer.result["scores"].numbers.compactMap { $0 })
    expectAgreement(trend.z, answer.result["z"].number, .logRank, relative: 1e-11)
    expectAgreement(trend.pValue, answer.result["p"].number, .logRank, relative: 1e-11)
  }

  @Test(arguments: try answers("pairwise"))
  func `tests of every two groups agree with R`(_ answer: ReferenceAnswer) throws {
    let data = try answer.comparisonData(labels: answer.groupLabels)
    let rho = try #require(answer.details["rho"].number)
    for (name, adjustment) in [
      ("holm", MultiplicityAdjustment.holm), ("bonferroni", .bonferroni),
    ] {
      let tests = try PairwiseLogRankTests(
        comparing: data.counts[0], weighting: .flemingHarrington(rho: rho, gamma: 0),
        adjustment: adjustment)
      expectAgreement(
        tests.pairs.map { $0.test?.chiSquare }, answer.result["chisq"].numbers, .logRank,
        relative: 1e-12)
      expectAgreement(
        tests.pairs.map(\.adjustedPValue), answer.result[name].numbers, .logRank, relative: 1e-12)
    }
  }
}

let weightings: [String: LogRankWeighting] = [
  "logrank": .logRank, "gehan": .gehan, "tarone_ware": .taroneWare, "peto_peto": .petoPeto,
  "modified_peto_peto": .modifiedPetoPeto, "fh_0_1": .flemingHarrington(rho: 0, gamma: 1),
  "fh_1_1": .flemingHarrington(rho: 1, gamma: 1),
  "fh_0.5_2": .flemingHarrington(rho: 0.5, gamma: 2),
  "fh_1_0": .flemingHarrington(rho: 1, gamma: 0),
]

extension ReferenceAnswer {
  /// The subjects of a case that names its data set and columns.
  func comparisonData(labels: [String]? = nil) throws -> ComparisonData {
    try ComparisonData(
      try #require(details["dataset"].text), by: try #require(details["by"].text),
      labels: labels ?? (result["groups"].texts.isEmpty ? nil : groupLabels),
      stratum: details["strata"].text)
  }
}
