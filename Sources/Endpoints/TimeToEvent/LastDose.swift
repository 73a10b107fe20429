import ClinicalRecords

/// The last dose of a line's drugs, as far as doses are known.
///
/// Known are dated doses from the start of the line to the day before the next one starts, at the
/// latest to the cutoff or death, and the days on which drugs of the line were last given. Where the
/// line's drugs are recorded, only theirs count. A drug without a last day was given to the end of
/// the line, so that last days alone tell the last dose only where every drug has one.
///
/// Rule: R57, R61.
struct LastDose {
  /// The day.
  let day: ClinicalDate
  /// The row that shows it.
  let evidence: Evidence

  /// The last dose of a line, or `nil`.
  ///
  /// - Parameters:
  ///   - course: The line.
  ///   - history: The patient's rows, with drugs and exposures.
  ///   - rules: Gives the cutoff.
  init?(of course: borrowing LineCourse, in history: borrowing PatientHistory, rules: EndpointRules)
  {
    let end = LastDose.end(course, rules)
    var last = LastDose(drugsOf: course.line.number, in: history, until: end)
    for dose in history.exposures
    where dose.isGiven && dose.givenOn >= course.start && dose.givenOn <= end
      && history.belongs(dose, toLine: course.line.number)
    {
      let day = min(dose.lastGivenOn ?? dose.givenOn, end)
      if let last, last.day >= day { continue }
      last = LastDose(day: day, evidence: .drugExposure(dose.givenOn))
    }
    guard let last, last.day >= course.start else { return nil }
    self = last
  }

  /// The last of the days on which drugs were last given; `nil` where one of them goes on.
  private init?(drugsOf line: Int, in history: borrowing PatientHistory, until end: ClinicalDate) {
    var last: LastDose?
    for drug in history.drugs where drug.lineNumber == line {
      guard let day = drug.lastGivenOn, day <= end else { return nil }
      if let last, last.day >= day { continue }
      last = LastDose(day: day, evidence: .lineDrug(line: line, agent: drug.agent))
    }
    guard let last else { return nil }
    self = last
  }

  private init(day: ClinicalDate, evidence: Evidence) {
    self.day = day
    self.evidence = evidence
  }

  private static func end(_ course: LineCourse, _ rules: EndpointRules) -> ClinicalDate {
    let beforeNext = course.nextStart?.adding(days: -1) ?? .distantFuture
    return min(beforeNext, rules.cutoff ?? .distantFuture, course.death?.day ?? .distantFuture)
  }
}

extension PatientHistory {
  /// Whether a dose is of a drug of the line, or the line's drugs are not recorded.
  fileprivate func belongs(_ dose: DrugExposure, toLine line: Int) -> Bool {
    var isRecorded = false
    for drug in drugs where drug.lineNumber == line {
      if drug.agent == dose.agent { return true }
      isRecorded = true
    }
    return !isRecorded
  }
}
