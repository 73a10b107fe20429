/// Of each lesion the line it was chosen for, and what was measured of it before that line.
struct LesionBaselines {
  /// By lesion: the line, as a position in the history's lines; `nil` where no line is recorded.
  let lines: [Int?]
  /// By lesion: the last measurement on or before the line's first day; the first of all where no
  /// line is recorded. Rule: R7.
  private(set) var measurements: [LesionMeasurement?]
  /// By lesion: the day of its first measurement.
  let firstDays: [ClinicalDate?]

  /// The baselines of a patient's lesions.
  ///
  /// A lesion without a stated line was chosen for the first line that started on or after the day it
  /// was first measured; for the last where none did.
  init(_ history: PatientHistory) {
    var firstDays = [ClinicalDate?](repeating: nil, count: history.lesions.count)
    for row in history.measurements where firstDays[row.lesion] == nil {
      firstDays[row.lesion] = row.measuredOn
    }
    self.firstDays = firstDays
    lines = history.lesions.indices.map { index in
      LesionBaselines.line(of: history.lesions[index], first: firstDays[index], history.lines)
    }
    measurements = [LesionMeasurement?](repeating: nil, count: history.lesions.count)
    for row in history.measurements {
      let isBaseline =
        lines[row.lesion].map { row.measuredOn <= history.lines[$0].startedOn }
        ?? (measurements[row.lesion] == nil)
      if isBaseline { measurements[row.lesion] = row }
    }
  }

  private static func line(
    of lesion: Lesion, first: ClinicalDate?, _ lines: [LineOfTherapy]
  ) -> Int? {
    if let number = lesion.lineNumber {
      return lines.firstIndex { $0.number == number }
    }
    guard let first else { return lines.indices.last }
    return lines.firstIndex { $0.startedOn >= first } ?? lines.indices.last
  }
}
