import ClinicalRecords
import Testing

@testable import Endpoints

/// A day of the tests: day 0 is 2020-01-01.
func day(_ number: Int) -> ClinicalDate {
  ClinicalDate(dayNumber: 18_262 + Int32(number))
}

/// A patient with lines that start and end on these days, and scans.
func history(
  lines: [(start: Int, end: Int?)] = [(0, nil)], scans: [(Int, OverallResponse?)] = [],
  died: PartialDate? = nil, contacts: [Int] = [], events: [AdverseEvent] = []
) -> PatientHistory {
  var history = PatientHistory(patient: Patient(id: 1))
  history.lines = lines.enumerated().map {
    LineOfTherapy(number: $0 + 1, startedOn: day($1.start), endedOn: $1.end.map(day))
  }
  history.assessments = scans.map { TumorAssessment(assessedOn: day($0), overallResponse: $1) }
  history.diedOn = died
  history.contacts = contacts.map(day)
  history.adverseEvents = events
  return history
}
