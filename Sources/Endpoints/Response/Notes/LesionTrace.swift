import ClinicalRecords

/// A notebook with the words for lesions.
struct LesionTrace {
  let trace: Trace
  let lesions: [Lesion]

  init(_ trace: Trace, lesions: [Lesion]) {
    self.trace = trace
    self.lesions = lesions
  }

  /// Notes a measurement.
  ///
  /// - Parameters:
  ///   - row: The measurement.
  ///   - role: What became of it.
  ///   - sentence: Why, to follow the name of the lesion.
  ///   - rules: The rules that say so.
  func note(
    _ row: LesionMeasurement, _ role: Explanation.Role, _ sentence: String, _ rules: [Rule]
  ) {
    let name = lesions[row.lesion].label
    trace.note(
      Explanation.Step(
        role, row: .lesionMeasurement(row.measuredOn), day: row.measuredOn,
        value: "\(name) \(shortValue(of: row))", sentence: "\(name) \(sentence).", rules: rules))
  }

  /// Notes a consideration.
  ///
  /// - Parameters:
  ///   - sentence: The sentence.
  ///   - day: The day it speaks of.
  ///   - rules: The rules that say so.
  func remark(_ sentence: String, on day: ClinicalDate? = nil, _ rules: [Rule]) {
    trace.note(Explanation.Step(.remark, day: day, sentence: sentence, rules: rules))
  }

  /// Notes an assessment.
  ///
  /// - Parameters:
  ///   - row: The assessment.
  ///   - role: What became of it.
  ///   - sentence: Why.
  ///   - rules: The rules that say so.
  func note(
    _ row: TumorAssessment, _ role: Explanation.Role, _ sentence: String, _ rules: [Rule]
  ) {
    trace.note(
      Explanation.Step(
        role, row: .assessment(row.assessedOn, reading: row.reading), day: row.assessedOn,
        value: row.overallResponse?.rawValue ?? row.stated, sentence: sentence, rules: rules))
  }

  private func shortValue(of row: LesionMeasurement) -> String {
    if row.state != .absent, let tenths = row.tenths(isNode: lesions[row.lesion].isNode) {
      return LengthText.millimeters(tenths)
    }
    return row.state.words
  }
}

extension TumorAssessment {
  /// The parts it states: `target PR, new lesions none`; empty for a baseline.
  var stated: String {
    var parts: [String] = []
    if let targetResponse { parts.append("target \(targetResponse.rawValue)") }
    if let nonTargetResponse { parts.append("non-target \(nonTargetResponse.rawValue)") }
    if let newLesion { parts.append("new lesions \(newLesion.rawValue)") }
    return parts.joined(separator: ", ")
  }
}

extension LesionState {
  /// The state in words, as part of a sentence.
  var words: String {
    switch self {
    case .measured: "measured"
    case .absent: "absent"
    case .tooSmall: "too small to measure"
    case .notEvaluable: "not evaluable"
    case .notDone: "not imaged"
    case .treated: "treated"
    case .split: "split"
    case .merged: "merged"
    case .present: "present"
    case .progressed: "progressed"
    case .equivocal: "equivocal"
    case .unequivocal: "unequivocal"
    }
  }
}
