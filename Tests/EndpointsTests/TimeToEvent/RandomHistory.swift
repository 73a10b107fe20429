import ClinicalRecords

@testable import Endpoints

/// Made-up patients of all kinds, the same at every run.
struct RandomHistory {
  private var state: UInt64

  init(seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }

  /// 0 up to a bound, by xorshift.
  mutating func number(below bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }

  /// A patient with one to three lines, scans with every response, perhaps called progressions,
  /// contacts, doses and a death, in possible order.
  mutating func patient() -> PatientHistory {
    var patient = PatientHistory(patient: Patient(id: 1))
    var start = 0
    for index in 0...number(below: 3) {
      var line = LineOfTherapy(number: index + 1, startedOn: day(start))
      if number(below: 3) > 0 { line.endedOn = day(start + number(below: 40)) }
      if number(below: 4) == 0 { line.scanIntervalDays = 28 + number(below: 60) }
      line.wasLost = number(below: 6) == 0
      patient.lines.append(line)
      start += 40 + number(below: 200)
    }
    let last = start + number(below: 200)
    addScans(to: &patient, until: last)
    patient.clinicalProgressions = days(below: last, atMost: 2)
    patient.contacts = days(below: last, atMost: 3)
    patient.exposures = days(below: last, atMost: 6).map { DrugExposure(givenOn: $0, agent: 1) }
    if number(below: 2) == 0 { patient.diedOn = PartialDate(day(last + number(below: 100))) }
    patient.patient.diagnosedOn = PartialDate(day(-number(below: 300)))
    return patient
  }

  private mutating func addScans(to patient: inout PatientHistory, until last: Int) {
    var scan = -5
    while scan < last, number(below: 12) > 0 {
      let response = number(below: 9)
      let codes = OverallResponse.allCases
      patient.assessments.append(
        TumorAssessment(
          assessedOn: day(scan),
          overallResponse: scan < 0 ? nil : response < 6 ? codes[response] : .stable))
      scan += 5 + number(below: 70)
    }
  }

  private mutating func days(below last: Int, atMost count: Int) -> [ClinicalDate] {
    (0..<number(below: count + 1)).map { _ in number(below: last) }.sorted().map(day)
  }

  /// Rules of every kind.
  mutating func rules() -> EndpointRules {
    var rules = EndpointRules()
    rules.apply(CensoringBundle.allCases[number(below: 4)])
    if number(below: 3) == 0 { rules.nextTherapyTie = .exclusive }
    if number(below: 3) == 0 { rules.lastAssessment = .any }
    if number(below: 4) == 0 { rules.newTherapy = .event }
    if number(below: 4) == 0 { rules.loss = .event }
    if number(below: 4) == 0 { rules.countsClinicalProgression = true }
    if number(below: 3) == 0 { rules.responseBasis = .confirmed }
    if number(below: 3) == 0 { rules.realWorldVariant = .visitGaps }
    if number(below: 3) == 0 { rules.realWorldLineChange = .event }
    if number(below: 3) == 0 { rules.cutoff = day(number(below: 500)) }
    return rules
  }
}

extension PatientHistory {
  /// The same patient with every date moved.
  func shifted(by days: Int) -> PatientHistory {
    var shifted = self
    for index in shifted.lines.indices {
      shifted.lines[index].startedOn = lines[index].startedOn.adding(days: days)
      shifted.lines[index].endedOn = lines[index].endedOn?.adding(days: days)
    }
    for index in shifted.assessments.indices {
      shifted.assessments[index].assessedOn = assessments[index].assessedOn.adding(days: days)
    }
    shifted.clinicalProgressions = clinicalProgressions.map { $0.adding(days: days) }
    shifted.contacts = contacts.map { $0.adding(days: days) }
    shifted.exposures = exposures.map {
      DrugExposure(givenOn: $0.givenOn.adding(days: days), agent: $0.agent)
    }
    shifted.diedOn = diedOn?.day.map { PartialDate($0.adding(days: days)) }
    shifted.patient.diagnosedOn = patient.diagnosedOn?.day.map {
      PartialDate($0.adding(days: days))
    }
    return shifted
  }
}
