public import ClinicalRecords

/// The last day on which anything recorded shows the patient alive: a contact, an assessment, a
/// dose, an adverse event, any dated finding; not one field alone. Of a partial date the earliest
/// day it could be.
///
/// Rule: R58.
public struct LastKnownAlive: Sendable, Equatable {
  /// The day.
  public let day: ClinicalDate
  /// The row it comes from.
  public let evidence: Evidence

  /// The parts of a history that can show a patient alive.
  public static let historyParts: HistoryParts = [
    .performance, .metastases, .metastaticBurden, .drugs, .exposures, .assessments,
    .adverseEvents, .clinicalProgressions, .contacts, .death, .observations, .sampledDays,
    .measuredDays,
  ]

  /// The last day the patient of this history was known alive.
  ///
  /// - Parameter history: The patient's rows; at least one line of therapy.
  public init(in history: borrowing PatientHistory) {
    var latest = Latest(day: ClinicalDate(dayNumber: .min), evidence: .line(0))
    for line in history.lines {
      latest.offer(line.endedOn ?? line.startedOn, .line(line.number))
    }
    for drug in history.drugs {
      if let day = drug.lastGivenOn ?? drug.firstGivenOn {
        latest.offer(day, .lineDrug(line: drug.lineNumber, agent: drug.agent))
      }
    }
    for dose in history.exposures where dose.isGiven {
      latest.offer(dose.lastGivenOn ?? dose.givenOn, .drugExposure(dose.givenOn))
    }
    if let row = history.assessments.last {
      latest.offer(row.assessedOn, .assessment(row.assessedOn, reading: row.reading))
    }
    if let day = history.contacts.last { latest.offer(day, .contact(day)) }
    if let row = history.performanceStatuses.last {
      latest.offer(row.assessedOn, .performanceStatus(row.assessedOn))
    }
    if let row = history.metastaticBurdens.last {
      latest.offer(row.countedOn, .metastaticBurden(row.countedOn))
    }
    if let day = history.clinicalProgressions.last { latest.offer(day, .clinicalProgression(day)) }
    for event in history.adverseEvents {
      if let onset = event.onsetOn { latest.offer(onset.earliest, .adverseEvent(event.number)) }
      if let end = event.endedOn { latest.offer(end.earliest, .adverseEvent(event.number)) }
    }
    for row in history.metastases {
      if let found = row.foundOn { latest.offer(found.earliest, .metastasis(row.site)) }
    }
    if let day = history.sampledDays?.last { latest.offer(day, .laboratoryResult(day)) }
    if let day = history.measuredDays?.last { latest.offer(day, .lesionMeasurement(day)) }
    for row in history.observations {
      latest.offer(row.observedOn, .observation(field: row.field, row.observedOn))
    }
    day = latest.day
    evidence = latest.evidence
  }

  private struct Latest {
    var day: ClinicalDate
    var evidence: Evidence

    @inline(__always)
    mutating func offer(_ day: ClinicalDate, _ evidence: @autoclosure () -> Evidence) {
      if day > self.day {
        self.day = day
        self.evidence = evidence()
      }
    }
  }
}
