import Statistics
import Testing

struct PropensityWeightsTests {
  @Test(
    arguments: try ["lalonde_psm", "colonps_psm"].flatMap {
      try Reference.answers(in: $0, of: "iptw")
    })
  func `agrees with R on data of trials`(_ reference: ReferenceAnswer) throws {
    let subjects = try ScoredSubjects(of: reference)
    let targets: [String: PropensityWeights.Target] = [
      "ate": .everyone, "att": .treated, "overlap": .overlap,
    ]
    let name = try #require(reference.id.split(separator: "/").last).split(separator: "_")
    let weighting = try PropensityWeights(
      scores: subjects.scores, treated: subjects.treated,
      target: try #require(targets[String(name[0])]), isStabilized: name.count > 1)
    let result = reference.result
    expectAgreement(
      weighting.weights, result["weights"].numbers, .propensityWeights, relative: 1e-13, "weight")
    expectAgreement(
      [weighting.effectiveSize.treated, weighting.effectiveSize.control],
      [result["ess_treated"].number, result["ess_control"].number], .propensityWeights,
      relative: 1e-12, "effective size")
    try subjects.expectBalance(weights: weighting.weights, result["balance"])
  }

  @Test(arguments: try Reference.answers(in: "propensity", of: "weights"))
  func `weights, cut weights and balance agree with the formulas`(
    _ reference: ReferenceAnswer
  ) throws {
    let data = try MadeUpSubjects()
    let name = reference.id.split(separator: "/").map(String.init)
    let target = try #require(PropensityWeights.Target(rawValue: name[0]))
    func weighting(_ truncation: PropensityWeights.Truncation?) throws -> PropensityWeights {
      try PropensityWeights(
        scores: data.scores, treated: data.treated, target: target, isStabilized: name.count > 1,
        truncation: truncation)
    }
    let plain = try weighting(nil)
    let cut = try weighting(.quantiles(lower: 0.05, upper: 0.975))
    let result = reference.result
    for (ours, theirs) in [
      (plain.weights, "weights"), (cut.weights, "cut"),
      (try weighting(.bounds(lower: 0.5, upper: 2)).weights, "bounded"),
      ([plain.effectiveSize.treated, plain.effectiveSize.control], "sizes"),
      ([cut.effectiveSize.treated, cut.effectiveSize.control], "cut_sizes"),
    ] {
      expectAgreement(
        ours, result[theirs].numbers, .propensityWeights, relative: 1e-13, theirs)
    }
    #expect(cut.truncatedCount == result["cut_count"].number.map { Int($0) })
    #expect(plain.truncatedCount == 0)
    try data.compareBalance(plain.weights, result)
  }

  @Test func `weights of everyone add up to twice the sample, by hand`() throws {
    // Four subjects of score 1/4, one of them treated: 1/e = 4, 1/(1 − e) = 4/3.
    let scores = [0.25, 0.25, 0.25, 0.25]
    let treated = [true, false, false, false]
    let weights = try PropensityWeights(scores: scores, treated: treated).weights
    let third: Double = 1 / 0.75
    #expect(weights == [4, third, third, third])
    #expect(isClose(weights.reduce(0, +), to: 8))
    let stabilized = try PropensityWeights(scores: scores, treated: treated, isStabilized: true)
    #expect(stabilized.weights == [1, 1, 1, 1])
  }

  @Test func `overlap weights balance the arms exactly in what the score is made of`() throws {
    let data = try ScoredSubjects.lalonde.get()
    let weights = try PropensityWeights(
      scores: data.scores, treated: data.treated, target: .overlap
    ).weights
    for name in ["age", "educ", "race=black", "re75"] {
      let balance = try CovariateBalance(
        of: try data.covariate(name), treated: data.treated, weights: weights)
      #expect(isClose(balance.standardizedMeanDifference, to: 0, within: 1e-12))
    }
  }

  @Test func `a score at its bound, or out of it, is named`() {
    #expect(throws: MatchingError.scoreNotBetweenZeroAndOne(position: 1, count: 2)) {
      try PropensityWeights(scores: [0.5, 1, 0.5, 0], treated: [true, false, true, false])
    }
    #expect(throws: MatchingError.scoreNotBetweenZeroAndOne(position: 0, count: 1)) {
      try PropensityWeights(scores: [-0.1, 0.5], treated: [true, false])
    }
    #expect(throws: MatchingError.scoreNotFinite(position: 1, count: 1)) {
      try PropensityWeights(scores: [0.5, .nan], treated: [true, false])
    }
    #expect(throws: MatchingError.noControls) {
      try PropensityWeights(scores: [0.5, 0.4], treated: [true, true])
    }
    #expect(throws: MatchingError.noTreated) { try PropensityWeights(scores: [], treated: []) }
    #expect(throws: MatchingError.impossibleTruncation(lower: 0.9, upper: 0.1)) {
      try PropensityWeights(
        scores: [0.5, 0.4], treated: [true, false], truncation: .quantiles(lower: 0.9, upper: 0.1))
    }
    #expect(throws: MatchingError.noWeight(arm: .treated)) {
      try PropensityWeights(
        scores: [0.5, 0.4], treated: [true, false], truncation: .bounds(lower: 0, upper: 0))
    }
  }

  @Test func `a tiny score has a huge weight, and one too tiny is named`() throws {
    let weighting = try PropensityWeights(
      scores: [1e-300, 0.5, 0.5], treated: [true, true, false])
    #expect(isClose(weighting.weights[0], to: 1e300, relative: 1e-15))
    #expect(weighting.effectiveSize.treated == 1)
    #expect(throws: MatchingError.unboundedWeight(position: 0)) {
      try PropensityWeights(scores: [.leastNonzeroMagnitude, 0.5], treated: [true, false])
    }
    let overlap = try PropensityWeights(
      scores: [.leastNonzeroMagnitude, 0.5], treated: [true, false], target: .overlap)
    #expect(overlap.weights == [1, 0.5])
  }

  @Test func `effective size is the number of subjects when all weights are the same`() throws {
    let size = try EffectiveSampleSize(
      of: [3, 3, 1e-200, 1e-200, 1e-200], treated: [true, true, false, false, false])
    #expect(size.treated == 2)
    #expect(isClose(size.control, to: 3, relative: 1e-15))
    // One weight of 3 and one of 1: 16/10.
    let unequal = try EffectiveSampleSize(of: [3, 1, 1], treated: [true, true, false])
    #expect(isClose(unequal.treated, to: 1.6, relative: 1e-15))
  }
}

