import ClinicalRecords
import Testing

@testable import Endpoints

// Hemoglobin, CTCAE 5.0: grade 1 from 10 to below LLN, grade 2 from 8 to below 10, grade 3 below 8 g/dL.
struct LaboratoryEpisodeTests {
  @Test func `an event runs from the first result worse than the baseline to the first back at it`()
  {
    // G6. Baseline 11.2: grade 1; 10.1 is grade 1 too, 7.5 grade 3, 9.1 grade 2, 11.0 grade 1.
    let patient = measured([
      hemoglobin(-2, 11.2), hemoglobin(21, 10.1), hemoglobin(31, 7.5), hemoglobin(45, 9.1),
      hemoglobin(66, 11.0), hemoglobin(80, 9.9),
    ])
    #expect(episodes(laboratory(patient)) == ["Anemia 3 31-66", "Anemia 2 80-"])
  }

  @Test func `without a baseline every grade is worse than it`() {
    // G3, G6
    #expect(episodes(laboratory(measured([hemoglobin(21, 11.0)]))) == ["Anemia 1 21-"])
  }

  @Test func `the result that shows the worst grade is the first with it`() {
    let patient = measured([hemoglobin(10, 9.0), hemoglobin(20, 7.9), hemoglobin(30, 6.0)])
    let worst = laboratory(patient).episodes.first?.worst
    #expect(worst?.result.value == 7.9)
    #expect(
      worst?.finding.intervals.map { LaboratorySeed.criteria.intervals[$0].name } == ["HGB-G3-gdL"])
  }

  @Test func `several samples of a day count by the worst`() {
    let patient = measured([
      hemoglobin(10, 12.5, sample: 1), hemoglobin(10, 7.0, sample: 2),
      hemoglobin(10, 13, sample: 3),
      hemoglobin(11, 12.5),
    ])
    #expect(episodes(laboratory(patient)) == ["Anemia 3 10-11"])
  }

  @Test func `results of a line begin the day after its start and end with its window`() {
    // G8. Line 1 of day 0 to 40, its window to day 70; line 2 from day 91.
    let lines: [(start: Int, end: Int?)] = [(0, 40), (91, nil)]
    let patient = measured(
      [
        hemoglobin(0, 13), hemoglobin(70, 9.0), hemoglobin(71, 7.0), hemoglobin(91, 9.5),
        hemoglobin(92, 7.0),
      ], lines: lines)
    #expect(episodes(laboratory(patient)) == ["Anemia 2 70-"])
    #expect(episodes(laboratory(patient, line: 1)) == ["Anemia 3 92-"])
    let reading = LaboratoryReading(LaboratorySeed.grading, LaboratorySeed.codebook)
    let all = PatientLaboratory(
      of: patient, by: reading, EventAttribution(EndpointRules(), LaboratorySeed.codebook))
    #expect(all.outsideCount == 1, "day 71 is in no window; day 91 is the baseline of line 2")
  }

  @Test func `no result after the cutoff exists`() {
    // R57
    let patient = measured([hemoglobin(-1, 13), hemoglobin(10, 9), hemoglobin(20, 7)])
    let rules = EndpointRules(cutoff: day(15))
    #expect(episodes(laboratory(patient, rules: rules)) == ["Anemia 2 10-"])
  }

  @Test func `a liver value above normal before is graded by its multiples`() {
    // G3. ULN 40, baseline 100: grade 1 from 1.5 × 100 to 3 × 100.
    let patient = measured([
      result("alanine_aminotransferase", -1, 100, "U/L", upper: 40),
      result("alanine_aminotransferase", 10, 149, "U/L", upper: 40),
      result("alanine_aminotransferase", 20, 150, "U/L", upper: 40),
      result("alanine_aminotransferase", 30, 120, "U/L", upper: 40),
    ])
    #expect(episodes(laboratory(patient)) == ["Alanine aminotransferase increased 1 20-30"])
  }
}

// What no number tells, and what cannot be graded
extension LaboratoryEpisodeTests {
  @Test func `a grade that symptoms decide is stated as a range`() {
    // G4. Potassium 3.1 below LLN 3.5: grade 1 without symptoms, 2 with.
    let patient = measured([result("potassium", 10, 3.1, "mmol/L", lower: 3.5, upper: 5.1)])
    #expect(episodes(laboratory(patient)) == ["Hypokalemia 1…2 10-"])
    let assumed: [Circumstance: Bool] = [.symptomatic: true]
    #expect(episodes(laboratory(patient, assuming: assumed)) == ["Hypokalemia 2 10-"])
  }

  @Test func `neutropenia is febrile where a temperature of the day is above 38.3`() {
    // Febrile neutropenia, CTCAE 5.0: neutrophils below 1000/mm³ and once above 38.3 °C.
    func neutropenia(_ celsius: Double, _ number: Int) -> LineLaboratory {
      laboratory(
        measured([
          result("neutrophils", 10, 0.9, "10^9/L", lower: 1.8, upper: 7.5),
          result("body_temperature", number, celsius, "C"),
        ]))
    }
    #expect(episodes(neutropenia(38.4, 10)).contains("Febrile neutropenia 3 10-"))
    #expect(!episodes(neutropenia(38.3, 10)).contains("Febrile neutropenia 3 10-"))
    #expect(!episodes(neutropenia(38.4, 11)).contains("Febrile neutropenia 3 10-"))
    let open = neutropenia(37, 10).undecided
    #expect(open.map(\.term) == [LaboratorySeed.term("Febrile neutropenia")])
    #expect(open.first?.highest.finding.grades == 0...3)
  }

