extension PatientHistory {
  /// Whether an adverse event began in a month of which nobody knows whether the patient was seen alive after its middle:
  /// the lines of therapy do not show it, and no death ends the question.
  ///
  /// Where such an onset is put depends on the last day the patient was known alive, and any part can show that
  /// (docs/rules.md, A5, R58).
  public var hasOpenOnset: Bool {
    guard diedOn == nil else { return false }
    return adverseEvents.contains { event in
      guard let onset = event.onsetOn, onset.precision == .month else { return false }
      let middle = onset.earliest.adding(days: 14)
      return !lines.contains { ($0.endedOn ?? $0.startedOn) >= middle }
    }
  }
}
