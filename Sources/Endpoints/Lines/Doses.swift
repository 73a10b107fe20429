import ClinicalRecords

/// One given dose, or stretch of days, of a drug that acts on the tumor.
struct Dose {
  let day: ClinicalDate
  /// The last day of a stretch; the day itself for a single dose.
  var last: ClinicalDate
  let agent: CodePosition
  /// Position of its record.
  let exposure: Int
}

/// The records that count, in order of time, and why the others do not.
///
/// A record that was not given, a supportive drug, a second record of one drug on one day, and a dose
/// before diagnosis are left out; of a diagnosis known by its month or year the first day it could be
/// counts.
///
/// Rule: L1, L2.
struct Doses {
  private(set) var all: [Dose] = []
  /// Supportive drugs given: they name a regimen, no more.
  private(set) var supportive: [Dose] = []
  /// What became of each record so far; `nil` for those that count.
  private(set) var roles: [DoseRole?]

  init(of history: PatientHistory, _ derivation: LineDerivation) {
    roles = [DoseRole?](repeating: nil, count: history.exposures.count)
    let diagnosed = history.patient.diagnosedOn?.earliest
    for (position, exposure) in history.exposures.enumerated() {
      let dose = Dose(
        day: exposure.givenOn,
        last: max(exposure.lastGivenOn ?? exposure.givenOn, exposure.givenOn),
        agent: exposure.agent, exposure: position)
      if !exposure.isGiven {
        roles[position] = .notGiven
      } else if !derivation.has(.antineoplastic, exposure.agent) {
        roles[position] = .supportive
        supportive.append(dose)
      } else if let diagnosed, exposure.givenOn < diagnosed {
        roles[position] = .beforeDiagnosis(days: diagnosed.days(since: exposure.givenOn))
      } else {
        add(dose)
      }
    }
  }

  private mutating func add(_ dose: Dose) {
    var position = all.count
    while position > 0, all[position - 1].day == dose.day {
      position -= 1
      guard all[position].agent == dose.agent else { continue }
      all[position].last = max(all[position].last, dose.last)
      roles[dose.exposure] = .duplicate
      return
    }
    all.append(dose)
  }
}

/// The days on which progression was recorded, in order.
struct Progressions: Equatable {
  private(set) var days: [ClinicalDate]

  /// Of several days, in any order, with repetitions.
  init(_ days: [ClinicalDate]) {
    self.days = []
    for day in days.sorted() where day != self.days.last { self.days.append(day) }
  }

  /// The last day after one day, up to another.
  func latest(after first: ClinicalDate, through last: ClinicalDate) -> ClinicalDate? {
    guard let day = days.last(where: { $0 <= last }), day > first else { return nil }
    return day
  }
}
