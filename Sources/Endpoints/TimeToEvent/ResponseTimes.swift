import ClinicalRecords

extension EndpointTime {
  /// Time to response: to the first CR or PR, of confirmed responses to the first scan of the
  /// earliest pair; `nil` without response.
  ///
  /// Rule: R43, R44, R50.
  ///
  /// - Parameters:
  ///   - course: The line's visits.
  ///   - rules: Says whether responses need confirmation.
  ///   - trace: Told which visits were used and passed over.
  /// - Returns: The time.
  static func timeToResponse(
    _ course: LineCourse, rules: EndpointRules, trace: Trace? = nil
  ) -> EndpointTime? {
    let response = FirstResponse(course, rules: rules)
    if let trace { ResponseNotes(course: course, rules: rules).write(response, to: trace) }
    return response.map {
      EndpointTime(
        start: course.start, stop: $0.day, ending: .response, evidence: $0.evidence)
    }
  }

  /// Duration of response: from the first CR or PR to progression or death, censored as
  /// progression-free survival; `nil` without response.
  ///
  /// A later CR does not begin it anew. A response at the last assessment lasts 0 days, censored.
  ///
  /// Rule: R43, R44, R51.
  ///
  /// - Parameters:
  ///   - course: The line's visits.
  ///   - history: The patient's rows.
  ///   - rules: The censoring switches, and whether responses need confirmation.
  ///   - trace: Told which rows were used and passed over.
  /// - Returns: The time; its day 0 is the day of the response.
  static func durationOfResponse(
    _ course: LineCourse, in history: PatientHistory, rules: EndpointRules, trace: Trace? = nil
  ) -> EndpointTime? {
    guard let response = FirstResponse(course, rules: rules) else {
      if let trace { ResponseNotes(course: course, rules: rules).write(nil, to: trace) }
      return nil
    }
    let end = ProgressionEnd(course, in: history, rules: rules)
    if let trace {
      ResponseNotes(course: course, rules: rules).writeOrigin(response, to: trace)
      ProgressionNotes(
        course: course, history: history, rules: rules, origin: response.day,
        originText: "the response"
      ).write(end, to: trace)
    }
    return end.time(from: response.day)
  }

  /// Duration of stable disease: from the start of the line to progression, of lines whose best
  /// response is SD; `nil` for others. Censored as time to progression.
  ///
  /// Rule: R44, R52.
  ///
  /// - Parameters:
  ///   - course: The line's visits.
  ///   - history: The patient's rows.
  ///   - rules: The censoring switches, and whether responses need confirmation.
  ///   - trace: Told which rows were used and passed over.
  /// - Returns: The time.
  static func durationOfStableDisease(
    _ course: LineCourse, in history: PatientHistory, rules: EndpointRules, trace: Trace? = nil
  ) -> EndpointTime? {
    let best = BestOverallResponse(course, rules: rules)
    if let trace { ResponseNotes(course: course, rules: rules).writeStable(best, to: trace) }
    guard best.response == .stable else { return nil }
    return timeToProgression(course, in: history, rules: rules, trace: trace)
  }
}
