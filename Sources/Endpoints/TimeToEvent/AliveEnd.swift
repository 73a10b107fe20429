import ClinicalRecords

/// The last day a patient not known to have died was known alive, at the latest the cutoff; a death
/// after the cutoff proves the patient alive on it.
///
/// Rule: R57, R58.
struct AliveEnd {
  /// The day.
  let day: ClinicalDate
  /// Last known alive, or the cutoff.
  let ending: EndpointTime.Ending
  /// The row that shows it.
  let evidence: Evidence

  /// The last day known alive.
  ///
  /// - Parameters:
  ///   - history: The patient's rows, with ``LastKnownAlive/historyParts``.
  ///   - rules: Gives the cutoff.
  init(in history: borrowing PatientHistory, rules: EndpointRules) {
    self.init(LastKnownAlive(in: history), diedLater: history.diedOn != nil, rules: rules)
  }

  /// The last day anything was recorded, at the latest the cutoff: unlike a row, a death after the
  /// cutoff does not show that anybody looked.
  ///
  /// - Parameters:
  ///   - history: The patient's rows, with ``LastKnownAlive/historyParts``.
  ///   - rules: Gives the cutoff.
  init(ofRecordsIn history: borrowing PatientHistory, rules: EndpointRules) {
    self.init(LastKnownAlive(in: history), diedLater: false, rules: rules)
  }

  private init(_ alive: LastKnownAlive, diedLater: Bool, rules: EndpointRules) {
    if let cutoff = rules.cutoff, alive.day > cutoff || diedLater {
      (day, ending, evidence) = (cutoff, .cutoff, .cutoff)
    } else {
      (day, ending, evidence) = (alive.day, .lastKnownAlive, alive.evidence)
    }
  }

  /// The time censored there.
  func time(from origin: ClinicalDate) -> EndpointTime {
    EndpointTime(start: origin, stop: day, ending: ending, evidence: evidence)
  }
}