/// The made-up subjects of propensity.json.
struct MadeUpSubjects {
  let scores: [Double]
  let treated: [Bool]
  let x: [Double]
  let b: [Double]
  let k: [Int]

  init() throws {
    let data = try #require(try Reference.answers(in: "propensity", of: "data").first).result
    func column(_ name: String) -> [Double] { data[name].numbers.map { $0 ?? .nan } }
    (scores, x, b) = (column("score"), column("x"), column("b"))
    treated = column("treat").map { $0 == 1 }
    k = column("k").map { Int($0) }
  }

  /// Expects the weighted balance of all three covariates to agree.
  func compareBalance(_ weights: [Double], _ result: ReferenceValue) throws {
    func balance(
      _ values: [Double], _ denominator: CovariateBalance.Denominator
    ) throws -> CovariateBalance {
      try CovariateBalance(
        of: values, treated: treated, weights: weights, standardizedBy: denominator)
    }
    let pooled = try balance(x, .pooled)
    let category = try MulticategoryDifference(of: k, treated: treated, weights: weights)
    for (ours, theirs) in [
      (pooled.standardizedMeanDifference, "x_pooled"),
      (try balance(x, .treated).standardizedMeanDifference, "x_treated"),
      (try balance(x, .control).standardizedMeanDifference, "x_control"),
      (try balance(x, .weighted).standardizedMeanDifference, "x_weighted"),
      (pooled.varianceRatio, "x_ratio"),
      (pooled.maximumDistributionDifference, "x_maximum"),
      (pooled.meanDistributionDifference, "x_mean"),
      (try balance(b, .pooled).standardizedMeanDifference, "b_pooled"),
      (try balance(b, .weighted).standardizedMeanDifference, "b_weighted"),
      (category.standardizedDifference, "k_difference"),
    ] {
      expectAgreement(
        ours, result[theirs].number, .propensityWeights, relative: 1e-12, floor: 0.01, theirs)
    }
  }
}
