import Analyses
import Reports
import Studies

/// What Table 1 needs to be understood.
extension SectionWriter {
  func baselineNotes() -> [String] {
    let blocks = answer.baseline.blocks + (answer.matchedBaseline?.blocks ?? [])
    let hasLevels = blocks.contains { !cohort.characteristics[$0.characteristic].isNumber }
    let hasNumbers = blocks.contains { cohort.characteristics[$0.characteristic].isNumber }
    return
      (hasLevels
      ? [
        "n (%)" + (hasMissingValues ? "; percentages are of those of whom it is recorded." : ".")
      ] : []) + (hasNumbers ? ["IQR: first to third quartile; quantiles as R's type 7."] : [])
      + testNotes(blocks) + differenceNotes + definitionNotes + laterNotes
  }

  private func testNotes(_ blocks: [BaselineComparison.Block]) -> [String] {
    let tests = blocks.compactMap { block -> GroupTest? in
      if case .counts(let test)? = block.test { test } else { nil }
    }
    let hasRanks = blocks.contains { if case .ranks? = $0.test { true } else { false } }
    let ranks = arms.count > 2 ? "Kruskal-Wallis test" : "Wilcoxon rank sum test"
    return style.notes(tests) + (hasRanks ? ["p of numbers: \(ranks)."] : [])
  }

  private var differenceNotes: [String] {
    guard arms.count > 1 else { return [] }
    let matched =
      answer.matchedBaseline == nil
      ? "" : " of the patients before matching, in both phases"
    let names = "\(arms[0].label) less \(arms[arms.count - 1].label)"
    return [
      "SMD: standardized difference, \(names), divided by √((s₁² + s₀²) / 2)\(matched); of two levels that of "
        + "the first, of more one for each level."
    ]
  }

  private var definitionNotes: [String] {
    cohort.characteristics.flatMap(\.definitions).firstOccurrences
  }

  private var laterNotes: [String] {
    let later = cohort.characteristicsAfterTimeZero
    guard !later.isEmpty else { return [] }
    return [
      "Known only after the start of line \(plan.line), so no baseline characteristic: "
        + "\(later.map { cohort.characteristics[$0].label }.joined(separator: ", "))."
    ]
  }
}

extension [String] {
  /// Each once, where it stands first.
  var firstOccurrences: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
