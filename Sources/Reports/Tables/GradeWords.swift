package import Analyses

extension GradeSpan {
  /// What heads its column.
  package var label: String {
    if self == .any { return "Any grade" }
    return "Grade \(grades.words)"
  }

  /// In records, written so that no spreadsheet takes it for a day: `any`, `3_4`, `5`.
  var recordName: String {
    if self == .any { return "any" }
    return grades.count == 1
      ? "\(grades.lowerBound)" : "\(grades.lowerBound)_\(grades.upperBound)"
  }

  /// Whether it is one of those that papers compare: any grade, and from grade 3 on more than one grade.
  package var isCompared: Bool { self == .any || (grades.lowerBound >= 3 && grades.count > 1) }
}

extension ClosedRange<Int> {
  /// Grades in words: `3–4`, `≥3`, `5`.
  var words: String {
    if count == 1 { return "\(lowerBound)" }
    return upperBound == 5 ? "≥\(lowerBound)" : "\(lowerBound)–\(upperBound)"
  }
}
