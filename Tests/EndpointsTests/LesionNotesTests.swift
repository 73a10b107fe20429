import ClinicalRecords
import Testing

@testable import Endpoints

struct LesionNotesTests {
  func steps(
    _ patient: PatientHistory, line: Int = 0, _ rules: EndpointRules = EndpointRules()
  ) -> [Explanation.Step] {
    let trace = Trace()
    _ = LineCourse(ofLineAt: line, in: patient, rules: rules, trace: trace)
    return trace.steps
  }

  func sentences(
    _ patient: PatientHistory, line: Int = 0, _ rules: EndpointRules = EndpointRules()
  ) -> [String] {
    steps(patient, line: line, rules).map(\.sentence)
  }

  @Test func `a partial response is told from each length to the overall response`() {
    let patient = lesionHistory([-4: "T1 33", 45: "T1 23.1"], entered: [assessment(45, .partial)])
    #expect(
      sentences(patient) == [
        "T1 measures 33.0 mm before treatment.",
        "The baseline sum of diameters is 33.0 mm; PR needs 23.1 mm or less.",
        "T1 measures 23.1 mm.",
        "The response was entered as PR.",
        "The sum of diameters is 23.1 mm, 30.0 % below baseline and nadir of 33.0 mm:"
          + " target PR, which reaches up to 23.1 mm.",
        "Target PR, non-target NA, no new lesion: overall PR.",
      ])
    let first = steps(patient).first
    #expect(first?.role == .used && first?.row == .lesionMeasurement(day(-4)))
    #expect(first?.value == "T1 33.0 mm" && first?.rules == [.r7, .r9])
  }

  @Test func `progression names nadir and limit (R17, R18)`() {
    let told = sentences(lesionHistory([-4: "T1 90", 45: "T1 30", 90: "T1 37"]))
    #expect(
      told.contains(
        "The sum of diameters is 37.0 mm, 58.9 % below the baseline of 90.0 mm and 23.3 % above the "
          + "nadir of 30.0 mm: target PD, which begins 20 % and at least 5 mm above the nadir, at 36.0 mm."
      ))
  }

  @Test func `a missing lesion is passed over with its reason (R14, R30)`() {
    let patient = lesionHistory([
      -4: "T1 20; T2 20; T3 20", 45: "T1 18; T2 NE; T3 treated", 90: "T1 90; T2 ND",
    ])
    let steps = steps(patient)
    #expect(steps.count { $0.role == .passedOver } == 3)
    let told = steps.map(\.sentence)
    #expect(told.contains("T2 could not be evaluated: missing, which is not 0."))
    #expect(
      told.contains("T3 was treated by surgery or radiotherapy: missing, which is not 0."))
    #expect(
      told.contains(
        "The target lesions measured add up to 18.0 mm: target NE, since a lesion is missing, which "
          + "is not 0."))
    #expect(
      told.contains(
        "The target lesions measured add up to 90.0 mm: target PD, which begins 20 % and at least 5 "
          + "mm above the nadir, at 72.0 mm, though a lesion is missing."))
  }

  @Test func `pieces and merged lesions say what they stand for (R12, R13)`() {
    let told = sentences(
      lesionHistory([-4: "T1 30; T2 20; T3 20", 45: "T1 split; T1.1 9; T1.2 8; T2/T3 30"]))
    #expect(told.contains("T1 split: its pieces carry its length."))
    #expect(told.contains("T1.1 measures 9.0 mm and is added up as a piece of T1."))
    #expect(told.contains("T2/T3 measures 30.0 mm and counts once for T2 and T3."))
    let twice = sentences(lesionHistory([-4: "T1 30", 45: "T1 17; T1.1 9; T1.2 8"]))
    #expect(twice.contains("T1.1 is part of T1, which counts for it."))
  }

  @Test func `disease seen again, doubt and a difference are remarked on (R24, R26, R31)`() {
    let again = sentences(lesionHistory([-4: "T1 20", 45: "T1 gone", 90: "T1 3"]))
    #expect(
      again.contains(
        "Disease is seen again on \(day(90)) after a complete response: PD, whatever its size."))
    let doubt = sentences(
      lesionHistory([-4: "T1 20", 45: "T1 20; NL1 doubtful", 90: "T1 20; NL1 certain"]))
    #expect(
      doubt.contains(
        "The new lesion was first seen, in doubt, on \(day(45)): progression is dated to that day.")
    )
    let other = sentences(
      lesionHistory([-4: "T1 20", 45: "T1 12"], entered: [assessment(45, .stable)]))
    #expect(
      other.contains("Entered SD and derived PR differ; the entered response counts: SD."))
  }

  @Test func `what lies outside the line is counted, not listed (R7, R33, R57)`() {
    let patient = lesionHistory(
      [-60: "T1 18", -4: "T1 20", 45: "T1 20", 90: "T1 20"], entered: [assessment(-4)])
    let told = sentences(patient, EndpointRules(cutoff: day(60)))
    #expect(told.contains("1 earlier measurement lies before the baseline and is not used."))
    #expect(told.contains("An assessment before treatment is no response to it."))
    #expect(
      told.contains(
        "1 measurement dated after the cutoff, \(day(60)), does not exist for this question."))
  }

  @Test func `every measurement of the line is noted once`() {
    for seed in UInt64(0)..<200 {
      let patient = PatientHistory.random(seed: seed)
      let notes = steps(patient).filter { $0.row != nil && $0.day.map { $0 > day(0) } == true }
      for row in patient.measurements where row.measuredOn > day(0) {
        let label = patient.lesions[row.lesion].label
        let found = notes.count {
          $0.row == .lesionMeasurement(row.measuredOn) && $0.value.hasPrefix("\(label) ")
        }
        #expect(found == 1, "seed \(seed)")
      }
    }
  }
}
