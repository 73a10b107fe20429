import ClinicalRecords

// Which rules an overall response follows from: those of the part that decided it.

extension CourseReading {
  /// The rules that decided an overall response.
  ///
  /// - Parameters:
  ///   - findings: What the visit shows.
  ///   - rows: Its rows.
  /// - Returns: The rules.
  func overallRules(_ findings: VisitFindings, _ rows: VisitRows) -> [Rule] {
    let derived = findings.response
    if derived.newLesion == .unequivocal { return [.r23] }
    if findings.diseaseAgain != nil { return [.r26, .r28] }
    if derived.nonTarget == .progressive { return [.r22] }
    let doubt: [Rule] = derived.newLesion == .equivocal ? [.r24] : []
    return doubt
      + (derived.overall == .notEvaluable ? lackRules(findings, rows) : partRules(findings))
  }

  /// What made a response that could not be told so.
  private func lackRules(_ findings: VisitFindings, _ rows: VisitRows) -> [Rule] {
    let wasImaged = rows.measurements.contains {
      lesions.parts[lesions.measurements[$0].lesion].kind != .other
        && lesions.measurements[$0].state != .notDone
    }
    guard wasImaged else { return isStated(findings) ? [.r31] : [.r27] }
    if findings.target.response == .notApplicable { return [.r14, .r22] }
    guard let sum = findings.sum, sum.isComplete else { return [.r14, .r16] }
    return [.r7]
  }

  private func partRules(_ findings: VisitFindings) -> [Rule] {
    let target = findings.target.response
    if target == .notApplicable { return [.r22] }
    guard let sum = findings.sum else { return [.r16] }
    return sum.sentence(for: target).1
  }

  /// Whether the lack was entered as such.
  private func isStated(_ findings: VisitFindings) -> Bool {
    findings.sum == nil && (findings.target.isStated || findings.nonTarget.isStated)
  }
}
