import Analyses
import ClinicalRecords
import Endpoints
import Reports
import Studies

extension SectionWriter {
  /// What the table of responses needs to be understood: that of the command `nadir response`, once for both phases.
  func responseNotes(_ comparisons: [ResponseComparison]) -> [String] {
    let unassessed = comparisons.first.flatMap { comparison -> String? in
      let counts = comparison.total.counts
      guard counts.count(.notEvaluable) > 0 else { return nil }
      return
        "Of \(style.count(counts.count(.notEvaluable))) NE\(phases.count > 1 ? " before matching" : ""), "
        + "\(style.count(counts.withoutAssessment)) had no assessment after the start of the line."
    }
    return ["n (%); NE: not evaluable or not assessed."]
      + comparisons.flatMap { ResponseNotes($0, style).all }.firstOccurrences
      + [unassessed].compactMap(\.self)
  }
}
