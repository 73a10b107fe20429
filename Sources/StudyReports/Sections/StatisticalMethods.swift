import Analyses
import Reports
import Statistics
import Studies

/// Statistics in sentences, of what was computed alone.
extension SectionWriter {
  var statisticalMethods: [String] {
    baselineMethods + survivalMethods + coxMethods + subgroupMethods
      + (hasTests
        ? ["All tests are two-sided. No adjustment was made for multiple comparisons."] : [])
  }

  private var baselineMethods: [String] {
    let blocks = answer.baseline.blocks + (answer.matchedBaseline?.blocks ?? [])
    let hasCounts = blocks.contains { if case .counts? = $0.test { true } else { false } }
    let hasRanks = blocks.contains { if case .ranks? = $0.test { true } else { false } }
    let test = arms.count > 2 ? "the Kruskal-Wallis test" : "the Wilcoxon rank sum test"
    let counts =
      "Counts were compared by Pearson's chi-square test without correction, by Fisher's exact test where an expected "
      + "count is below 5"
    let tests =
      hasCounts
      ? ["\(counts)\(hasRanks ? "; numbers by \(test)." : ".")"]
      : (hasRanks ? ["Numbers were compared by \(test)."] : [])
    guard blocks.contains(where: { $0.differences.contains { $0 != nil } }) else { return tests }
    return tests + [
      "Standardized differences divide by the pooled standard deviation of the arms"
        + (answer.matching == nil ? "." : " before matching.")
    ]
  }

  private var survivalMethods: [String] {
    let comparisons = StudyPhase.allCases.flatMap { answer.survival[$0] ?? [] }
    guard let first = comparisons.first else { return [] }
    let hasTest = comparisons.contains { $0.logRank != nil }
    let hasRatio = comparisons.contains { $0.groups.contains { $0.hazardRatio != nil } }
    let ways =
      (hasTest ? ["the log-rank test"] : [])
      + (hasRatio ? ["Cox models, ties by \(cohort.ties.label)"] : [])
    return ["Curves by \(first.options.intervalNote)"]
      + (ways.isEmpty ? [] : ["Arms were compared by \(ways.joined(separator: " and by "))."])
      + (hasFollowUp ? ["Median follow-up is by reverse Kaplan-Meier (R62)."] : [])
  }

  private var coxMethods: [String] {
    guard let first = estimatedCox.first else { return [] }
    let fitted = estimatedCox.filter { $0.multivariableCount > 0 }
    let univariable =
      "Prognostic factors were looked for in \(coxPopulation(first)) by univariable Cox models of patients with the factor "
      + "recorded"
    guard !fitted.isEmpty else { return ["\(univariable)."] }
    let rule = fitted.first { !coxLeftOut($0).isEmpty }.map(coxRule) ?? coxRule(fitted[0])
    return [
      "\(univariable), and multivariable ones of patients with every factor of the model recorded. \(rule)"
        + (fitted.contains { $0.proportionality != nil }
          ? " Proportional hazards were tested for each factor and in all (Grambsch and Therneau 1994)."
          : "")
    ]
  }

  private var subgroupMethods: [String] {
    let factors = answer.subgroups.flatMap(\.factors)
    guard factors.contains(where: { $0.rows.contains { $0.effect != nil } }) else { return [] }
    let hasInteraction = factors.contains { $0.interactionPValue != nil }
    return [
      "Subgroups: Cox models of the arms alone within each level"
        + (hasInteraction ? "; interaction by the likelihood ratio test." : ".")
    ]
  }
}
