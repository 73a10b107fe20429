/// Role of a lesion in RECIST 1.1; raw values are the registry's codes.
public enum LesionCategory: String, CaseIterable, Sendable, Codable {
  /// Measured, part of the sum of diameters.
  case target
  /// Followed without measurement.
  case nonTarget = "non_target"
  /// Not there at baseline.
  case new
}

/// What was seen of one lesion at one visit; raw values are the registry's codes.
public enum LesionState: String, CaseIterable, Sendable, Codable {
  /// A length is given.
  case measured
  /// Gone: 0 mm.
  case absent
  /// Seen but too small to measure: 5 mm.
  case tooSmall = "too_small"
  /// Could not be evaluated: missing, never 0.
  case notEvaluable = "not_evaluable"
  /// Not imaged at this visit: missing, never 0.
  case notDone = "not_done"
  /// No longer assessable after surgery or radiotherapy: missing.
  case treated
  /// Its pieces carry its measurements.
  case split
  /// The lesion it merged into carries the measurement.
  case merged
  /// Still there, not measured.
  case present
  /// Unequivocally progressed (non-target).
  case progressed
  /// Perhaps new, or perhaps progressed: to be confirmed.
  case equivocal
  /// Without doubt there (new).
  case unequivocal
}

/// A tumor lesion followed by RECIST 1.1.
public struct Lesion: Sendable, Equatable {
  /// Its label, such as `T1`, `N2` or `T1.1`; unique within the patient.
  public var label: String
  /// Its role.
  public var category: LesionCategory
  /// The organ it lies in, as written.
  public var organ: String
  /// Whether it is a lymph node, measured by its short axis.
  public var isNode: Bool
  /// Labels of the lesions it split from or merged of; empty for most.
  public var parents: [String]
  /// The line of therapy it was chosen for; `nil`: it counts for every line with a baseline that
  /// shows it.
  public var lineNumber: Int?

  /// A lesion.
  ///
  /// - Parameters:
  ///   - label: Its label.
  ///   - category: Its role.
  ///   - organ: The organ it lies in.
  ///   - isNode: Whether it is a lymph node.
  ///   - parents: Labels of the lesions it came from.
  ///   - lineNumber: The line it was chosen for, if for one only.
  public init(
    label: String, category: LesionCategory, organ: String, isNode: Bool = false,
    parents: [String] = [], lineNumber: Int? = nil
  ) {
    self.label = label
    self.category = category
    self.organ = organ
    self.isNode = isNode
    self.parents = parents
    self.lineNumber = lineNumber
  }
}

/// What was measured or seen of one lesion on one day.
public struct LesionMeasurement: Sendable, Equatable {
  /// Day of the images.
  public var measuredOn: ClinicalDate
  /// Position of the lesion in ``PatientHistory/lesions``.
  public var lesion: Int
  /// What was seen.
  public var state: LesionState
  /// Longest diameter in tenths of a millimeter.
  public var longestDiameterTenths: Int?
  /// Short axis in tenths of a millimeter.
  public var shortAxisTenths: Int?

  /// A measurement.
  ///
  /// - Parameters:
  ///   - measuredOn: Day of the images.
  ///   - lesion: Position of the lesion in the history's lesions.
  ///   - state: What was seen.
  ///   - longestDiameterTenths: Longest diameter in tenths of a millimeter.
  ///   - shortAxisTenths: Short axis in tenths of a millimeter.
  public init(
    measuredOn: ClinicalDate, lesion: Int, state: LesionState = .measured,
    longestDiameterTenths: Int? = nil, shortAxisTenths: Int? = nil
  ) {
    self.measuredOn = measuredOn
    self.lesion = lesion
    self.state = state
    self.longestDiameterTenths = longestDiameterTenths
    self.shortAxisTenths = shortAxisTenths
  }
}
