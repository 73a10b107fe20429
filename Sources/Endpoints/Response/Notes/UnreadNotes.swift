import ClinicalRecords

// The notes of rows no visit of the line holds, made where somebody asked.

extension CourseReading {
  /// Notes the assessments before the line and the rows after its last day.
  ///
  /// - Parameter first: Position of the first assessment of the line.
  func noteUnread(before first: Int) {
    guard let trace else { return }
    for row in assessments[..<first] {
      if row.isBaseline || row.overallResponse == nil {
        trace.note(row, .passedOver, "An assessment before treatment is no response to it.", [.r33])
      } else if row.assessedOn == days.start {
        trace.note(
          row, .passedOver,
          "On the day a line starts, the assessment is the last of the one before.",
          [.r33, .r34])
      } else {
        trace.note(row, .passedOver, "It is dated before the first day of the line.", [.r33])
      }
    }
    let later = [
      (lesions.measurements.count { $0.measuredOn > days.last }, "measurement"),
      (assessments.count { $0.assessedOn > days.last }, "assessment"),
    ]
    let end = rules.cutoff == days.last ? "the cutoff" : "death"
    for (count, name) in later where count > 0 {
      trace.remark(
        "\(count) \(name)\(count == 1 ? "" : "s") dated after \(end), \(days.last), "
          + "\(count == 1 ? "does" : "do") not exist for this question.", on: days.last, [.r57])
    }
  }
}
