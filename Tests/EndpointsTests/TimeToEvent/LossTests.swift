import ClinicalRecords
import Testing

@testable import Endpoints

/// What loss to follow-up does to the times without progression.
struct LossTests {
  let fda = rules(["censoring": "fda"])

  @Test func `R65: loss to follow-up is censored as others are, or an event when last known alive`()
  {
    var patient = history(scans: [(49, .stable)], contacts: [95])
    patient.lines[0].wasLost = true
    patient.lines[0].endedOn = day(80)
    #expect(patient.written(.progressionFreeSurvival, fda) == "0:49")
    #expect(
      patient.written(.progressionFreeSurvival, rules(["loss_to_follow_up": "censored"])) == "0:49")
    let worst = rules(["loss_to_follow_up": "event"])
    #expect(patient.written(.progressionFreeSurvival, worst) == "1:95")
    #expect(patient.time(.progressionFreeSurvival, worst)?.ending == .lossAsEvent)
    #expect(
      patient.written(
        .progressionFreeSurvival, rules(["loss_to_follow_up": "event"], cutoff: 79)) == "0:49")
    patient.assessments.append(
      TumorAssessment(assessedOn: day(90), overallResponse: .progressive))
    #expect(patient.written(.progressionFreeSurvival, worst) == "1:90")
  }

  @Test func `R65: where loss censors, nothing after it counts, and the last scan before it holds`()
  {
    let lost = rules(["loss_to_follow_up": "censored"])
    var patient = history(
      scans: [(42, .partial), (84, .stable), (120, .stable), (150, .progressive)],
      died: PartialDate(day(200)))
    patient.lines[0].wasLost = true
    patient.lines[0].endedOn = day(100)
    #expect(patient.written(.progressionFreeSurvival, lost) == "0:84")
    #expect(patient.time(.progressionFreeSurvival, lost)?.ending == .beforeLoss)
    #expect(
      patient.time(.progressionFreeSurvival, lost)?.evidence == .assessment(day(84), reading: 1))
    #expect(patient.written(.timeToProgression, lost) == "0:84")
    #expect(patient.written(.durationOfResponse, lost) == "0:42")
    #expect(patient.written(.overallSurvival, lost) == "1:200")
    #expect(patient.written(.progressionFreeSurvival) == "1:150")
    patient.assessments[0].overallResponse = .stable
    #expect(patient.written(.durationOfStableDisease, lost) == "0:84")
    patient.lines[0].endedOn = day(150)
    #expect(patient.written(.progressionFreeSurvival, lost) == "1:150")
    patient.lines[0].endedOn = day(30)
    #expect(patient.written(.progressionFreeSurvival, lost) == "0:0")
    patient.lines[0].wasLost = false
    #expect(patient.written(.progressionFreeSurvival, lost) == "1:150")
  }

  @Test func `R64, R65: of loss and a new therapy the earlier censors`() {
    let both = rules(["loss_to_follow_up": "censored", "new_therapy": "censored"])
    var patient = history(
      lines: [(0, 60), (100, nil)], scans: [(49, .stable), (84, .stable), (150, .progressive)])
    patient.lines[0].wasLost = true
    #expect(patient.written(.progressionFreeSurvival, both) == "0:49")
    #expect(patient.time(.progressionFreeSurvival, both)?.ending == .beforeLoss)
    patient.lines[0].endedOn = day(120)
    #expect(patient.written(.progressionFreeSurvival, both) == "0:84")
    #expect(patient.time(.progressionFreeSurvival, both)?.ending == .beforeNextTherapy)
  }
}
