import ClinicalRecords

/// The rows that a line's course leaves out, each with the reason: those dated before the line, and
/// those after the cutoff, which do not exist for the question.
struct RowsOutside {
  let course: LineCourse
  let history: PatientHistory
  let rules: EndpointRules

  /// Notes those of which nobody has spoken.
  ///
  /// - Parameters:
  ///   - hasAssessments: Whether assessments and called progressions enter the result.
  ///   - trace: The notebook.
  func write(hasAssessments: Bool, to trace: Trace) {
    if hasAssessments {
      for row in history.assessments { write(assessment: row, to: trace) }
      for day in history.clinicalProgressions where !rules.knows(day) {
        trace.note(
          afterCutoff(.clinicalProgression(day), day, "progression", "Progression noted on \(day)"))
      }
    }
    if let next = history.startOfLine(after: course.index), !rules.knows(next) {
      let number = course.nextNumber(history)
      trace.note(afterCutoff(.line(number), next, "start", "The start of line \(number), \(next),"))
    }
    if course.death == nil, let died = history.diedOn { trace.note(death(died)) }
  }

  private func write(assessment row: TumorAssessment, to trace: Trace) {
    guard let response = row.overallResponse, let reason = reason(row.assessedOn) else { return }
    let evidence = Evidence.assessment(row.assessedOn, reading: row.reading)
    guard !trace.speaks(of: evidence) else { return }
    trace.note(
      Explanation.Step(
        .passedOver, row: evidence, day: row.assessedOn, value: response.rawValue,
        sentence: "\(response.rawValue) on \(row.assessedOn) \(reason.text)", rules: reason.rules))
  }

  private func reason(_ day: ClinicalDate) -> (text: String, rules: [Rule])? {
    if !rules.knows(day) {
      return ("is after the cutoff: it does not exist for this question.", [.r57])
    }
    if !course.hasBegun(on: day, rules) {
      return day == course.start
        ? ("is of the day the line started: it shows what the line before led to.", [.r34])
        : ("is before the start of the line.", [.r33, .r54])
    }
    if let death = course.death, day > death.day {
      return ("is dated after the death.", [.r57])
    }
    return nil
  }

  private func afterCutoff(
    _ row: Evidence, _ day: ClinicalDate, _ value: String, _ text: String
  ) -> Explanation.Step {
    Explanation.Step(
      .passedOver, row: row, day: day, value: value,
      sentence: "\(text) is after the cutoff: it does not exist for this question.", rules: [.r57])
  }

  private func death(_ died: PartialDate) -> Explanation.Step {
    guard died.day == nil else {
      return afterCutoff(.death, died.earliest, died.description, "Death on \(died)")
    }
    return Explanation.Step(
      .passedOver, row: .death, value: died.description,
      sentence:
        "Death in \(died): the patient was alive on the cutoff, so the death is after it and "
        + "does not exist for this question.", rules: [.r57])
  }
}
