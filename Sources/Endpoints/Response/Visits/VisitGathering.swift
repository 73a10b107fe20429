import ClinicalRecords

/// Gathers the scans of a line into visits.
///
/// Days close together make one visit, unless a lesion, or an entered response other than a further
/// reading of the same day, would occur twice in it, or the next line of therapy starts between
/// them.
///
/// Rule: R34, R60.
struct VisitGathering {
  let window: Int
  /// The first day whose scans belong to the next line. Rule: R34.
  let nextLineFirst: ClinicalDate?
  /// Nothing after it exists. Rule: R57.
  let last: ClinicalDate
  let assessments: [TumorAssessment]
  private(set) var measurement: Int
  private(set) var assessment: Int

  /// A gathering of the scans from two positions on.
  init(
    _ assessments: [TumorAssessment], from assessment: Int, measurement: Int, window: Int,
    nextLineFirst: ClinicalDate?, through last: ClinicalDate
  ) {
    self.assessments = assessments
    self.assessment = assessment
    self.measurement = measurement
    self.window = window
    self.nextLineFirst = nextLineFirst
    self.last = last
  }

  /// The next visit, or `nil` after the last.
  ///
  /// - Parameter lesions: The lesions; their rows become those of the visit.
  /// - Returns: The rows of the visit.
  mutating func next(_ lesions: inout LineLesions) -> VisitRows? {
    lesions.removeRows()
    guard let first = nextDay(lesions) else { return nil }
    var visit = VisitRows(
      first: first, last: first, measurements: measurement..<measurement,
      assessments: assessment..<assessment)
    take(first, &visit, &lesions)
    while let day = nextDay(lesions), joins(day, visit, lesions) {
      take(day, &visit, &lesions)
    }
    return visit
  }

  /// The next day with a row, passing over lesions of other lines and baseline assessments.
  private mutating func nextDay(_ lesions: LineLesions) -> ClinicalDate? {
    let measurements = lesions.measurements
    while measurement < measurements.count,
      lesions.parts[measurements[measurement].lesion].kind == .other
    {
      measurement += 1
    }
    while assessment < assessments.count, assessments[assessment].isBaseline { assessment += 1 }
    var day = ClinicalDate.distantFuture
    if measurement < measurements.count { day = measurements[measurement].measuredOn }
    if assessment < assessments.count { day = min(day, assessments[assessment].assessedOn) }
    return day <= last && day < .distantFuture ? day : nil
  }
}

// One day
extension VisitGathering {
  private func joins(_ day: ClinicalDate, _ visit: VisitRows, _ lesions: LineLesions) -> Bool {
    if day.days(since: visit.first) > window { return false }
    if let nextLineFirst, visit.first < nextLineFirst, day >= nextLineFirst { return false }
    return !repeatsLesion(day, lesions) && !repeatsResponse(day, visit)
  }

  private func repeatsLesion(_ day: ClinicalDate, _ lesions: LineLesions) -> Bool {
    var row = measurement
    while row < lesions.measurements.count, lesions.measurements[row].measuredOn == day {
      let lesion = lesions.measurements[row].lesion
      if lesions.parts[lesion].kind != .other, lesions.measurements[row].isFinding,
        lesions.hasFinding(of: lesion)
      {
        return true
      }
      row += 1
    }
    return false
  }

  private func repeatsResponse(_ day: ClinicalDate, _ visit: VisitRows) -> Bool {
    var row = assessment
    while row < assessments.count, assessments[row].assessedOn == day {
      let isRepeated = assessments[visit.assessments].contains {
        ($0.overallResponse != nil && assessments[row].overallResponse != nil)
          || ($0.targetResponse != nil && assessments[row].targetResponse != nil)
          || ($0.nonTargetResponse != nil && assessments[row].nonTargetResponse != nil)
      }
      if isRepeated { return true }
      row += 1
    }
    return false
  }

  private mutating func take(
    _ day: ClinicalDate, _ visit: inout VisitRows, _ lesions: inout LineLesions
  ) {
    while measurement < lesions.measurements.count,
      lesions.measurements[measurement].measuredOn == day
    {
      let row = lesions.measurements[measurement]
      if lesions.parts[row.lesion].kind != .other {
        lesions.take(row: measurement)
        visit.hasLesions = true
        if row.isFinding { visit.last = day }
      }
      measurement += 1
    }
    while assessment < assessments.count, assessments[assessment].assessedOn == day {
      if !assessments[assessment].isBaseline { visit.last = day }
      assessment += 1
    }
    visit.measurements = visit.measurements.lowerBound..<measurement
    visit.assessments = visit.assessments.lowerBound..<assessment
  }
}
