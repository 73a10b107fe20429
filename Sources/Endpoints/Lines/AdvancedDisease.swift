import ClinicalRecords

/// From when on the disease was advanced, as far as the registry shows: what tells palliative lines from
/// curative ones.
///
/// With an advanced extent at diagnosis from diagnosis on; with a curative one from the first
/// progression, or the first metastasis found after diagnosis; without an extent from the first
/// metastasis found.
///
/// Rule: L2.
struct AdvancedDisease {
  private let from: ClinicalDate?
  /// What a line before it is.
  private let before: LineIntent

  init(in history: PatientHistory, _ progressions: Progressions, _ derivation: LineDerivation) {
    let diagnosed = history.patient.diagnosedOn?.earliest
    let extent = history.patient.extent.map(Int.init)
    let spread = history.metastases.compactMap(\.foundOn?.earliest)
    if let extent, derivation.isAdvanced[extent] {
      from = diagnosed ?? ClinicalDate(dayNumber: .min)
      before = .unknown
    } else if let extent, derivation.isCurative[extent] {
      let later = spread.filter { day in diagnosed.map { day > $0 } ?? true }
      from = (later + progressions.days).min()
      before = .curative
    } else {
      from = spread.min()
      before = .unknown
    }
  }

  /// What a line that starts on a day is meant to do.
  func intent(ofLineFrom start: ClinicalDate) -> LineIntent {
    guard let from, start >= from else { return before }
    return .palliative
  }
}
