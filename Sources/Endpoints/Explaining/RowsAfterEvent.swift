import ClinicalRecords

/// The rows that a course was read from though they came after the event: they had no part in it.
///
/// Rule: R56.
struct RowsAfterEvent {
  /// The last day of what decided.
  private let last: ClinicalDate

  /// - Parameters:
  ///   - time: The time; `nil` where there is none.
  ///   - courses: The courses that were read.
  ///   - trace: What was noted of them.
  init?(_ time: EndpointTime?, in courses: [LineCourse], noted trace: Trace) {
    guard let time, time.isEvent else { return nil }
    var last = time.stop
    for step in trace.steps where step.role == .decided {
      if let day = step.day { last = max(last, day) }
    }
    // A scan of the visit that decided is a part of it, whichever of its days dates the visit.
    for course in courses {
      if let visit = course.visit(on: last) { last = max(last, visit.lastScanOn) }
    }
    self.last = last
  }

  /// Says of every row after the event that it was passed over.
  func passOver(in trace: Trace) {
    trace.rewrite { step in
      guard step.role == .used, let day = step.day, day > last, isScan(step.row) else { return }
      step.role = .passedOver
      step.sentence = "After the event."
      step.rules = [.r56]
    }
  }

  private func isScan(_ row: Evidence?) -> Bool {
    switch row {
    case .assessment?, .lesionMeasurement?: true
    default: false
    }
  }
}
