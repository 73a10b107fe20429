import ClinicalRecords

/// What the assessments of one visit state, the worst of several readings for each part.
/// Rule: R31, R32.
struct EnteredFindings {
  /// A stated value and the assessment it stands in.
  struct Stated<Value> {
    let value: Value
    let scan: Scan
  }

  /// The overall response.
  private(set) var overall: Stated<OverallResponse>?
  /// The response of the target lesions.
  private(set) var target: Stated<TargetResponse>?
  /// The response of the non-target lesions.
  private(set) var nonTarget: Stated<NonTargetResponse>?
  /// Whether there were new lesions.
  private(set) var newLesion: Stated<NewLesionFinding>?
  /// The last assessment that states anything.
  private(set) var last: Scan?

  /// Whether any part of the overall response was stated.
  var hasComponents: Bool { target != nil || nonTarget != nil || newLesion != nil }

  /// What some assessments state.
  ///
  /// - Parameter assessments: In order of time.
  init(_ assessments: ArraySlice<TumorAssessment>) {
    for row in assessments where !row.isBaseline {
      last = Scan(row)
      Self.worsen(&overall, row.overallResponse, row) { $0.severity >= $1.severity }
      Self.worsen(&target, row.targetResponse, row) { $0.severity >= $1.severity }
      Self.worsen(&nonTarget, row.nonTargetResponse, row) { $0.severity >= $1.severity }
      Self.worsen(&newLesion, row.newLesion, row) { $0.severity > $1.severity }
    }
  }

  @inline(__always)
  private static func worsen<Value>(
    _ stated: inout Stated<Value>?, _ value: Value?, _ row: TumorAssessment,
    _ replaces: (Value, Value) -> Bool
  ) {
    guard let value else { return }
    if let stated, !replaces(value, stated.value) { return }
    stated = Stated(value: value, scan: Scan(row))
  }
}

extension TargetResponse {
  /// Place in the order worst to best of several readings; NE gives way to any. Rule: R32.
  fileprivate var severity: Int {
    switch self {
    case .progressive: 5
    case .stable: 4
    case .partial: 3
    case .complete: 2
    case .notEvaluable: 1
    case .notApplicable: 0
    }
  }
}

extension NonTargetResponse {
  /// Place in the order worst to best of several readings; NE gives way to any. Rule: R32.
  fileprivate var severity: Int {
    switch self {
    case .progressive: 4
    case .nonCompleteNonProgressive: 3
    case .complete: 2
    case .notEvaluable: 1
    case .notApplicable: 0
    }
  }
}
