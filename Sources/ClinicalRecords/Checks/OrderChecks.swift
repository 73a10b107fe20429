/// Nothing before birth, nothing after death, nothing in the future.
extension RecordChecks {
  func orderFindings(_ history: PatientHistory) -> [Finding] {
    var bounds = Bounds(
      birth: history.patient.bornOn?.earliest, death: history.diedOn?.latest, today: today)
    for line in history.lines {
      let key = ["\(line.number)"]
      bounds.hold(
        line.startedOn, "line_of_therapy", key, "started_on", "Line \(line.number) starts")
      if let end = line.endedOn {
        bounds.hold(end, "line_of_therapy", key, "ended_on", "Line \(line.number) ends")
      }
    }
    for row in history.assessments {
      bounds.hold(
        row.assessedOn, "tumor_assessment", ["\(row.assessedOn)", "\(row.reading)"], "assessed_on",
        "A tumor assessment is dated")
    }
    for event in history.adverseEvents {
      let key = ["\(event.number)"]
      if let onset = event.onsetOn {
        bounds.hold(
          onset, "adverse_event", key, "onset_on", "\(name(of: event)) begins")
      }
      if let end = event.endedOn {
        bounds.hold(end, "adverse_event", key, "ended_on", "\(name(of: event)) ends")
      }
    }
    holdFindings(history, &bounds)
    if let died = history.diedOn {
      bounds.hold(died, "death", [], "died_on", "Death is dated")
    }
    return bounds.allFindings
  }

  private func holdFindings(_ history: PatientHistory, _ bounds: inout Bounds) {
    for day in history.contacts {
      bounds.hold(day, "follow_up_contact", ["\(day)"], "contacted_on", "A contact is dated")
    }
    for day in history.clinicalProgressions {
      bounds.hold(
        day, "clinical_progression", ["\(day)"], "progressed_on", "A progression is dated")
    }
    for row in history.performanceStatuses {
      bounds.hold(
        row.assessedOn, "performance_status", ["\(row.assessedOn)"], "assessed_on",
        "A performance status is dated")
    }
    for row in history.metastaticBurdens {
      bounds.hold(
        row.countedOn, "metastatic_burden", ["\(row.countedOn)"], "counted_on",
        "A lesion count is dated")
    }
    holdMeasurements(history, &bounds)
    holdExposures(history, &bounds)
    if let born = history.patient.bornOn {
      bounds.hold(born, "patient", [], "born_on", "Birth is dated", hidesDay: true)
    }
    if let diagnosed = history.patient.diagnosedOn {
      bounds.hold(diagnosed, "patient", [], "diagnosed_on", "Diagnosis is dated")
    }
  }

  private func holdExposures(_ history: PatientHistory, _ bounds: inout Bounds) {
    for row in history.exposures where row.isGiven {
      bounds.hold(
        row.lastGivenOn ?? row.givenOn, "drug_exposure", exposureKey(row),
        row.lastGivenOn == nil ? "given_on" : "last_given_on", "A dose is dated")
      guard row.lastGivenOn != nil else { continue }
      bounds.hold(
        row.givenOn, "drug_exposure", exposureKey(row), "given_on", "A stretch of doses begins")
    }
  }

  private func exposureKey(_ row: DrugExposure) -> [String] {
    ["\(row.givenOn)", codebook.agents.entries[Int(row.agent)].code]
  }

  private func holdMeasurements(_ history: PatientHistory, _ bounds: inout Bounds) {
    for row in history.observations {
      let field = codebook.fields[Int(row.field)].code
      bounds.hold(
        row.observedOn, "observation", [field, "\(row.observedOn)"], "observed_on",
        "An observation of \(field) is dated")
    }
    for row in history.metastases {
      guard let found = row.foundOn else { continue }
      let site = codebook.metastaticSites.entries[Int(row.site)].code
      bounds.hold(found, "metastasis", [site], "found_on", "Metastases (\(site)) were found")
    }
    for row in history.laboratoryResults {
      let analyte = codebook.analytes.entries[Int(row.analyte)].code
      bounds.hold(
        row.sampledOn, "laboratory_result", ["\(row.sampledOn)", analyte, "\(row.sample)"],
        "sampled_on", "A laboratory sample is dated")
    }
    for row in history.measurements {
      bounds.hold(
        row.measuredOn, "lesion_measurement",
        ["\(row.measuredOn)", history.lesions[row.lesion].label], "measured_on",
        "A measurement is dated")
    }
  }
}

