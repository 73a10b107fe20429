public import ClinicalRecords

/// Where the response a person entered, what lesions say, and what clinicians called do not agree.
///
/// Everything here is odd, nothing impossible: both values are kept, and the settings say which of
/// them counts.
///
/// Rule: R28, R29, R31.
public struct ResponseChecks: Sendable {
  private let rules: EndpointRules

  /// The checks.
  ///
  /// - Parameter rules: Settings of the derivation; their cutoff is not used, as every row is checked.
  public init(rules: EndpointRules) {
    var rules = rules
    rules.cutoff = nil
    self.rules = rules
  }

  /// What does not agree in a patient's rows, by line and time.
  ///
  /// - Parameter history: The patient's rows, read with assessments, lesions, death and clinical
  ///   progressions.
  /// - Returns: The findings; none when all agrees.
  public func findings(in history: PatientHistory) -> [Finding] {
    if history.assessments.isEmpty, history.clinicalProgressions.isEmpty { return [] }
    var findings: [Finding] = []
    for index in history.lines.indices {
      guard let course = history.course(ofLineAt: index, rules: rules) else { continue }
      var completeOn: ClinicalDate?
      var hasProgressed = false
      for visit in course.visits where course.owns(visit.day, rules) {
        let rows = EnteredRows(history, of: visit)
        addDifferences(visit, course, rows, history, &findings)
        if let completeOn, !hasProgressed, visit.entered?.showsDisease == true {
          findings.append(afterComplete(visit, completeOn, rows))
        }
        if visit.entered == .complete { completeOn = completeOn ?? visit.day }
        if visit.entered == .progressive { hasProgressed = true }
      }
      addClinicalFindings(course, history, &findings)
    }
    return findings
  }

  /// Disease seen again after a complete response, and not entered as progression. Rule: R28.
  private func afterComplete(
    _ visit: Visit, _ completeOn: ClinicalDate, _ rows: EnteredRows
  ) -> Finding {
    rows.finding(
      "response-after-complete", "overall_response",
      "\(visit.entered?.rawValue ?? "") on \(visit.day) after CR on \(completeOn): disease seen again "
        + "after a complete response is progression, or the CR was none.")
  }

  /// Progression that a clinician called within the window of a visit whose images show none.
  /// Rule: R29.
  private func addClinicalFindings(
    _ course: LineCourse, _ history: PatientHistory, _ findings: inout [Finding]
  ) {
    for called in history.clinicalProgressions where course.owns(called, rules) {
      let near = course.visits.filter {
        abs($0.day.days(since: called)) <= rules.visitWindowDays && $0.response != .notEvaluable
      }
      guard let visit = near.last, !near.contains(where: { $0.response == .progressive }) else {
        continue
      }
      findings.append(
        Finding(
          .odd, rule: "progression-against-images", table: "clinical_progression",
          key: ["\(called)"], column: "progressed_on",
          sentence:
            "A clinician called progression on \(called), but the images of \(visit.day) show "
            + "\(visit.response.rawValue)."))
    }
  }
}

extension OverallResponse {
  /// Whether it says that there is disease, and no progression.
  fileprivate var showsDisease: Bool {
    switch self {
    case .partial, .stable, .nonCompleteNonProgressive: true
    case .complete, .progressive, .notEvaluable: false
    }
  }
}
