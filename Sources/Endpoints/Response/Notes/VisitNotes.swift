import ClinicalRecords

// The notes of what follows from a visit, made where somebody asked.

extension CourseReading {
  /// Notes the rows of a visit and what follows from them.
  ///
  /// - Parameters:
  ///   - rows: Its rows.
  ///   - entered: What was entered.
  ///   - findings: What the lesions or entered parts show; `nil` where nothing can be derived.
  ///   - visit: The visit; `nil` where there is no response at all.
  func noteVisit(
    _ rows: VisitRows, _ entered: EnteredFindings, _ findings: VisitFindings?, _ visit: Visit?
  ) {
    guard let trace else { return }
    noteMeasurements(rows, trace)
    for row in assessments[rows.assessments] { noteAssessment(row, entered, rows, trace) }
    if let findings { noteFindings(findings, rows, trace) }
    if let visit { noteResult(visit, findings, trace) }
  }

  private func noteAssessment(
    _ row: TumorAssessment, _ entered: EnteredFindings, _ rows: VisitRows, _ trace: LesionTrace
  ) {
    if row.isBaseline {
      trace.note(row, .passedOver, "The assessment states no response.", [.r27])
    } else if let response = row.overallResponse {
      let isWorst = entered.overall?.scan.row == .assessment(row.assessedOn, reading: row.reading)
      trace.note(
        row, isWorst ? .used : .passedOver,
        isWorst
          ? "The response was entered as \(response.rawValue)."
          : "Another reading of the day is worse, or was made later: that one counts.",
        [isWorst ? .r31 : .r32])
    }
    if row.stated.isEmpty { return }
    let isMeasured =
      rows.hasLesions && (row.targetResponse != nil || row.nonTargetResponse != nil)
    trace.note(
      row, .used,
      "Entered: \(row.stated)"
        + (isMeasured ? "; lesions measured at the visit count first." : "."),
      [.r31])
  }

  private func noteFindings(
    _ findings: VisitFindings, _ rows: VisitRows, _ trace: LesionTrace
  ) {
    let day = rows.last
    if let sum = findings.sum {
      let (sentence, rules) = sum.sentence(for: findings.target.response)
      trace.remark(sentence, on: day, rules)
    } else if !findings.target.isStated, findings.target.response == .notEvaluable {
      trace.remark("No target lesion was looked at: target NE.", on: day, [.r14])
    }
    if findings.isAfterComplete, let scan = findings.diseaseAgain {
      trace.remark(
        "Disease is seen again on \(scan.day) after a complete response: PD, whatever its size.",
        on: day, [.r26, .r28])
    }
    let derived = findings.response
    trace.remark(
      "Target \(derived.target.rawValue), non-target \(derived.nonTarget.rawValue), "
        + "\(derived.newLesion.words): overall \(derived.overall.rawValue).", on: day,
      overallRules(findings, rows))
  }

  private func noteResult(_ visit: Visit, _ findings: VisitFindings?, _ trace: LesionTrace) {
    if let entered = visit.entered, let derived = visit.derived?.overall, entered != derived {
      trace.remark(
        "Entered \(entered.rawValue) and derived \(derived.rawValue) differ; the "
          + "\(rules.responseSource.rawValue) response counts: \(visit.response.rawValue).",
        on: visit.day, [.r31])
    }
    if visit.firstScanOn < visit.lastScanOn {
      trace.remark(
        "Scans from \(visit.firstScanOn) to \(visit.lastScanOn) make one visit, dated "
          + "\(visit.day)\(datedBy(visit, findings)).", on: visit.day, [.r60])
    }
    if let doubted = visit.progressedOn {
      trace.remark(
        "The new lesion was first seen, in doubt, on \(doubted): progression is dated to that day.",
        on: visit.day, [.r24])
    }
  }
}

extension CourseReading {
  /// Which scan dates a progression, where lesions or entered parts show it.
  private func datedBy(_ visit: Visit, _ findings: VisitFindings?) -> String {
    guard visit.response == .progressive, let findings, let scan = findings.progression,
      scan.day == visit.day
    else { return "" }
    if findings.newLesion.progression != nil { return " by the scan with the new lesion" }
    if findings.target.progression != nil { return " by the last scan of the target lesions" }
    return findings.nonTarget.progression != nil
      ? " by the scan with the non-target lesion that progressed"
      : " by the scan that shows disease again"
  }
}

extension NewLesionFinding {
  /// The finding in words, as part of a sentence.
  fileprivate var words: String {
    switch self {
    case .none: "no new lesion"
    case .equivocal: "a doubtful new lesion"
    case .unequivocal: "a new lesion"
    }
  }
}
