/// Rules about tumor assessments, adverse events and study fields.
extension RecordChecks {
  func performanceFindings(_ history: PatientHistory) -> [Finding] {
    history.performanceStatuses.filter { $0.ecog == 5 && history.diedOn == nil }.map { row in
      Finding(
        .odd, rule: "ecog-5-without-death", table: "performance_status", key: ["\(row.assessedOn)"],
        column: "ecog", sentence: "ECOG 5 (dead) on \(row.assessedOn), but no death is recorded.")
    }
  }

  func observationFindings(_ history: PatientHistory) -> [Finding] {
    history.observations.compactMap { row in
      let field = codebook.fields[Int(row.field)]
      return field.mistake(row.value).map { sentence in
        Finding(
          .impossible, rule: "value-outside-field", table: "observation",
          key: [field.code, "\(row.observedOn)"], column: "value", sentence: sentence)
      }
    }
  }

  func assessmentFindings(_ history: PatientHistory) -> [Finding] {
    var findings: [Finding] = []
    var progressed: (line: Int, on: ClinicalDate)?
    for row in history.assessments {
      guard let response = row.overallResponse else { continue }
      let line =
        history.lines.indices.last { history.firstAssessmentDay(ofLineAt: $0) <= row.assessedOn }
        ?? -1
      if line < 0 {
        findings.append(
          assessmentFinding(
            row, "assessed-before-treatment",
            "A response (\(response.rawValue), \(row.assessedOn)) before any line of therapy "
              + "belongs to none."))
      }
      if let progressed, progressed.line == line, row.assessedOn > progressed.on,
        response != .progressive, response != .notEvaluable
      {
        findings.append(
          assessmentFinding(
            row, "response-after-progression",
            "\(response.rawValue) on \(row.assessedOn) after progression on \(progressed.on) "
              + "within one line."))
      }
      if response == .progressive, progressed?.line != line { progressed = (line, row.assessedOn) }
    }
    return findings
  }

  func adverseEventFindings(_ history: PatientHistory) -> [Finding] {
    history.adverseEvents.flatMap { event -> [Finding] in
      let name = name(of: event)
      var findings: [Finding] = []
      let grades = codebook.existingGrades[Int(event.term)]
      if grades & (1 << UInt8(event.grade)) == 0 {
        let known = (1...5).filter { grades & (1 << UInt8($0)) != 0 }.map(String.init)
        let dictionary = codebook.termDictionaries[Int(event.term)]
        findings.append(
          eventFinding(
            .impossible, "grade-does-not-exist", event, "grade",
            "\(codebook.terms.entries[Int(event.term)].bareLabel) has no grade \(event.grade) in "
              + "\(dictionary). It has \(known.joined(separator: ", ")).")
        )
      }
      if let onset = event.onsetOn, let end = event.endedOn, end.latest < onset.earliest {
        findings.append(
          eventFinding(
            .impossible, "event-ends-before-onset", event, "ended_on",
            "\(name) ends (\(end)) before its onset (\(onset))."))
      }
      return findings + lineOfEventFindings(event, name, history)
    }
  }

  /// What is odd about the line an event belongs to.
  private func lineOfEventFindings(
    _ event: AdverseEvent, _ name: String, _ history: PatientHistory
  ) -> [Finding] {
    let finding: Finding?
    if let stated = event.statedLine {
      finding = statedLineFinding(event, name, history, stated)
    } else {
      finding = derivedLineFinding(event, name, history)
    }
    return finding.map { [$0] } ?? []
  }

  private func statedLineFinding(
    _ event: AdverseEvent, _ name: String, _ history: PatientHistory, _ stated: Int
  ) -> Finding? {
    guard let position = history.lines.firstIndex(where: { $0.number == stated }),
      let onset = event.onsetOn
    else { return nil }
    let begins = "\(name) is stated for line \(stated), but begins (\(onset))"
    if onset.latest < history.lines[position].startedOn {
      return eventFinding(
        .odd, "event-before-stated-line", event, "line_number", "\(begins) before it.")
    }
    guard let next = history.startOfLine(after: position), onset.earliest >= next else {
      return nil
    }
    return eventFinding(
      .odd, "event-after-stated-line", event, "line_number",
      "\(begins) when the next line had started.")
  }

  private func derivedLineFinding(
    _ event: AdverseEvent, _ name: String, _ history: PatientHistory
  ) -> Finding? {
    guard let onset = event.onsetOn else {
      return eventFinding(
        .odd, "event-without-line", event, "onset_on",
        "\(name) has neither onset nor line_number, so it belongs to no line.")
    }
    let days = { index in windowDays(of: event, index, history) }
    if history.line(of: event, windowDays: days) != nil { return nil }
    if let before = history.lines.lastIndex(where: { $0.startedOn <= onset.latest }) {
      return eventFinding(
        .odd, "event-outside-lines", event, "onset_on",
        "\(name) begins (\(onset)) more than \(days(before)) days after line "
          + "\(history.lines[before].number) ended and before another, so it belongs to none.")
    }
    return eventFinding(
      .odd, "event-before-treatment", event, "onset_on",
      "\(name) begins (\(onset)) before any line of therapy, so it belongs to none.")
  }

  private func assessmentFinding(
    _ row: TumorAssessment, _ rule: String, _ sentence: String
  ) -> Finding {
    Finding(
      .odd, rule: rule, table: "tumor_assessment", key: ["\(row.assessedOn)", "\(row.reading)"],
      column: "overall_response", sentence: sentence)
  }

  private func eventFinding(
    _ severity: Finding.Severity, _ rule: String, _ event: AdverseEvent, _ column: String,
    _ sentence: String
  ) -> Finding {
    Finding(
      severity, rule: rule, table: "adverse_event", key: ["\(event.number)"], column: column,
      sentence: sentence)
  }
}
