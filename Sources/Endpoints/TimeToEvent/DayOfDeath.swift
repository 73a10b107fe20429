import ClinicalRecords

/// The day of death a derivation uses, or none when the patient is not known to have died by the cutoff.
///
/// A death of which only the month is known is taken to be on the 15th, of which only the year on
/// 30 June or as the setting says; but not before the last day the patient was known alive, as far as
/// the month or year allows, nor after the cutoff. Such a day is marked imputed. Who was known alive
/// on the cutoff or later had not died by it.
///
/// Rule: R57, R69, R70.
struct DayOfDeath {
  let day: ClinicalDate
  let isImputed: Bool

  init?(in history: borrowing PatientHistory, rules: EndpointRules) {
    guard let died = history.diedOn, rules.knows(died.earliest) else { return nil }
    if let day = died.day {
      self.day = day
      isImputed = false
      return
    }
    let alive = LastKnownAlive(in: history).day
    if let cutoff = rules.cutoff, alive >= cutoff { return nil }
    let completed = died.completed(as: .death, missingMonth: rules.missingMonth)
    let known = min(max(completed, alive), died.latest)
    day = min(known, rules.cutoff ?? known)
    isImputed = true
  }
}
