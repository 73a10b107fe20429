import ClinicalRecords

/// Why a death of which not all is written is not put on the day its month or year would give.
///
/// Rule: R69.
struct DeathMove {
  let death: DayOfDeath
  let written: PartialDate
  let completed: ClinicalDate
  let alive: LastKnownAlive
  let cutoff: ClinicalDate?

  init(
    of death: DayOfDeath, written: PartialDate, _ history: PatientHistory, _ rules: EndpointRules
  ) {
    self.death = death
    self.written = written
    completed = written.completed(as: .death, missingMonth: rules.missingMonth)
    alive = LastKnownAlive(in: history)
    cutoff = rules.cutoff
  }

  /// The reason, to follow the day and a comma; empty where nothing moved it.
  var words: String {
    if death.day < completed, death.day == cutoff {
      return " the cutoff, as that is earlier than \(usual),"
    }
    guard death.day > completed else { return "" }
    if alive.day == death.day {
      return " the last day known alive (\(alive.evidence.aliveWord)), as that is later than "
        + "\(usual),"
    }
    return alive.day > written.latest
      ? " the last day it can have been, as \(alive.evidence.aliveWord) is recorded on \(alive.day),"
      : " the cutoff, as the patient was known alive later than \(usual),"
  }

  /// The day it would be.
  private var usual: String { written.precision == .month ? "the 15th" : "\(completed)" }
}

extension Evidence {
  /// The kind of a row that shows a patient alive.
  fileprivate var aliveWord: String {
    if case .contact = self { "contact" } else { aliveValue }
  }
}
