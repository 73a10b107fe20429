import ClinicalRecords

/// The day of death a derivation uses, or none when the patient is not known to have died by the
/// cutoff.
///
/// A death of which only the month is known is taken to be on the 15th, of which only the year on
/// 30 June; but not before the last day the patient was known alive, nor after the cutoff. Such a
/// day is marked imputed.
///
/// Rule: R57, R69, R70.
struct DayOfDeath {
  let day: ClinicalDate
  let isImputed: Bool

  init?(in history: PatientHistory, rules: EndpointRules) {
    guard let died = history.diedOn, rules.knows(died.earliest) else { return nil }
    if let day = died.day {
      self.day = day
      isImputed = false
      return
    }
    let (year, month, _) = died.earliest.components
    let middle =
      died.precision == .month
      ? ClinicalDate(year: year, month: month, day: 15)
      : ClinicalDate(year: year, month: 6, day: 30)
    var day = middle ?? died.earliest
    let alive = LastKnownAlive(in: history).day
    day = min(max(day, alive), max(died.latest, day))
    if let cutoff = rules.cutoff { day = min(day, cutoff) }
    self.day = day
    isImputed = true
  }
}
