import Statistics
import Testing

/// Log-rank tests against R's `survdiff`, and against lifelines where R has no such weights.
struct LogRankReferenceTests {
  static let dataSets = ["aml", "lung", "veteran", "ovarian", "colon", "freireich"]

  static func answers() throws -> [ReferenceAnswer] {
    try dataSets.flatMap { try Reference.answers(in: $0 + "_logrank") }
  }

  @Test(arguments: try answers())
  func `log-rank tests agree with R, with strata and exponents`(_ answer: ReferenceAnswer) throws {
    let formula = try answer.text(after: "~ ", before: ", data")
    let group = try #require(formula.split(separator: " ").first.map(String.init))
    let dataset = try answer.text(after: "data = ", before: ",")
    let data = try ComparisonData(
      dataset, by: group, labels: answer.groupLabels,
      stratum: formula.components(separatedAfter: "strata(", before: ")"))
    let rho = try #require(Double(try answer.text(after: "rho = ", before: ")")))
    let test = try LogRankTest(
      comparingWithin: data.counts, weighting: .flemingHarrington(rho: rho, gamma: 0))
    try expect(test, toAgreeWith: answer.result)
    let inColumns = try LogRankTest(
      comparing: data.subjects, by: data.groups, stratifiedBy: data.strata,
      weighting: test.weighting)
    #expect(inColumns == test)
  }

  /// The subjects of the matched pairs: R's own choice stands in the file.
  @Test func `the log-rank test of a matched set agrees with R`() throws {
    let answer = try #require(
      try Reference.answers(in: "colonps_psm", of: "survdiff").first)
    let pairs = try #require(
      try Reference.answers(in: "colonps_psm").first {
        $0.id == "colonps/match/caliper_raw_0.02/largest"
      })
    let rows = pairs.result["pairs_matchit"].rows.flatMap { $0 }.compactMap {
      $0.map { Int($0) - 1 }
    }
    let data = try ComparisonData("colonps", by: "treat", rows: rows)
    try expect(LogRankTest(comparing: data.counts[0]), toAgreeWith: answer.result)
  }

  @Test(arguments: try Reference.answers(in: "weighted_logrank"))
  func `Gehan's and Tarone and Ware's tests agree with lifelines`(
    _ answer: ReferenceAnswer
  ) throws {
    let file = try #require(answer.details["dataset"].text)
    let dataset = try #require(file.split(separator: ".").first.map(String.init))
    let group = try #require(answer.details["group"].text)
    let data = try ComparisonData(dataset, by: group, labels: answer.groupLabels)
    let weighting: LogRankWeighting =
      switch answer.id.split(separator: "/").last {
      case "gehan": .gehan
      case "tarone": .taroneWare
      default: .logRank
      }
    let test = try LogRankTest(comparing: data.counts[0], weighting: weighting)
    let result = answer.result
    let size = test.observed.reduce(0, +)
    expectAgreement(
      zip(test.observed, test.expected).map { $0 - $1 },
      result["weighted_observed_minus_expected"].numbers, .logRank, relative: 1e-13, floor: size)
    expectAgreement(test.chiSquare, result["chisq"].number, .logRank, relative: 1e-11)
    #expect(test.degreesOfFreedom == result["df"].number.map { Int($0) })
    expectAgreement(test.logPValue, result["log_p"].number, .logRank, relative: 1e-10)
  }

  /// lung by sex is 12.714 by R's rho = 1 and 12.708 by Peto and Peto's weights, as lifelines has
  /// them.
  @Test func `Peto and Peto's weights are not those of Fleming and Harrington`() throws {
    let data = try ComparisonData("lung", by: "sex").counts[0]
    let peto = try LogRankTest(comparing: data, weighting: .petoPeto)
    let fleming = try LogRankTest(
      comparing: data, weighting: .flemingHarrington(rho: 1, gamma: 0))
    #expect(isClose(peto.chiSquare, to: 12.708, within: 5e-4))
    #expect(isClose(fleming.chiSquare, to: 12.714, within: 5e-4))
  }

  private func expect(_ test: LogRankTest, toAgreeWith result: ReferenceValue) throws {
    // The smallest differences are those of sums of hundreds, known to 15 digits.
    let size = test.observed.reduce(0, +)
    expectAgreement(
      test.observed, result["observed"].numbers, .logRank, relative: 1e-13, "observed")
    expectAgreement(
      test.expected, result["expected"].numbers, .logRank, relative: 1e-13, "expected")
    for (ours, theirs) in zip(test.covariance, result["variance"].rows) {
      expectAgreement(ours, theirs, .logRank, relative: 1e-12, floor: size * 0.01, "variance")
    }
    expectAgreement(test.chiSquare, result["chisq"].number, .logRank, relative: 1e-10, "chisq")
    #expect(test.degreesOfFreedom == result["df"].number.map { Int($0) })
    expectAgreement(test.pValue, result["p"].number, .logRank, relative: 1e-10, "p")
    expectAgreement(test.logPValue, result["log_p"].number, .logRank, relative: 1e-10, "log p")
    for (name, ours) in [
      ("observed_by_stratum", test.observedByStratum),
      ("expected_by_stratum", test.expectedByStratum),
    ] where result.names.contains(name) {
      for (group, theirs) in result[name].rows.enumerated() {
        expectAgreement(ours.map { $0[group] }, theirs, .logRank, relative: 1e-12, name)
      }
    }
  }
}