/// The days between which a patient's rows must lie.
private struct Bounds {
  let birth: ClinicalDate?
  let death: ClinicalDate?
  let today: ClinicalDate?
  private var findings: [Finding] = []
  private var afterDeath: AfterDeath?

  init(birth: ClinicalDate?, death: ClinicalDate?, today: ClinicalDate?) {
    self.birth = birth
    self.death = death
    self.today = today
  }

  /// What was found, that rows lie after death once for all of them.
  var allFindings: [Finding] {
    guard let death, let afterDeath else { return findings }
    return findings + [afterDeath.finding(death)]
  }

  @inline(__always)
  mutating func hold(
    _ day: ClinicalDate, _ table: String, _ key: @autoclosure () -> [String], _ column: String,
    _ subject: @autoclosure () -> String
  ) {
    hold(PartialDate(day), table, key(), column, subject())
  }

  /// Notes a row that can on no day it could be of lie within the bounds.
  @inline(__always)
  mutating func hold(
    _ date: PartialDate, _ table: String, _ key: @autoclosure () -> [String], _ column: String,
    _ subject: @autoclosure () -> String, hidesDay: Bool = false
  ) {
    if isWithin(date) { return }
    let claim = hidesDay ? subject() : "\(subject()) \(date)"
    if let birth, date.latest < birth {
      add("before-birth", table, key(), column, "\(claim), before birth.")
    }
    if let death, date.earliest > death {
      let row = Finding.Place(table: table, key: key(), column: column)
      afterDeath = afterDeath?.adding(row, date, claim) ?? AfterDeath(row, date, claim)
    }
    if let today, date.earliest > today {
      add("in-the-future", table, key(), column, "\(claim), in the future.")
    }
  }

  @inline(__always)
  private func isWithin(_ date: PartialDate) -> Bool {
    if let death, date.earliest > death { return false }
    if let today, date.earliest > today { return false }
    guard let birth else { return true }
    return date.earliest >= birth || date.latest >= birth
  }

  private mutating func add(
    _ rule: String, _ table: String, _ key: [String], _ column: String, _ sentence: String
  ) {
    findings.append(
      Finding(
        .impossible, rule: rule, table: table, key: key, column: column, sentence: sentence))
  }
}

/// The rows of a patient that are dated after death. One wrong day of death makes many, so that they are told together.
private struct AfterDeath {
  /// The earliest of them.
  private var first: Finding.Place
  private var date: PartialDate
  private var claim: String
  private var last: Finding.Place
  private var count = 1

  init(_ row: Finding.Place, _ date: PartialDate, _ claim: String) {
    first = row
    self.date = date
    self.claim = claim
    last = row
  }

  /// These and one more; two days of one row, which follow each other, count once.
  func adding(_ row: Finding.Place, _ date: PartialDate, _ claim: String) -> AfterDeath {
    var sum = self
    if row.table != last.table || row.key != last.key { sum.count += 1 }
    sum.last = row
    if date.earliest < self.date.earliest {
      sum.first = row
      sum.date = date
      sum.claim = claim
    }
    return sum
  }

  func finding(_ death: ClinicalDate) -> Finding {
    let place = count == 1 ? "after" : "the first of \(count) rows after"
    return Finding(
      .impossible, rule: "after-death", table: "death", column: "died_on",
      sentence: "\(claim), \(place) death (\(death)).", subject: first)
  }
}
