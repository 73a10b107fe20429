import ClinicalRecords

extension LesionMeasurement {
  /// What a row of a lesion that was not there at baseline says; `nil` where it is missing.
  ///
  /// A node below 10 mm is no disease, and one of which only the longest diameter is known is
  /// doubtful; so is a lesion too small to measure.
  ///
  /// Rule: R23, R24, R25.
  ///
  /// - Parameter isNode: Whether it is a lymph node.
  /// - Returns: The finding.
  func newLesionFinding(isNode: Bool) -> NewLesionFinding? {
    switch state {
    case .absent: return NewLesionFinding.none
    case .progressed, .unequivocal: return .unequivocal
    case .equivocal: return .equivocal
    case .measured, .tooSmall, .present:
      if isVisible(isNode: isNode) == false { return NewLesionFinding.none }
      let lengthIsUnknown = isNode && state == .measured && shortAxisTenths == nil
      return lengthIsUnknown || state == .tooSmall ? .equivocal : .unequivocal
    case .notDone, .notEvaluable, .treated, .split, .merged: return nil
    }
  }
}

/// What one visit shows of new lesions, by their rows.
struct NewLesionReading {
  /// The worst of them; `nil` where the visit has no row that says anything.
  private(set) var finding: NewLesionFinding?
  /// The first day on which one was there without doubt. Rule: R60.
  private(set) var unequivocalOn: ClinicalDate?
  /// The day of the first, doubtful finding of a lesion that is certain now. Rule: R24.
  private(set) var doubtedOn: ClinicalDate?

  /// Reads the rows of a visit.
  ///
  /// - Parameter lesions: The lesions, with the rows of the visit; told of what is doubtful now.
  init(_ lesions: inout LineLesions) {
    for lesion in lesions.parts.indices where lesions.parts[lesion].kind == .new {
      guard let row = lesions[lesion],
        let found = Self.finding(
          of: row, isNode: lesions.parts[lesion].isNode, among: lesions.measurements)
      else { continue }
      if found.severity > (finding?.severity ?? -1) { finding = found }
      let doubted = lesions.doubts.take(found, of: lesion, on: row.measuredOn)
      guard found == .unequivocal else { continue }
      unequivocalOn = min(unequivocalOn ?? row.measuredOn, row.measuredOn)
      if let doubted { doubtedOn = min(doubtedOn ?? doubted, doubted) }
    }
  }

  /// The finding of a row; a node that only grew a little from a normal one is doubtful. Rule: R25.
  static func finding(
    of row: LesionMeasurement, isNode: Bool, among measurements: [LesionMeasurement]
  ) -> NewLesionFinding? {
    guard let found = row.newLesionFinding(isNode: isNode) else { return nil }
    guard isNode, found == .unequivocal, row.state == .measured || row.state == .present,
      let tenths = row.shortAxisTenths
    else { return found }
    for earlier in measurements {
      if earlier.measuredOn >= row.measuredOn { break }
      guard earlier.lesion == row.lesion, let before = earlier.tenths(isNode: true), before > 0,
        !LesionMeasurement.isVisible(before, isNode: true)
      else { continue }
      if tenths - before < ResponseLimits.progressionTenths { return .equivocal }
    }
    return found
  }
}

extension NewLesionFinding {
  /// Place in the order least to most.
  var severity: Int {
    switch self {
    case .none: 0
    case .equivocal: 1
    case .unequivocal: 2
    }
  }
}
