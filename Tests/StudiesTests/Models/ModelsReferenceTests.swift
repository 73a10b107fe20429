import Statistics
import Testing

@testable import Studies

/// What R answers on the same data sets: `Reference/generate/study.R`.
struct ModelsReferenceTests {
  private static let alternatives: [(String, AlternativePlan.Method)] = [
    ("iptw", .weighting(.everyone)), ("att", .weighting(.treated)),
    ("atc", .weighting(.controls)), ("overlap", .weighting(.overlap)),
    ("matching_weights", .weighting(.matching)), ("adjusted", .adjustment),
  ]

  @Test(arguments: ["seed", "made_up"])
  func `Cox tables, subgroups and effects are R's to 8 digits`(_ name: String) throws {
    let study = try ReferenceStudy(name) { plan in
      plan.alternatives = Self.alternatives.map { AlternativePlan($0.1) }
    }
    let cohort = study.cohort
    var ours = NamedNumbers(cohort)
    ours.add(CoxTable.tables(of: cohort))
    ours.add(SubgroupForest.forests(of: cohort))
    ours.add(
      EffectRow.rows(of: cohort, matching: try MatchedCohort(of: cohort)),
      words: Self.alternatives.map(\.0))
    expect(ours, toHave: study.answers) { name in
      ["t4.", "t5.", "ef."].contains { name.hasPrefix($0) } || name.contains("p_interaction")
        || name.hasPrefix("sv.") && name.contains("=")
    }
  }

  @Test(arguments: ["seed", "made_up"])
  func `curves of the matched arms and of all are R's to 8 digits`(_ name: String) throws {
    let study = try ReferenceStudy(name)
    var ours = NamedNumbers(study.cohort)
    try ours.addCurves("before", ComparedArms(of: study.cohort).subjects)
    try ours.addCurves("after", MatchedCohort(of: study.cohort).subjects)
    expect(ours, toHave: study.answers) { name in
      name.hasPrefix("sv.all.") && !name.contains(".hr") && !name.hasSuffix(".p")
    }
  }

  /// Both have the same numbers, of those that are asked for.
  private func expect(
    _ ours: NamedNumbers, toHave answers: [String: Double], _ isAsked: (String) -> Bool
  ) {
    let names = answers.keys.filter { isAsked($0) || ours.values[$0] != nil }.sorted()
    #expect(names.count > 60)
    for name in names {
      guard let value = answers[name], let own = ours.values[name] else {
        Issue.record("\(name) is R's alone.")
        continue
      }
      // Differences of balanced arms are rounding errors; all other numbers are far above 1e-12.
      let isClose = abs(own - value) <= max(1e-8 * abs(value), 1e-12)
      #expect(isClose, "\(name): \(own) instead of \(value)")
    }
    let more = ours.values.keys.filter { answers[$0] == nil }.sorted()
    #expect(more.isEmpty, "Numbers that R does not have: \(more)")
  }

  @Test(arguments: ["seed", "made_up"])
  func `the settings of a study are those that R read`(_ name: String) throws {
    let rows = AnalysisSettings(of: try ReferenceStudy(name).cohort).rows
    let lines = try ReferenceStudy.text("\(name)_settings.csv").split(separator: "\n").map(
      String.init)
    #expect(rows.map { $0.joined(separator: ",") } == Array(lines.dropFirst()))
  }
}
