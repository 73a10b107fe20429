import ClinicalRecords

/// What the rows of lesions that are new on a line say at one visit, whatever was entered beside
/// them.
struct NewLesionRows {
  /// Whether there is any such row.
  private(set) var areRecorded = false
  /// The worst of them; `nil` where none says anything.
  private(set) var finding: NewLesionFinding?

  /// Reads the rows of a visit. Rule: R23, R24, R25.
  init(_ history: PatientHistory, of visit: Visit, _ course: LineCourse) {
    for row in history.measurements {
      if row.measuredOn > visit.lastScanOn { break }
      guard row.measuredOn >= visit.firstScanOn,
        Self.isNew(row.lesion, on: course, history)
      else { continue }
      areRecorded = true
      let isNode = history.lesions[row.lesion].isNode
      guard
        let found = NewLesionReading.finding(of: row, isNode: isNode, among: history.measurements)
      else { continue }
      if found.severity > (finding?.severity ?? -1) { finding = found }
    }
  }

  /// Whether a lesion of category new was not there when the line started. Rule: R5.
  private static func isNew(_ lesion: Int, on course: LineCourse, _ history: PatientHistory) -> Bool
  {
    let isNode = history.lesions[lesion].isNode
    guard history.lesions[lesion].category == .new else { return false }
    return !history.measurements.contains { row in
      row.lesion == lesion && row.measuredOn <= course.start
        && row.isVisible(isNode: isNode) == true
    }
  }
}
