import ClinicalRecords
import Testing

@testable import Endpoints

struct LastKnownAliveTests {
  /// R58: not one field alone; a dose shows a patient alive as a visit does.
  @Test func `the last dose that was given shows the patient alive, one left out does not (R58)`() {
    var patient = history(contacts: [40])
    patient.exposures = [
      DrugExposure(givenOn: day(10), agent: 0, lastGivenOn: day(90)),
      DrugExposure(givenOn: day(60), agent: 1),
      DrugExposure(givenOn: day(120), agent: 0, isGiven: false),
    ]
    let alive = LastKnownAlive(in: patient)
    #expect(alive.day == day(90))
    #expect(alive.evidence == .drugExposure(day(10)))
  }

  @Test func `the last recorded day of a drug of a line shows the patient alive (R58)`() {
    var patient = history(lines: [(0, 20), (50, nil)])
    patient.drugs = [
      LineDrug(lineNumber: 1, agent: 3, firstGivenOn: day(5), lastGivenOn: day(19)),
      LineDrug(lineNumber: 2, agent: 4, firstGivenOn: day(71)),
      LineDrug(lineNumber: 2, agent: 5),
    ]
    let alive = LastKnownAlive(in: patient)
    #expect(alive.day == day(71))
    #expect(alive.evidence == .lineDrug(line: 2, agent: 4))
  }

  @Test func `doses and days of drugs are read where the last day alive is asked for`() {
    #expect(LastKnownAlive.historyParts.isSuperset(of: [.exposures, .drugs]))
  }
}
