import ClinicalRecords
import Testing

@testable import Endpoints

struct ResponseTimesTests {
  let confirmed = rules(["response_basis": "confirmed"])

  @Test func `R50: time to response ends with the first CR or PR, of responders only`() {
    let patient = history(scans: [(42, .stable), (84, .partial), (126, .complete)])
    #expect(patient.written(.timeToResponse) == "1:84")
    #expect(patient.time(.timeToResponse)?.ending == .response)
    #expect(history(scans: [(42, .stable)]).written(.timeToResponse) == "none")
  }

  @Test func `R51: duration of response runs from the first response to progression or death`() {
    let patient = history(scans: [(42, .partial), (84, .complete), (200, .progressive)])
    let time = patient.time(.durationOfResponse)
    #expect(time?.start == day(42) && time?.days == 158 && time?.ending == .progression)
    #expect(
      history(scans: [(42, .partial)], died: PartialDate(day(60))).written(.durationOfResponse)
        == "1:18")
    #expect(history(scans: [(42, .stable)]).written(.durationOfResponse) == "none")
  }

  @Test func `R51: a response at the last scan lasts 0 days, censored`() {
    #expect(history(scans: [(42, .partial)], contacts: [99]).written(.durationOfResponse) == "0:0")
  }

  @Test func `R51: duration of response is censored as progression-free survival is`() {
    let patient = history(
      lines: [(0, nil), (90, nil)], scans: [(42, .partial), (84, .partial), (130, .progressive)])
    #expect(patient.written(.durationOfResponse) == "1:88")
    #expect(patient.written(.durationOfResponse, rules(["censoring": "fda"])) == "0:42")
  }

  @Test func `R43, R44: confirmed, both begin with the first scan of the earliest pair`() {
    let patient = history(
      scans: [
        (42, .partial), (56, .stable), (84, .partial), (126, .partial), (168, .complete),
        (210, .complete), (260, .progressive),
      ])
    #expect(patient.written(.timeToResponse) == "1:42")
    #expect(patient.written(.timeToResponse, confirmed) == "1:84")
    #expect(patient.written(.durationOfResponse, confirmed) == "1:176")
    let once = history(scans: [(42, .partial), (84, .progressive)])
    #expect(once.written(.timeToResponse, confirmed) == "none")
    #expect(once.written(.durationOfResponse, confirmed) == "none")
  }

  @Test func `R50: the best response knows the day of the first response`() {
    let outcome = history(scans: [(42, .partial), (84, .complete)])
      .outcome(ofLineAt: 0, rules: EndpointRules(), parts: [.bestResponse, .confirmedResponse])
    #expect(outcome?.bestResponse?.respondedOn == day(42))
    #expect(outcome?.bestResponse?.day == day(84))
    #expect(outcome?.confirmedResponse?.respondedOn == day(42))
    #expect(outcome?.confirmedResponse?.confirmedOn == day(84))
  }

  @Test func `R52: duration of stable disease is the time to progression where the best is SD`() {
    let patient = history(scans: [(45, .stable), (98, .progressive)])
    #expect(patient.written(.durationOfStableDisease) == "1:98")
    #expect(
      history(scans: [(45, .stable)], died: PartialDate(day(80)))
        .written(.durationOfStableDisease) == "0:45")
    #expect(
      history(scans: [(45, .partial), (98, .progressive)]).written(.durationOfStableDisease)
        == "none")
    #expect(
      history(scans: [(45, .partial), (98, .progressive)])
        .written(.durationOfStableDisease, confirmed) == "1:98")
  }

  @Test func `R56: response and what follows it add up to progression-free survival`() {
    let patient = history(
      scans: [(42, .stable), (84, .partial), (126, .stable), (168, .progressive)])
    let response = patient.time(.timeToResponse)?.days ?? 0
    let duration = patient.time(.durationOfResponse)?.days ?? 0
    #expect(response + duration == patient.time(.progressionFreeSurvival)?.days)
  }
}