  @Test func `proteinuria is graded by age on the day of the sample`() {
    // CTCAE 5.0, proteinuria, adults: grade 3 from 3.5 g in 24 hours.
    var patient = measured([result("urine_protein_24_h", 10, 3.5, "g/24h", upper: 0.15)])
    #expect(laboratory(patient).undecided.map(\.highest.finding.grades) == [0...3])
    patient.patient.bornOn = PartialDate(day(-20 * 366))
    #expect(laboratory(patient).episodes.map(\.grades) == [3...3])
  }

  @Test func `total calcium is corrected for the albumin of its day`() {
    // G5. 8.2 + 0.8 × (4.0 − 3.0) = 9.0 mg/dL: normal.
    let calcium = result("calcium", 10, 8.2, "mg/dL", lower: 8.5, upper: 10.5)
    let albumin = result("albumin", 10, 3.0, "g/dL")
    let corrected = laboratory(measured([calcium, albumin]))
    #expect(episodes(corrected).isEmpty)
    #expect(corrected.ungraded.isEmpty)
    let alone = laboratory(measured([calcium, result("albumin", 11, 3.0, "g/dL")]))
    #expect(alone.ungraded.map(\.obstacle) == [.albuminMissing])
  }

  @Test func `a unit that is not known hides no other result`() {
    let patient = measured([result("hemoglobin", 5, 7, "pints"), hemoglobin(10, 9)])
    #expect(episodes(laboratory(patient)) == ["Anemia 2 10-"])
    #expect(laboratory(patient).ungraded.map(\.result.unit) == ["pints"])
    #expect(laboratory(patient).gradedCount == 1)
  }
}

// Entered events
extension LaboratoryEpisodeTests {
  private func entry(_ events: [AdverseEvent]) -> LaboratoryEpisode.Entry? {
    // Grade 3 from day 31 to day 66.
    let results = [hemoglobin(-2, 13), hemoglobin(31, 7.5), hemoglobin(66, 12.5)]
    return laboratory(measured(results, lines: [(0, 100), (140, nil)], events: events))
      .episodes.first?.entry
  }

  @Test func `an event is recorded where one of its term overlaps with the grade or a higher one`()
  {
    #expect(entry([]) == LaboratoryEpisode.Entry.none)
    #expect(
      entry([laboratoryEvent(1, "Anemia", grade: 3, from: 20, to: 31)])
        == .recorded(event: 1, grade: 3))
    #expect(
      entry([laboratoryEvent(1, "Anemia", grade: 4, from: 66)]) == .recorded(event: 1, grade: 4))
    #expect(
      entry([
        laboratoryEvent(1, "Anemia", grade: 1, from: 20),
        laboratoryEvent(2, "Anemia", grade: 2, from: 31, to: 40),
      ]) == .recordedLower(event: 2, grade: 2))
  }

  @Test func `an event of other days, another term or another line records nothing`() {
    for event in [
      laboratoryEvent(1, "Anemia", grade: 3, from: 20, to: 30),
      laboratoryEvent(1, "Anemia", grade: 3, from: 67),
      laboratoryEvent(1, "Hypokalemia", grade: 3, from: 31),
    ] { #expect(entry([event]) == LaboratoryEpisode.Entry.none) }
    var stated = laboratoryEvent(1, "Anemia", grade: 3, from: 31)
    stated.statedLine = 2
    #expect(entry([stated]) == LaboratoryEpisode.Entry.none)
  }

  @Test func `an event known by its month overlaps where it could`() {
    // Day 31 is 2020-02-01.
    var event = laboratoryEvent(1, "Anemia", grade: 3, from: 0, to: 0)
    event.onsetOn = PartialDate("2020-01")
    event.endedOn = PartialDate("2020-02")
    #expect(entry([event]) == .recorded(event: 1, grade: 3))
  }
}

// Terms that two analytes grade.
extension LaboratoryEpisodeTests {
  @Test func `a low ionized calcium is only ended by an ionized one`() {
    // G6. Ionized 0.95 mmol/L (LLN 1.15) is grade 2; corrected 2.3 is normal.
    let results = [
      result("calcium_ionized", 10, 0.95, "mmol/L", lower: 1.15),
      result("calcium_corrected", 20, 2.3, "mmol/L", lower: 2.15),
    ]
    #expect(episodes(laboratory(measured(results))) == ["Hypocalcemia 2 10-"])
    let back = result("calcium_ionized", 30, 1.2, "mmol/L", lower: 1.15)
    #expect(episodes(laboratory(measured(results + [back]))) == ["Hypocalcemia 2 10-30"])
  }

  @Test func `total and corrected calcium are one analyte`() {
    // G5, G6. Corrected 1.9 mmol/L is grade 2; a total of 2.2 with albumin 40 g/L is normal.
    let results = [
      result("calcium_corrected", 10, 1.9, "mmol/L", lower: 2.15),
      result("calcium", 20, 2.2, "mmol/L", lower: 2.15), result("albumin", 20, 40, "g/L"),
    ]
    #expect(episodes(laboratory(measured(results))) == ["Hypocalcemia 2 10-20"])
  }

  @Test func `high glucose is reason to think of hyperglycemia, whose grade no number tells`() {
    // G4
    let labeled = { (value: Double) in
      let results = [result("glucose", 10, value, "mg/dL", lower: 70, upper: 110)]
      return laboratory(measured(results)).unnumbered.map {
        LaboratorySeed.codebook.terms.entries[Int($0.term.term)].label
      }
    }
    #expect(labeled(200) == ["Hyperglycemia", "Glucose intolerance"])
    #expect(labeled(110).isEmpty)
  }
}
