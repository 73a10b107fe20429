import ClinicalRecords

/// A row that says something of a visit, and its day.
struct Scan {
  /// Its day.
  let day: ClinicalDate
  /// The reading of an assessment; −1 for a measurement of lesions.
  private let reading: Int32

  /// A measurement of lesions.
  ///
  /// - Parameter day: Its day, or `nil` for none.
  init?(measuredOn day: ClinicalDate?) {
    guard let day else { return nil }
    self.day = day
    reading = -1
  }

  /// An assessment.
  ///
  /// - Parameter assessment: Its row.
  init(_ assessment: TumorAssessment) {
    day = assessment.assessedOn
    reading = Int32(clamping: assessment.reading)
  }

  /// The row.
  var row: Evidence {
    reading < 0 ? .lesionMeasurement(day) : .assessment(day, reading: Int(reading))
  }
}

extension Scan? {
  /// The earlier of two scans.
  ///
  /// - Parameters:
  ///   - one: A scan, or `nil`.
  ///   - other: A scan, or `nil`.
  /// - Returns: The earlier, the first where they are of one day; `nil` where both are.
  static func first(of one: Scan?, _ other: Scan?) -> Scan? {
    guard let one else { return other }
    guard let other else { return one }
    return other.day < one.day ? other : one
  }
}
