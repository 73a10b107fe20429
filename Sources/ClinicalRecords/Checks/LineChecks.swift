/// Rules about a patient's own row and the lines of therapy.
extension RecordChecks {
  func patientFindings(_ history: PatientHistory) -> [Finding] {
    let patient = history.patient
    var findings: [Finding] = []
    if let born = patient.bornOn, let diagnosed = patient.diagnosedOn,
      born.earliest > diagnosed.latest
    {
      findings.append(
        Finding(
          .impossible, rule: "birth-after-diagnosis", table: "patient", column: "diagnosed_on",
          sentence: "Diagnosis (\(diagnosed)) is before birth."))
    }
    if let diagnosed = patient.diagnosedOn, let first = history.lines.first,
      first.startedOn < diagnosed.earliest
    {
      findings.append(
        Finding(
          .odd, rule: "treated-before-diagnosis", table: "line_of_therapy",
          key: ["\(first.number)"],
          column: "started_on",
          sentence:
            "Line \(first.number) starts (\(first.startedOn)) before diagnosis (\(diagnosed))."))
    }
    if patient.bornOn == nil, patient.statedAgeAtDiagnosis == nil {
      findings.append(
        Finding(
          .odd, rule: "age-unknown", table: "patient", column: "born_on",
          sentence: "Neither birth nor age at diagnosis is recorded."))
    }
    return findings
  }

  func lineFindings(_ history: PatientHistory) -> [Finding] {
    var findings: [Finding] = []
    for (index, line) in history.lines.enumerated() {
      if index > 0 { findings += sequenceFindings(history.lines[index - 1], line) }
      if !history.drugs.contains(where: { $0.lineNumber == line.number }) {
        findings.append(
          lineFinding(.odd, "no-drugs", line, nil, "Line \(line.number) has no drugs."))
      }
    }
    if let first = history.lines.first, first.number != 1 {
      findings.append(
        lineFinding(
          .odd, "missing-line", first, "line_number",
          "The first recorded line is line \(first.number)."))
    }
    return findings
  }

  private func sequenceFindings(_ before: LineOfTherapy, _ line: LineOfTherapy) -> [Finding] {
    var findings: [Finding] = []
    if line.startedOn <= before.startedOn {
      findings.append(
        lineFinding(
          .impossible, "lines-out-of-order", line, "started_on",
          "Line \(line.number) starts (\(line.startedOn)) not after line \(before.number) "
            + "(\(before.startedOn))."))
    } else if let end = before.endedOn, line.startedOn < end {
      findings.append(
        lineFinding(
          .impossible, "lines-overlap", line, "started_on",
          "Line \(line.number) starts (\(line.startedOn)) before line \(before.number) ended (\(end)). "
            + "Lines must not overlap."))
    } else if before.endedOn == line.startedOn {
      findings.append(
        lineFinding(
          .odd, "lines-touch", line, "started_on",
          "Line \(line.number) starts on the day line \(before.number) ended."))
    } else if before.endedOn == nil {
      findings.append(
        lineFinding(
          .odd, "line-not-ended", before, "ended_on",
          "Line \(before.number) has no end although line \(line.number) has started."))
    }
    if line.number != before.number + 1 {
      findings.append(
        lineFinding(
          .odd, "missing-line", line, "line_number",
          "Line \(line.number) follows line \(before.number)."))
    }
    return findings
  }

  private func lineFinding(
    _ severity: Finding.Severity, _ rule: String, _ line: LineOfTherapy, _ column: String?,
    _ sentence: String
  ) -> Finding {
    Finding(
      severity, rule: rule, table: "line_of_therapy", key: ["\(line.number)"], column: column,
      sentence: sentence)
  }
}
