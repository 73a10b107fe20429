import ClinicalRecords
import Testing

@testable import Endpoints

struct TreatmentTimesTests {
  func patient(
    lines: [(start: Int, end: Int?)] = [(0, nil)], doses: [Int] = [], agent: CodePosition = 5,
    died: Int? = nil, contacts: [Int] = []
  ) -> PatientHistory {
    var patient = history(lines: lines, died: died.map { PartialDate(day($0)) }, contacts: contacts)
    patient.exposures = doses.map { DrugExposure(givenOn: day($0), agent: agent) }
    return patient
  }

  // MARK: Time to treatment discontinuation

  @Test func `R61: a recorded end stops treatment on the day of the last dose`() {
    #expect(
      patient(lines: [(0, 70)], doses: [0, 21, 42]).written(.timeToDiscontinuation) == "1:42")
    #expect(patient(lines: [(0, 70)]).written(.timeToDiscontinuation) == "1:70")
  }

  @Test func `R61: a next line stops treatment, on the last dose or the day before`() {
    let known = patient(lines: [(0, nil), (90, nil)], doses: [0, 21, 42, 90, 111])
    #expect(known.written(.timeToDiscontinuation) == "1:42")
    let unknown = patient(lines: [(0, nil), (90, nil)])
    #expect(unknown.written(.timeToDiscontinuation) == "1:89")
    #expect(unknown.time(.timeToDiscontinuation)?.evidence == .line(2))
  }

  @Test func `R61: death on treatment stops it, on the last dose or the death`() {
    #expect(patient(doses: [0, 21], died: 30).written(.timeToDiscontinuation) == "1:21")
    let undosed = patient(died: 30).time(.timeToDiscontinuation)
    #expect(undosed?.days == 30 && undosed?.ending == .death)
  }

  @Test
  func `R61: treatment that goes on is censored at the last dose, else when last known alive`() {
    let dosed = patient(doses: [0, 21], contacts: [100])
    #expect(dosed.written(.timeToDiscontinuation) == "0:21")
    #expect(dosed.time(.timeToDiscontinuation)?.ending == .onTreatment)
    #expect(dosed.time(.timeToDiscontinuation)?.evidence == .drugExposure(day(21)))
    #expect(patient(contacts: [100]).written(.timeToDiscontinuation) == "0:100")
  }

  @Test func `R61: 120 days between the last dose and the last activity mean it has stopped`() {
    #expect(patient(doses: [0, 21], contacts: [140]).written(.timeToDiscontinuation) == "0:21")
    #expect(patient(doses: [0, 21], contacts: [141]).written(.timeToDiscontinuation) == "1:21")
    #expect(
      patient(doses: [0, 21], contacts: [81])
        .written(.timeToDiscontinuation, rules(["discontinuation_gap_days": "60"])) == "1:21")
  }

  @Test func `R61: a planned dose that was left out, or another drug's, is no dose of the line`() {
    var patient = patient(lines: [(0, 70)], doses: [0, 21, 42])
    patient.exposures[2].isGiven = false
    #expect(patient.written(.timeToDiscontinuation) == "1:21")
    patient.drugs = [LineDrug(lineNumber: 1, agent: 5)]
    patient.exposures.append(DrugExposure(givenOn: day(60), agent: 9))
    #expect(patient.written(.timeToDiscontinuation) == "1:21")
  }

  @Test func `R61: days on which drugs were last given count, where every drug has one`() {
    var patient = patient(contacts: [50])
    patient.drugs = [
      LineDrug(lineNumber: 1, agent: 5, lastGivenOn: day(21)),
      LineDrug(lineNumber: 1, agent: 6, lastGivenOn: day(42)),
    ]
    #expect(patient.written(.timeToDiscontinuation) == "0:42")
    #expect(patient.time(.timeToDiscontinuation)?.evidence == .lineDrug(line: 1, agent: 6))
    patient.drugs[1].lastGivenOn = nil
    #expect(patient.written(.timeToDiscontinuation) == "0:50")
  }

  @Test func `R57: an end, a next line and doses after the cutoff do not exist`() {
    let late = patient(lines: [(0, 160), (170, nil)], doses: [0, 21, 150])
    #expect(late.written(.timeToDiscontinuation, rules(cutoff: 100)) == "0:21")
    #expect(late.written(.timeToDiscontinuation, rules(cutoff: 141)) == "1:21")
    #expect(late.written(.timeToDiscontinuation) == "1:150")
  }

  @Test func `a stretch of days on which a drug was taken ends with its last day`() {
    var patient = patient(lines: [(0, nil), (90, nil)])
    patient.exposures = [DrugExposure(givenOn: day(0), agent: 5, lastGivenOn: day(60))]
    #expect(patient.written(.timeToDiscontinuation) == "1:60")
    patient.exposures[0].lastGivenOn = day(100)
    #expect(patient.written(.timeToDiscontinuation) == "1:89")
    #expect(patient.written(.timeToDiscontinuation, rules(cutoff: 40)) == "0:40")
  }

  // MARK: Time to next treatment

  @Test func `the next line is the event of time to next treatment`() {
    let time = patient(lines: [(0, 60), (90, nil)], died: 200).time(.timeToNextTreatment)
    #expect(time?.days == 90 && time?.ending == .nextLine && time?.evidence == .line(2))
  }

  @Test func `R54: whether death before a next line is an event is a setting`() {
    let patient = patient(lines: [(0, 60)], died: 200)
    #expect(patient.written(.timeToNextTreatment) == "1:200")
    let censored = rules(["ttnt_counts_death": "0"])
    #expect(patient.written(.timeToNextTreatment, censored) == "0:200")
    #expect(patient.time(.timeToNextTreatment, censored)?.ending == .deathWithoutEvent)
  }

  @Test func `R57, R58: otherwise it is censored when last known alive, at the latest the cutoff`()
  {
    let patient = patient(lines: [(0, 60), (150, nil)], contacts: [120])
    #expect(patient.written(.timeToNextTreatment, rules(cutoff: 140)) == "0:140")
    #expect(self.patient(contacts: [120]).written(.timeToNextTreatment) == "0:120")
  }
}
