import ClinicalRecords
import Testing

@testable import Endpoints

struct RealWorldProgressionTests {
  let endpoint = Endpoint.realWorldProgressionFreeSurvival
  let gaps = rules(["real_world_follow_up": "visit-gaps"])

  func patient(
    called: [Int] = [], scans: [(Int, OverallResponse?)] = [], died: Int? = nil,
    contacts: [Int] = [], lines: [(start: Int, end: Int?)] = [(0, nil)]
  ) -> PatientHistory {
    var patient = history(
      lines: lines, scans: scans, died: died.map { PartialDate(day($0)) }, contacts: contacts)
    patient.clinicalProgressions = called.map(day)
    return patient
  }

  @Test func `R71: progression is what a clinician called or a visit shows, the first of them`() {
    #expect(patient(called: [80], scans: [(95, .progressive)]).written(endpoint) == "1:80")
    #expect(patient(called: [99], scans: [(95, .progressive)]).written(endpoint) == "1:95")
    #expect(patient(called: [80]).time(endpoint)?.evidence == .clinicalProgression(day(80)))
  }

  @Test func `R72: progression up to day 14 belongs to the line before, the first after it counts`()
  {
    #expect(patient(called: [14, 90]).written(endpoint) == "1:90")
    #expect(patient(called: [15, 90]).written(endpoint) == "1:15")
    #expect(
      patient(called: [14, 90]).written(endpoint, rules(["real_world_grace_days": "13"])) == "1:14")
    #expect(patient(scans: [(10, .progressive), (60, .progressive)]).written(endpoint) == "1:60")
  }

  @Test func `R73: death is an event; otherwise the last note censors, not the last scan`() {
    #expect(patient(died: 120, contacts: [20]).written(endpoint) == "1:120")
    let alive = patient(scans: [(49, .stable)], contacts: [130])
    #expect(alive.written(endpoint) == "0:130")
    #expect(alive.time(endpoint)?.ending == .endOfFollowUp)
  }

  @Test func `R57: notes after the cutoff show follow-up through it, a later death does not`() {
    #expect(patient(contacts: [50, 130]).written(endpoint, rules(cutoff: 100)) == "0:100")
    let dead = patient(called: [120], died: 130, contacts: [50])
    #expect(dead.written(endpoint, rules(cutoff: 100)) == "0:100")
    #expect(patient(died: 130, contacts: [50]).written(endpoint, rules(cutoff: 100)) == "0:50")
  }

  @Test func `R74: follow-up ends at the last visit before a gap of more than 90 days`() {
    #expect(patient(contacts: [60, 150]).written(endpoint, gaps) == "0:150")
    let gap = patient(called: [200], contacts: [60, 151])
    #expect(gap.written(endpoint, gaps) == "0:60")
    #expect(gap.written(endpoint) == "1:200")
    #expect(
      gap.written(
        endpoint, rules(["real_world_follow_up": "visit-gaps", "real_world_visit_gap_days": "91"]))
        == "1:200")
  }

  @Test func `R74: progression on the last day of follow-up is an event`() {
    #expect(patient(called: [60], contacts: [160]).written(endpoint, gaps) == "1:60")
  }

  @Test func `R74: death counts up to 30 days after the end of follow-up`() {
    #expect(patient(died: 90, contacts: [60]).written(endpoint, gaps) == "1:90")
    #expect(patient(died: 91, contacts: [60]).written(endpoint, gaps) == "0:60")
    let longer = rules(["real_world_follow_up": "visit-gaps", "real_world_death_days": "31"])
    #expect(patient(died: 91, contacts: [60]).written(endpoint, longer) == "1:91")
  }

  @Test func `R74: follow-up that ended on or before the start is missing`() {
    #expect(patient().written(endpoint, gaps) == "none")
    #expect(patient(contacts: [91]).written(endpoint, gaps) == "none")
    #expect(patient(contacts: [90]).written(endpoint, gaps) == "0:90")
    #expect(patient().written(endpoint) == "0:0")
  }

  @Test func `R74: days on which a drug was taken are visits without a gap`() {
    var patient = patient(contacts: [200])
    patient.exposures = [DrugExposure(givenOn: day(0), agent: 1, lastGivenOn: day(120))]
    #expect(patient.written(endpoint, gaps) == "0:200")
  }

  @Test func `R75: a change of line is followed on, censored or an event`() {
    let patient = patient(called: [120], lines: [(0, nil), (70, nil)])
    #expect(patient.written(endpoint) == "1:120")
    let censored = rules(["real_world_line_change": "censored"])
    #expect(patient.written(endpoint, censored) == "0:70")
    #expect(patient.time(endpoint, censored)?.ending == .beforeNextTherapy)
    let event = rules(["real_world_line_change": "event"])
    #expect(patient.written(endpoint, event) == "1:70")
    #expect(patient.time(endpoint, event)?.ending == .nextLine)
  }

  @Test func `R34, R75: progression on the day the line changed goes before the change`() {
    let patient = patient(called: [70], lines: [(0, nil), (70, nil)])
    #expect(
      patient.time(endpoint, rules(["real_world_line_change": "event"]))?.ending == .progression)
    #expect(
      patient.time(
        endpoint,
        rules(["real_world_line_change": "event", "next_therapy_tie": "exclusive"]))?.ending
        == .nextLine)
    let last = self.patient(contacts: [], lines: [(0, nil), (70, nil)])
    #expect(last.time(endpoint, rules(["real_world_line_change": "event"]))?.ending == .nextLine)
  }

  @Test func `R76: under the real-world bundle nothing is called progression-free survival`() {
    let bundle = rules(["censoring": "real-world"])
    let pfs = Endpoint.progressionFreeSurvival
    #expect(pfs.resolved(under: bundle) == endpoint)
    #expect(pfs.resolved(under: EndpointRules()) == pfs)
    #expect(Endpoint.overallSurvival.resolved(under: bundle) == .overallSurvival)
    let outcome = patient(called: [80]).outcome(
      ofLineAt: 0, rules: bundle, parts: .progressionFreeSurvival)
    #expect(outcome?[pfs] == nil)
    #expect(outcome?[endpoint]?.days == 80)
    #expect(OutcomeParts.progressionFreeSurvival.resolved(under: bundle) == .time(to: endpoint))
  }

  @Test func `a history is read with the parts that the rules make speak`() {
    let plain = OutcomeParts.progressionFreeSurvival.historyParts
    #expect(!plain.contains(.contacts))
    for setting in [("censoring", "real-world"), ("loss_to_follow_up", "event")] {
      let parts = OutcomeParts.progressionFreeSurvival
        .historyParts(under: rules([setting.0: setting.1]))
      #expect(parts.contains(LastKnownAlive.historyParts) && parts.contains(plain))
    }
  }

  @Test func `R57, R74: days on a drug leave no gap, and what comes after the cutoff makes none`() {
    var patient = history(scans: [(49, .stable)])
    patient.exposures = [
      DrugExposure(givenOn: day(50), agent: 0, lastGivenOn: day(3_000_000))
    ]
    let endpoint = Endpoint.realWorldProgressionFreeSurvival
    var open = gaps
    open.cutoff = day(1_000)
    #expect(patient.written(endpoint, open) == "0:1000")
    patient.exposures = []
    patient.contacts = [day(139), day(500)]
    open.cutoff = day(400)
    #expect(patient.written(endpoint, open) == "0:400")
    open.cutoff = nil
    #expect(patient.written(endpoint, open) == "0:139")
  }
}
