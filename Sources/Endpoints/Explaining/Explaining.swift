public import ClinicalRecords

extension PatientHistory {
  /// Why a time to an event is what it is.
  ///
  /// Where the rules put another endpoint in the place of the one asked for, that one is explained:
  /// ``Endpoint/resolved(under:)`` is its name.
  ///
  /// - Parameters:
  ///   - endpoint: The endpoint.
  ///   - index: Position in ``PatientHistory/lines``.
  ///   - rules: Settings of the derivation.
  /// - Returns: The time, as ``outcome(ofLineAt:rules:parts:)`` gives it, and how it came about;
  ///   `nil` when the line began after the cutoff.
  public func explanation(
    of endpoint: Endpoint, ofLineAt index: Int, rules: EndpointRules
  ) -> (time: EndpointTime?, explanation: Explanation)? {
    explained(index, rules, showsAssessments: endpoint.readsAssessments) { course, trace in
      let endpoint = endpoint.resolved(under: rules)
      let time = time(to: endpoint, course, rules: rules, trace: trace)
      var courses = [course]
      if endpoint == .secondProgressionFreeSurvival, course.nextStart != nil {
        courses.append(LineCourse(ofLineAt: index + 1, in: self, rules: rules))
      }
      RowsAfterEvent(time, in: courses, noted: trace)?.passOver(in: trace)
      return time
    }
  }

  /// Why a best overall response is what it is.
  ///
  /// - Parameters:
  ///   - basis: Unconfirmed or confirmed.
  ///   - index: Position in ``PatientHistory/lines``.
  ///   - rules: Settings of the derivation.
  /// - Returns: The response and how it came about; `nil` when the line began after the cutoff.
  public func explanation(
    ofBestResponse basis: ResponseBasis, ofLineAt index: Int, rules: EndpointRules
  ) -> (response: BestOverallResponse, explanation: Explanation)? {
    explained(index, rules) { course, trace in
      basis == .confirmed
        ? BestOverallResponse(confirmed: course, rules: rules, trace: trace)
        : BestOverallResponse(unconfirmed: course, rules: rules, trace: trace)
    }
  }

  /// Why the depth of response is what it is.
  ///
  /// - Parameters:
  ///   - index: Position in ``PatientHistory/lines``.
  ///   - rules: Settings of the derivation.
  /// - Returns: The depth, or `nil` where there is none, and how it came about; `nil` when the line
  ///   began after the cutoff.
  public func explanation(
    ofDepthOfResponseOfLineAt index: Int, rules: EndpointRules
  ) -> (depth: DepthOfResponse?, explanation: Explanation)? {
    explained(index, rules) { course, trace in
      DepthOfResponse(course, rules: rules, trace: trace)
    }
  }

  /// Why a line brought clinical benefit, or did not.
  ///
  /// - Parameters:
  ///   - index: Position in ``PatientHistory/lines``.
  ///   - rules: Settings of the derivation.
  /// - Returns: Whether it did, and how that came about; `nil` when the line began after the cutoff.
  public func explanation(
    ofClinicalBenefitOfLineAt index: Int, rules: EndpointRules
  ) -> (hasBenefit: Bool, explanation: Explanation)? {
    explained(index, rules) { course, trace in
      ClinicalBenefit(course, in: self, rules: rules, trace: trace).isShown
    }
  }

  private func explained<Value>(
    _ index: Int, _ rules: EndpointRules, showsAssessments: Bool = true,
    _ derive: (LineCourse, Trace) -> Value
  ) -> (Value, Explanation)? {
    guard rules.knows(lines[index].startedOn) else { return nil }
    let trace = Trace()
    let course = LineCourse(
      ofLineAt: index, in: self, rules: rules,
      trace: showsAssessments && hasFindings ? trace : nil)
    let value = derive(course, trace)
    RowsOutside(course: course, history: self, rules: rules)
      .write(hasAssessments: showsAssessments, to: trace)
    return (value, Explanation(steps: trace.stepsInOrderOfTime))
  }
}

extension PatientHistory {
  /// Whether a response was made of anything: of one that was entered as such, only its use needs
  /// explaining.
  fileprivate var hasFindings: Bool {
    !measurements.isEmpty
      || assessments.contains {
        $0.targetResponse != nil || $0.nonTargetResponse != nil || $0.newLesion != nil
      }
  }
}

extension Endpoint {
  /// Whether assessments enter it.
  fileprivate var readsAssessments: Bool {
    switch self {
    case .progressionFreeSurvival, .timeToProgression, .timeToResponse, .durationOfResponse,
      .durationOfStableDisease, .secondProgressionFreeSurvival, .realWorldProgressionFreeSurvival:
      true
    case .overallSurvival, .timeToDiscontinuation, .timeToNextTreatment, .survivalFromDiagnosis,
      .followUp:
      false
    }
  }
}
