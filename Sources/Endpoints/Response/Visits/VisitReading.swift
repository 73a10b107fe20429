import ClinicalRecords

extension CourseReading {
  /// Reads one visit.
  ///
  /// - Parameter rows: Its rows; those of lesions are in ``lesions``.
  /// - Returns: The visit, NE where lesions were looked at and none was disease at baseline; `nil`
  ///   where nothing is stated and no lesion was looked at.
  mutating func read(_ rows: VisitRows) -> Visit? {
    let entered = EnteredFindings(assessments[rows.assessments])
    var findings: VisitFindings?
    if rows.hasLesions || entered.hasComponents {
      findings = readFindings(entered, on: rows.last)
      let isNeeded = rows.hasLesions && entered.overall == nil
      if findings?.isKnown == false, !isNeeded { findings = nil }
    }
    let derived = findings?.response
    if (derived?.overall ?? entered.overall?.value) == .complete { wasComplete = true }
    let visit = makeVisit(rows, entered, findings, derived)
    if trace != nil { noteVisit(rows, entered, findings, visit) }
    return visit
  }

  private mutating func readFindings(
    _ entered: EnteredFindings, on day: ClinicalDate
  ) -> VisitFindings {
    let (target, sum) = readTargets(entered.target, on: day)
    let nonTarget = readNonTargets(entered.nonTarget)
    let (newLesion, doubtedOn) = readNewLesions(entered.newLesion)
    return VisitFindings(
      target: target, nonTarget: nonTarget, newLesion: newLesion, sum: sum,
      isAfterComplete: wasComplete, doubtedOn: doubtedOn)
  }

  /// The visit with the response that counts. Rule: R24, R31.
  private func makeVisit(
    _ rows: VisitRows, _ entered: EnteredFindings, _ findings: VisitFindings?,
    _ derived: DerivedResponse?
  ) -> Visit? {
    let countsEntered =
      entered.overall != nil && (rules.responseSource == .entered || derived == nil)
    guard let response = countsEntered ? entered.overall?.value : derived?.overall else {
      return nil
    }
    var visit = Visit(
      day: rows.last, evidence: .lesionMeasurement(rows.last), response: response,
      entered: entered.overall?.value, derived: derived, firstScanOn: rows.first,
      lastScanOn: rows.last)
    var scan = lastScan(rows, entered)
    if response == .progressive {
      let shown = derived?.overall == .progressive ? findings?.progression : nil
      scan = shown ?? entered.overall?.scan ?? scan
      visit.day = scan?.day ?? rows.last
      if let doubted = findings?.doubtedOn, doubted < visit.day { visit.progressedOn = doubted }
    }
    if let row = (countsEntered ? entered.overall?.scan : scan)?.row { visit.evidence = row }
    return visit
  }

  /// The scan that completes a visit. Rule: R60.
  private func lastScan(_ rows: VisitRows, _ entered: EnteredFindings) -> Scan? {
    if rows.measurements.isEmpty { return entered.last }
    return Scan(measuredOn: lesions.measurements[rows.measurements.upperBound - 1].measuredOn)
  }
}
