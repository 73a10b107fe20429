public import ClinicalRecords

extension PatientHistory {
  /// What happened on the line at this position, or `nil` when the line began after the cutoff.
  ///
  /// Where the rules put another endpoint in the place of one that was asked for, the outcome holds
  /// that one, under its own name.
  ///
  /// Rule: R57, R76.
  ///
  /// - Parameters:
  ///   - index: Position in ``PatientHistory/lines``.
  ///   - rules: Settings of the derivation.
  ///   - parts: The values to derive; the history must have been read with their
  ///     ``OutcomeParts/historyParts(under:)``.
  /// - Returns: The outcome.
  public func outcome(
    ofLineAt index: Int, rules: EndpointRules, parts: OutcomeParts
  ) -> LineOutcome? {
    let line = lines[index]
    guard rules.knows(line.startedOn) else { return nil }
    var outcome = LineOutcome(patientID: patient.id, line: line)
    let course = LineCourse(ofLineAt: index, in: self, rules: rules)
    setResponses(of: &outcome, course, rules, parts)
    let alive = parts.useLastKnownAlive ? AliveEnd(in: self, rules: rules) : nil
    for endpoint in Endpoint.allCases where parts.contains(.time(to: endpoint)) {
      let endpoint = endpoint.resolved(under: rules)
      outcome.set(endpoint, to: time(to: endpoint, course, alive: alive, rules: rules))
    }
    return outcome
  }

  /// The visits of the line at this position, with what was entered and what lesions say, or `nil`
  /// when the line began after the cutoff.
  ///
  /// - Parameters:
  ///   - index: Position in ``PatientHistory/lines``.
  ///   - rules: Settings of the derivation.
  /// - Returns: The course of the line.
  public func course(ofLineAt index: Int, rules: EndpointRules) -> LineCourse? {
    rules.knows(lines[index].startedOn)
      ? LineCourse(ofLineAt: index, in: self, rules: rules) : nil
  }

  private func setResponses(
    of outcome: inout LineOutcome, _ course: LineCourse, _ rules: EndpointRules,
    _ parts: OutcomeParts
  ) {
    if parts.contains(.bestResponse) {
      outcome.bestResponse = BestOverallResponse(unconfirmed: course, rules: rules)
    }
    if parts.contains(.confirmedResponse) {
      outcome.confirmedResponse = BestOverallResponse(confirmed: course, rules: rules)
    }
    if parts.contains(.depthOfResponse) {
      outcome.depthOfResponse = DepthOfResponse(course, rules: rules)
    }
    if parts.contains(.clinicalBenefit) {
      outcome.hasClinicalBenefit = ClinicalBenefit(course, in: self, rules: rules).isShown
    }
  }

  /// The time to one endpoint; `nil` where it does not exist for the line.
  func time(
    to endpoint: Endpoint, _ course: LineCourse, alive: AliveEnd? = nil, rules: EndpointRules,
    trace: Trace? = nil
  ) -> EndpointTime? {
    switch endpoint {
    case .progressionFreeSurvival:
      .progressionFreeSurvival(course, in: self, rules: rules, trace: trace)
    case .timeToProgression: .timeToProgression(course, in: self, rules: rules, trace: trace)
    case .secondProgressionFreeSurvival:
      .secondProgressionFreeSurvival(course, in: self, alive: alive, rules: rules, trace: trace)
    case .overallSurvival:
      .overallSurvival(course, in: self, alive: alive, rules: rules, trace: trace)
    case .survivalFromDiagnosis:
      .survivalFromDiagnosis(course, in: self, alive: alive, rules: rules, trace: trace)
    case .followUp: .followUp(course, in: self, alive: alive, rules: rules, trace: trace)
    case .timeToDiscontinuation:
      .timeToDiscontinuation(course, in: self, alive: alive, rules: rules, trace: trace)
    case .timeToNextTreatment:
      .timeToNextTreatment(course, in: self, alive: alive, rules: rules, trace: trace)
    case .timeToResponse: .timeToResponse(course, rules: rules, trace: trace)
    case .durationOfResponse: .durationOfResponse(course, in: self, rules: rules, trace: trace)
    case .durationOfStableDisease:
      .durationOfStableDisease(course, in: self, rules: rules, trace: trace)
    case .realWorldProgressionFreeSurvival:
      .realWorldProgressionFreeSurvival(course, in: self, rules: rules, trace: trace)
    }
  }
}
