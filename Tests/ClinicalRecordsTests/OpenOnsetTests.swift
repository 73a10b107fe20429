import Testing

@testable import ClinicalRecords

/// A line from 2020-01-20 to 2020-03-14, or one that goes on.
struct OpenOnsetTests {
  private func isOpen(_ onset: String?, ended: String? = "2020-03-14", died: String? = nil) throws
    -> Bool
  {
    var history = PatientHistory(patient: Patient(id: 1))
    history.lines = [
      LineOfTherapy(
        number: 1, startedOn: try #require(ClinicalDate("2020-01-20")),
        endedOn: ended.flatMap { ClinicalDate($0) })
    ]
    history.diedOn = died.flatMap { PartialDate($0) }
    history.adverseEvents = [
      AdverseEvent(
        number: 1, term: 0, grade: 2, onsetOn: onset.flatMap { PartialDate($0) }, isRelated: true)
    ]
    return history.hasOpenOnset
  }

  @Test func `a month is open whose middle no line reaches (A5)`() throws {
    #expect(try isOpen("2020-03") && !isOpen("2020-02"))
    #expect(try !isOpen("2020-03", ended: "2020-03-15"))
    #expect(try isOpen("2020-02", ended: nil) && !isOpen("2020-01", ended: nil))
  }

  @Test func `days, years, unknown onsets and those of the dead are not`() throws {
    #expect(try !isOpen("2020-05-02") && !isOpen("2020") && !isOpen(nil))
    #expect(try !isOpen("2020-03", died: "2020-03-20"))
  }
}
