import Statistics
import Testing

struct CovariateBalanceTests {
  @Test(
    arguments: try ["lalonde_psm", "colonps_psm"].flatMap {
      try Reference.answers(in: $0, of: "balance")
    })
  func `agrees with R before matching`(_ reference: ReferenceAnswer) throws {
    try ScoredSubjects(of: reference).expectBalance(weights: nil, reference.result)
  }

  @Test(arguments: try Reference.answers(in: "matching", of: "balance"))
  func `means, variances and distributions agree with MatchIt`(
    _ reference: ReferenceAnswer
  ) throws {
    let data = try #require(try Reference.answers(in: "matching", of: "data").first).result
    let treated = data["treat"].numbers.map { $0 == 1 }
    let weights = try reference.result["weights"].numbers.map { try #require($0) }
    for name in ["x", "sex"] {
      let values = try data[name].numbers.map { try #require($0) }
      for (prefix, weights) in [("before_", nil), ("after_", weights)] {
        let balance = try CovariateBalance(of: values, treated: treated, weights: weights)
        expectAgreement(
          [
            balance.meanTreated, balance.meanControl, balance.varianceRatio,
            balance.meanDistributionDifference, balance.maximumDistributionDifference,
          ], reference.result[prefix + name].numbers, .propensityWeights, relative: 1e-13,
          prefix + name)
      }
    }
  }

  @Test(
    arguments: try Reference.answers(in: "table1", of: "continuous_by_group").filter {
      $0.result["smd_first_minus_second"].number != nil
    })
  func `continuous differences of a baseline table agree with R`(
    _ reference: ReferenceAnswer
  ) throws {
    let (values, groups) = try columns(of: reference)
    let levels = Set(groups).sorted()
    let balance = try CovariateBalance(
      of: values.map { try #require(Double($0)) }, treated: groups.map { $0 == levels[0] },
      kind: .continuous)
    expectAgreement(
      balance.standardizedMeanDifference, reference.result["smd_first_minus_second"].number,
      .propensityWeights, relative: 1e-12, "difference")
  }

  @Test(
    arguments: try Reference.answers(in: "table1", of: "categorical_by_group").filter {
      $0.result.names.contains { $0.hasPrefix("smd") }
    })
  func `categorical differences of a baseline table agree with R`(
    _ reference: ReferenceAnswer
  ) throws {
    let result = reference.result
    let rows = result["table"].rows.map { $0.map { $0 ?? 0 } }
    let difference = try MulticategoryDifference(
      treated: rows.map { $0[0] }, control: rows.map { $0[1] })
    let (values, groups) = try columns(of: reference)
    let levels = result["row_levels"].texts
    let first = result["column_levels"].texts[0]
    let fromSubjects = try MulticategoryDifference(
      of: values.map { try #require(levels.firstIndex(of: $0)) },
      treated: groups.map { $0 == first })
    #expect(
      isClose(
        fromSubjects.standardizedDifference, to: difference.standardizedDifference,
        relative: 1e-14))
    guard let expected = result["smd_first_minus_second_of_last_level"].number else {
      expectAgreement(
        difference.standardizedDifference, result["smd_multicategory_abs"].number,
        .propensityWeights, relative: 1e-12, "difference")
      return
    }
    let balance = try CovariateBalance(
      of: values.map { $0 == levels[1] ? 1 : 0 }, treated: groups.map { $0 == first })
    expectAgreement(
      balance.standardizedMeanDifference, expected, .propensityWeights, relative: 1e-12,
      "difference")
    expectAgreement(
      difference.standardizedDifference, abs(expected), .propensityWeights, relative: 1e-12,
      "two values")
  }

  /// The values of a covariate and the groups, of the rows that have both.
  private func columns(of reference: ReferenceAnswer) throws -> ([String], [String]) {
    let table = try DataTable(String(try #require(reference.id.split(separator: "/").first)))
    let names = try ["variable", "group"].map { try #require(reference.result[$0].text) }
    let rows = try table.completeRows(names)
    let columns = try names.map { try table.text($0) }
    return (rows.map { columns[0][$0] }, rows.map { columns[1][$0] })
  }

  @Test func `two subjects an arm, by hand`() throws {
    // Treated 1, 3: mean 2, variance 2. Controls 2, 6: mean 4, variance 8. (2 − 4)/√5.
    let balance = try CovariateBalance(
      of: [1, 2, 3, 6], treated: [true, false, true, false], kind: .continuous)
    #expect(isClose(balance.standardizedMeanDifference, to: -2 / 5.0.squareRoot()))
    #expect(balance.varianceRatio == 0.25)
    // Behind 1, 2, 3, 6 the functions differ by 1/2, 0, 1/2, 0.
    #expect(balance.maximumDistributionDifference == 0.5)
    #expect(balance.meanDistributionDifference == 0.25)
    let byControl = try CovariateBalance(
      of: [1, 2, 3, 6], treated: [true, false, true, false], standardizedBy: .control)
    #expect(isClose(byControl.standardizedMeanDifference, to: -2 / 8.0.squareRoot()))
  }

  @Test func `a weight counts as so many subjects in means and distributions`() throws {
    let values = [0.5, 2, 7, 1, 2, 9]
    let treated = [true, true, true, false, false, false]
    let weights = [2.0, 1, 3, 1, 4, 1]
    let counts = weights.map { Int($0) }
    let repeated = zip(values, counts).flatMap { Array(repeating: $0, count: $1) }
    let flags = zip(treated, counts).flatMap { Array(repeating: $0, count: $1) }
    let one = try CovariateBalance(of: values, treated: treated, weights: weights)
    let two = try CovariateBalance(of: repeated, treated: flags)
    #expect(isClose(one.meanTreated, to: two.meanTreated))
    #expect(isClose(one.meanControl, to: two.meanControl))
    #expect(isClose(one.maximumDistributionDifference, to: two.maximumDistributionDifference))
    #expect(isClose(one.meanDistributionDifference, to: two.meanDistributionDifference))
  }

  @Test(arguments: [1e-300, 1e-160, 1e160, 1e300, -5])
  func `the unit of a covariate changes nothing`(unit: Double) throws {
    let (values, treated) = madeUpScores(40, seed: 3)
    let one = try CovariateBalance(of: values, treated: treated)
    let two = try CovariateBalance(of: values.map { $0 * unit }, treated: treated)
    let sign: Double = unit < 0 ? -1 : 1
    #expect(
      isClose(
        two.standardizedMeanDifference, to: one.standardizedMeanDifference.map { $0 * sign },
        relative: 1e-12))
    #expect(isClose(two.varianceRatio, to: one.varianceRatio, relative: 1e-12))
    #expect(
      isClose(two.maximumDistributionDifference, to: one.maximumDistributionDifference))
  }

  @Test func `a large common offset costs no digits`() throws {
    let (values, treated) = madeUpScores(50, levels: 1000, seed: 8)
    let whole = values.map { ($0 * 1001).rounded() }
    let one = try CovariateBalance(of: whole, treated: treated)
    let two = try CovariateBalance(of: whole.map { $0 + 1e9 }, treated: treated)
    #expect(
      isClose(
        two.standardizedMeanDifference, to: one.standardizedMeanDifference, relative: 1e-11))
    #expect(isClose(two.varianceRatio, to: one.varianceRatio, relative: 1e-11))
  }

  @Test func `a covariate that does not vary has a difference of 0 or none`() throws {
    let treated = [true, true, false, false]
    let same = try CovariateBalance(of: [4, 4, 4, 4], treated: treated)
    #expect(same.standardizedMeanDifference == 0)
    #expect(same.varianceRatio == nil)
    #expect(same.maximumDistributionDifference == 0)
    let apart = try CovariateBalance(of: [1, 1, 0, 0], treated: treated)
    #expect(apart.standardizedMeanDifference == nil)
    #expect(apart.maximumDistributionDifference == 1)
    // The mean of tenths is no tenth, but they still do not vary.
    let tenths = try CovariateBalance(
      of: (0..<30).map { $0 < 13 ? 0.1 : 0.3 }, treated: (0..<30).map { $0 < 13 })
    #expect(tenths.standardizedMeanDifference == nil)
    let single = try CovariateBalance(of: [1.5, 2], treated: [true, false])
    #expect(single.standardizedMeanDifference == nil)
    #expect(single.varianceRatio == nil)
  }

  @Test func `what a column cannot hold is named`() {
    let treated = [true, false, false]
    #expect(throws: MatchingError.valueNotFinite(position: 1, count: 2)) {
      try CovariateBalance(of: [1, .nan, .infinity], treated: treated)
    }
    #expect(throws: MatchingError.valueNotBinary(position: 2)) {
      try CovariateBalance(of: [1, 0, 2], treated: treated, kind: .binary)
    }
    #expect(throws: MatchingError.impossibleWeight(position: 0)) {
      try CovariateBalance(of: [1, 0, 2], treated: treated, weights: [-1, 1, 1])
    }
    #expect(throws: MatchingError.impossibleWeight(position: 2)) {
      try CovariateBalance(of: [1, 0, 2], treated: treated, weights: [1, 1, .nan])
    }
    #expect(throws: MatchingError.noWeight(arm: .control)) {
      try CovariateBalance(of: [1, 0, 2], treated: treated, weights: [1, 0, 0])
    }
    #expect(throws: MatchingError.noTreated) { try CovariateBalance(of: [], treated: []) }
  }

  @Test func `which value of a category is left out changes nothing`() throws {
    let (one, zero) = ([3.0, 5, 0, 9, 1], [2.0, 8, 4, 1, 0])
    let difference = try MulticategoryDifference(treated: one, control: zero)
    let turned = try MulticategoryDifference(
      treated: Array(one[2...] + one[..<2]), control: Array(zero[2...] + zero[..<2]))
    #expect(
      isClose(
        turned.standardizedDifference, to: difference.standardizedDifference, relative: 1e-13))
    let padded = try MulticategoryDifference(treated: one + [0], control: zero + [0])
    #expect(padded.standardizedDifference == difference.standardizedDifference)
  }

  @Test func `categories apart have no finite difference, and the same have none`() throws {
    let apart = try MulticategoryDifference(treated: [1, 2, 0], control: [0, 0, 4])
    #expect(apart.standardizedDifference == nil)
    let same = try MulticategoryDifference(treated: [1, 2, 3], control: [2, 4, 6])
    #expect(isClose(same.standardizedDifference, to: 0))
    #expect(throws: MatchingError.noWeight(arm: .control)) {
      try MulticategoryDifference(treated: [1], control: [0])
    }
    #expect(throws: MatchingError.impossibleWeight(position: 1)) {
      try MulticategoryDifference(treated: [1, .nan], control: [1, 1])
    }
  }
}
