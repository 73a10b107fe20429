import Statistics
import Testing

/// Table 1 of four data sets against R: every continuous variable by every group.
struct SampleReferenceTests {
  /// The samples that a case compares, in the order of R's levels.
  private func samples(_ reference: ReferenceAnswer) throws -> [Sample] {
    let table = try DataTable(String(reference.id.prefix { $0 != "/" }))
    let variable = try #require(reference.result["variable"].text)
    let group = try #require(reference.result["group"].text)
    let rows = try table.completeRows([variable, group])
    let groups = try table.text(group)
    let values = try table.numbers(variable, at: rows)
    return try reference.result["groups"].names.map { level in
      try Sample(zip(rows, values).filter { groups[$0.0] == level }.map(\.1))
    }
  }

  @Test(arguments: try Reference.answers(in: "table1", of: "continuous_by_group"))
  func `groups are described as by R`(_ reference: ReferenceAnswer) throws {
    let groups = reference.result["groups"]
    for (sample, level) in zip(try samples(reference), groups.names) {
      let theirs = groups[level]
      let ours: [(String, Double?)] = [
        ("n", Double(sample.count)), ("mean", sample.mean), ("sd", sample.standardDeviation),
        ("median", sample.median), ("min", sample.minimum), ("max", sample.maximum),
        ("q25_type7", sample.quantile(0.25, .r)), ("q75_type7", sample.quantile(0.75, .r)),
        ("q25_type6_spss", sample.quantile(0.25, .spss)),
        ("q75_type6_spss", sample.quantile(0.75, .spss)),
        ("q25_type2_sas", sample.quantile(0.25, .sas)),
        ("q75_type2_sas", sample.quantile(0.75, .sas)),
      ]
      #expect(theirs.names == ours.map(\.0).sorted())
      for (name, value) in ours {
        expectAgreement(value, theirs[name].number, .means, relative: 1e-13, name)
      }
    }
  }

  @Test(arguments: try Reference.answers(in: "table1", of: "continuous_by_group"))
  func `two groups are compared as by R`(_ reference: ReferenceAnswer) throws {
    let samples = try samples(reference)
    guard samples.count == 2 else { return }
    let (first, second, result) = (samples[0], samples[1], reference.result)
    let welch = try TTest(comparing: first, with: second)
    expectAgreement(welch, result["t_welch"], "Welch")
    expectAgreement(
      try TTest(comparing: first, with: second, equalVariances: true), result["t_pooled"], "t")
    expectAgreement(
      welch.standardizedDifference, result["smd_first_minus_second"].number, .means,
      relative: 1e-12, "standardized difference")
    expectAgreement(
      try VarianceRatioTest(comparing: first, with: second), result["variance_ratio_test"])
    for (name, method) in [
      ("wilcoxon_normal_corrected", RankTestMethod.normalWithContinuityCorrection),
      ("wilcoxon_normal_uncorrected", .normal), ("wilcoxon_exact", .exact),
    ] where !result[name].names.isEmpty {
      let test = try WilcoxonRankSumTest(comparing: first, with: second, method: method)
      #expect(test.statistic == result[name]["statistic"].number)
      expectAgreement(
        test.pValue, result[name]["p"].number, .rankTests, relative: 1e-12, name)
    }
  }

  @Test(arguments: try Reference.answers(in: "table1", of: "continuous_by_group"))
  func `all groups are compared as by R`(_ reference: ReferenceAnswer) throws {
    let (samples, result) = (try samples(reference), reference.result)
    let kruskal = try KruskalWallisTest(comparing: samples)
    expectAgreement(
      kruskal.chiSquare, result["kruskal_wallis"]["statistic"].number, .rankTests,
      relative: 1e-11, "H")  // R takes H as a small difference of large numbers
    #expect(Double(kruskal.degreesOfFreedom) == result["kruskal_wallis"]["df"].number)
    expectAgreement(
      kruskal.pValue, result["kruskal_wallis"]["p"].number, .rankTests, relative: 1e-11, "p of H")
    let anova = try AnalysisOfVariance(comparing: samples)
    expectAgreement(anova.statistic, result["anova"]["f"].number, .means, relative: 1e-12, "F")
    #expect(anova.numeratorDegreesOfFreedom == result["anova"]["df1"].number)
    #expect(anova.denominatorDegreesOfFreedom == result["anova"]["df2"].number)
    expectAgreement(anova.pValue, result["anova"]["p"].number, .means, relative: 1e-12, "p of F")
    guard result["anova_welch"]["r_error"].text == nil else {
      #expect(throws: SampleError.self) {
        try AnalysisOfVariance(comparing: samples, equalVariances: false)
      }
      return
    }
    let welch = try AnalysisOfVariance(comparing: samples, equalVariances: false)
    expectAgreement(
      [welch.statistic, welch.numeratorDegreesOfFreedom, welch.denominatorDegreesOfFreedom],
      [result["anova_welch"]["statistic"].number] + result["anova_welch"]["df"].numbers, .means,
      relative: 1e-12, "Welch's F")
    expectAgreement(
      welch.pValue, result["anova_welch"]["p"].number, .means, relative: 1e-12, "p of Welch's F")
  }
}

/// Expects a t test to agree with R's; limits near 0 to a proportion of the standard error.
func expectAgreement(_ ours: TTest, _ theirs: ReferenceValue, _ what: String) {
  expectAgreement(
    ours.statistic, theirs["statistic"].number, .means, relative: 1e-12, floor: 1, "\(what) t")
  expectAgreement(
    ours.degreesOfFreedom, theirs["df"].elements.first?.number, .means, relative: 1e-12,
    "\(what) df")
  expectAgreement(ours.pValue, theirs["p"].number, .means, relative: 1e-11, "\(what) p")
  let interval = ours.interval()
  let limits = theirs[theirs.names.contains("limits") ? "limits" : "conf_int"].numbers
  expectAgreement(
    [interval.lower, interval.upper], limits, .means, relative: 1e-11, floor: ours.standardError,
    "\(what) limits")
}

/// Expects an F test of variances to agree with R's.
///
/// 1e-10: R's quantile of F has an error of 8e-12.
func expectAgreement(_ ours: VarianceRatioTest, _ theirs: ReferenceValue) {
  expectAgreement(ours.ratio, theirs["statistic"].number, .means, relative: 1e-12, "F")
  #expect(
    [ours.numeratorDegreesOfFreedom, ours.denominatorDegreesOfFreedom] == theirs["df"].numbers)
  // R takes the upper tail as 1 less the lower, which leaves sixteen decimals.
  expectAgreement(ours.pValue, theirs["p"].number, .means, relative: 1e-11, floor: 1e-4, "p")
  let interval = ours.interval()
  let limits = theirs[theirs.names.contains("limits") ? "limits" : "conf_int"].numbers
  expectAgreement([interval.lower, interval.upper], limits, .means, relative: 1e-10, "limits")
}
