import ClinicalRecords

/// Whether a line brought clinical benefit: CR or PR at any time, confirmed or not, or a best
/// response of SD or NON-CR/NON-PD that lasted.
///
/// It lasted from the start of the line to progression, or else to the last assessment that could be
/// evaluated: nothing shows that it lasted to a death without progression. What came after the next
/// line started is that line's.
///
/// Rule: R33, R48, R52.
struct ClinicalBenefit {
  /// The unconfirmed best response.
  let best: BestOverallResponse
  /// How long a patient without response was free of progression; `nil` for any other.
  let stable: ProgressionEnd?
  /// Whether there was benefit.
  let isShown: Bool

  /// The clinical benefit of a line.
  ///
  /// - Parameters:
  ///   - course: The line's visits.
  ///   - history: The patient's rows.
  ///   - rules: Gives the days that stable disease must last.
  ///   - trace: Told what was used.
  init(
    _ course: borrowing LineCourse, in history: borrowing PatientHistory, rules: EndpointRules,
    trace: Trace? = nil
  ) {
    best = BestOverallResponse(unconfirmed: course, rules: rules, trace: trace)
    switch best.response {
    case .complete, .partial:
      stable = nil
      isShown = true
    case .stable, .nonCompleteNonProgressive:
      var switches = rules.withEventsAtAnyTime
      switches.newTherapy = .censored
      let end = ProgressionEnd(course, in: history, rules: switches, countsDeath: false)
      stable = end
      isShown = end.stop.days(since: course.start) >= rules.clinicalBenefitDays
    case .progressive, .notEvaluable:
      stable = nil
      isShown = false
    }
    if let trace { BenefitNotes(course: copy course, rules: rules).write(self, to: trace) }
  }
}
