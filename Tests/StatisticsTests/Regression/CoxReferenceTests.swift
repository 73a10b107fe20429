import Statistics
import Testing

struct CoxReferenceTests {
  /// The cases of some kinds that R could answer.
  static func answers(_ files: [String], of kinds: [String]) throws -> [ReferenceAnswer] {
    try files.flatMap { try Reference.answers(in: $0) }
      .filter { kinds.contains($0.kind) && !$0.result["coef"].numbers.isEmpty }
  }

  static let files = ["aml_cox", "lung_cox", "veteran_cox", "ovarian_cox", "colon_cox"]
  static let kinds = [
    "coxph", "coxph_stratified", "coxph_robust", "coxph_weighted", "coxph_uni_multi",
    "coxph_subgroup",
  ]

  @Test(arguments: try answers(files, of: kinds))
  func `models of right-censored data agree with R`(_ answer: ReferenceAnswer) throws {
    try expectAgreement(answer, CoxCall(answer.call))
  }

  @Test(
    arguments: try answers(
      ["heart_startstop"],
      of: ["coxph_startstop", "coxph_startstop_robust", "coxph_startstop_stratified"]))
  func `models of intervals agree with R`(_ answer: ReferenceAnswer) throws {
    try expectAgreement(answer, CoxCall(answer.call))
  }

  @Test(arguments: try answers(["coloncr_competing"], of: ["coxph"]))
  func `cause-specific models agree with R`(_ answer: ReferenceAnswer) throws {
    try expectAgreement(answer, CoxCall(answer.call, data: "coloncr"))
  }

  @Test(arguments: try answers(["colonps_psm"], of: ["coxph_iptw_robust"]))
  func `models with propensity weights agree with R`(_ answer: ReferenceAnswer) throws {
    let name = try #require(answer.id.split(separator: "/").last)
    let weights = try #require(
      try Reference.answers(in: "colonps_psm").first { $0.id == "colonps/iptw/\(name)" })
    try expectAgreement(
      answer, CoxCall(answer.call, variables: ["w": weights.result["weights"].numbers]))
  }

  @Test(arguments: try answers(["colonps_psm"], of: ["coxph_matched"]))
  func `models of matched pairs agree with R`(_ answer: ReferenceAnswer) throws {
    let matching = try #require(
      try Reference.answers(in: "colonps_psm").first {
        $0.id == "colonps/match/caliper_raw_0.02/largest"
      })
    let ids = try DataTable("colonps").numbers("id")
    var pairs = [Double?](repeating: nil, count: ids.count)
    for (pair, members) in matching.result["pairs_matchit"].rows.enumerated() {
      for member in members { pairs[try #require(ids.firstIndex(of: member))] = Double(pair) }
    }
    try expectAgreement(
      answer, CoxCall(answer.call, data: "colonps", variables: ["subclass": pairs]))
  }

  @Test(
    arguments: try files.flatMap { try Reference.answers(in: $0, of: "interaction_lrt") })
  func `tests of interaction agree with R`(_ answer: ReferenceAnswer) throws {
    let calls = try CoxCall.calls(in: answer.call).map { try CoxCall($0) }
    let models = try calls.map { try CoxModel(fitting: $0.subjects, on: $0.covariates) }
    let names = calls[0].covariates.terms.map(\.name)
    let (chisq, df, p) = (answer.result["chisq"], answer.result["df"], answer.result["p"])
    StatisticsTests.expectAgreement(
      models.map(\.logLikelihood), answer.result["loglik"].numbers, .coxTests, relative: 1e-11)
    for test in [
      try models[1].likelihoodRatioTest(against: models[0]),
      try #require(try models[0].interactionTest(of: names[0], and: names[1])),
    ] {
      #expect(test.degreesOfFreedom == df.numbers[1].map { Int($0) })
      // A likelihood-ratio statistic is a small difference of large numbers.
      StatisticsTests.expectAgreement(
        test.chiSquare, chisq.numbers[1], .coxTests, relative: 1e-9, floor: 0.1)
      StatisticsTests.expectAgreement(test.pValue, p.numbers[1], .coxTests, relative: 1e-9)
    }
  }

  private func expectAgreement(_ answer: ReferenceAnswer, _ call: CoxCall) throws {
    let model = try CoxModel(
      fitting: call.subjects, on: call.covariates,
      ties: try #require(TieMethod(rawValue: call.ties)), strata: call.strata,
      clusters: call.clusters, robust: call.robust, offset: call.offset)
    let result = answer.result
    let compare = {
      (ours: [Double], name: String, family: Agreement.Family, relative: Double) in
      StatisticsTests.expectAgreement(
        ours, result[name].numbers, family, relative: relative, floor: 1e-9, name)
    }
    let coefficients = model.coefficients
    #expect(model.subjectCount == Int(result["n"].number ?? -1))
    #expect(model.eventCount == Int(result["n_event"].number ?? -1))
    compare(coefficients.map(\.estimate), "coef", .coxCoefficients, 1e-10)
    compare(coefficients.map(\.standardError), "se", .coxCoefficients, 1e-10)
    compare(coefficients.map(\.z), "z", .coxCoefficients, 1e-10)
    compare(coefficients.map(\.waldPValue), "p", .coxCoefficients, 1e-9)
    compare(coefficients.map(\.logWaldPValue), "log_p", .coxCoefficients, 1e-9)
    compare(coefficients.map(\.hazardRatio), "hr", .coxCoefficients, 1e-10)
    compare(coefficients.map { $0.ratioInterval().lower }, "hr_lower", .coxCoefficients, 1e-10)
    compare(coefficients.map { $0.ratioInterval().upper }, "hr_upper", .coxCoefficients, 1e-10)
    if model.isRobust {
      compare(coefficients.map(\.naiveStandardError), "se_naive", .coxCoefficients, 1e-10)
    }
    let theirs = result["vcov"].rows
    for (row, ours) in model.variance.enumerated() {
      StatisticsTests.expectAgreement(
        ours, theirs[row], .coxCoefficients, relative: 1e-9,
        floor: 1e-6 * (theirs[row][row] ?? 0), "vcov[\(row)]")
    }
    compare([model.logLikelihood], "loglik", .coxTests, 1e-11)
    compare([model.nullLogLikelihood], "loglik_null", .coxTests, 1e-11)
    compare([model.akaikeInformationCriterion], "aic", .coxTests, 1e-11)
    compare([model.bayesianInformationCriterion], "bic", .coxTests, 1e-11)
    expectAgreement(model.likelihoodRatioTest, result["lrt"], "lrt")
    expectAgreement(model.waldTest, result["wald"], "wald")
    expectAgreement(model.scoreTest, result["score"], "score")
    #expect((model.robustScoreTest == nil) == result["robust_score"].names.isEmpty)
    if let test = model.robustScoreTest {
      expectAgreement(test, result["robust_score"], "robust_score")
    }
  }

  private func expectAgreement(_ ours: ChiSquareTest, _ theirs: ReferenceValue, _ name: String) {
    #expect(ours.degreesOfFreedom == Int(theirs["df"].number ?? -1), "\(name)")
    // A likelihood-ratio statistic is a small difference of large numbers.
    StatisticsTests.expectAgreement(
      ours.chiSquare, theirs["chisq"].number, .coxTests, relative: 1e-9, floor: 0.1,
      "\(name) chisq")
    StatisticsTests.expectAgreement(
      ours.pValue, theirs["p"].number, .coxTests, relative: 1e-8, "\(name) p")
  }
}
