import ClinicalRecords

/// The sum of diameters of one visit while it is being made. Rule: R9, R14.
struct TargetSum {
  /// The lengths of those measured, in tenths of a millimeter.
  private(set) var tenths = 0
  /// Whether every lesion asked for was measured.
  var isComplete = true
  /// Whether all measured are gone: 0 mm, of a node below 10 mm. Rule: R11.
  private(set) var isGone = true
  /// Whether any was measured.
  var isMeasured: Bool { measuredOn != nil }
  /// The last day on which one was measured: the scan that completes the sum. Rule: R60.
  private(set) var measuredOn: ClinicalDate?
  /// The first day on which one was to be seen, measured or not. Rule: R26.
  private(set) var seenOn: ClinicalDate?

  /// Adds a length.
  ///
  /// - Parameters:
  ///   - length: In tenths of a millimeter.
  ///   - isNode: Whether it is the short axis of a lymph node.
  ///   - day: The day of the scan.
  mutating func add(_ length: Int, isNode: Bool, on day: ClinicalDate) {
    tenths += length
    measuredOn = max(measuredOn ?? day, day)
    if LesionMeasurement.isVisible(length, isNode: isNode) {
      isGone = false
      see(on: day)
    }
  }

  /// Notes that a lesion was to be seen.
  ///
  /// - Parameter day: The day of the scan.
  mutating func see(on day: ClinicalDate) { seenOn = min(seenOn ?? day, day) }

  /// Adds another sum, whether complete or not.
  ///
  /// - Parameter other: The sum.
  mutating func add(_ other: TargetSum) {
    tenths += other.tenths
    if !other.isGone { isGone = false }
    if let day = other.measuredOn { measuredOn = max(measuredOn ?? day, day) }
    if let day = other.seenOn { see(on: day) }
  }
}
