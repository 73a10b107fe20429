import ClinicalRecords

/// The rows that make up one visit, by position. Rule: R60.
struct VisitRows {
  /// Its first day.
  let first: ClinicalDate
  /// The last day on which something was found or stated.
  var last: ClinicalDate
  /// Measurements from the first to before the second position.
  var measurements: Range<Int>
  /// Assessments from the first to before the second position.
  var assessments: Range<Int>
  /// Whether a lesion of the line was looked at.
  var hasLesions = false
}
