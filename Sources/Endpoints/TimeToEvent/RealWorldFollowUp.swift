import ClinicalRecords

/// Where follow-up for real-world progression ends.
///
/// At the last day anything was recorded; in the variant with visit gaps at the last visit before the
/// first gap longer than the rules allow. Never after the cutoff.
///
/// Source: Roche, R package RwPFS (`calc_rwPFS`), for the variant with gaps.
///
/// Rule: R57, R73, R74.
struct RealWorldFollowUp {
  /// Its last day.
  let day: ClinicalDate
  /// The last record, the cutoff, or the start of a gap.
  let ending: EndpointTime.Ending
  /// The row of that day.
  let evidence: Evidence
  /// The first day after the gap that ended it.
  let gapEnd: ClinicalDate?

  /// The follow-up of a line.
  ///
  /// - Parameters:
  ///   - course: The line.
  ///   - history: The patient's rows, with ``LastKnownAlive/historyParts``, drugs, exposures and
  ///     lesions.
  ///   - rules: Gives the variant and the longest gap.
  init(_ course: borrowing LineCourse, in history: borrowing PatientHistory, rules: EndpointRules) {
    let records = AliveEnd(ofRecordsIn: history, rules: rules)
    if rules.realWorldVariant == .visitGaps,
      let gap = RecordedDays(in: history, from: course.start, through: rules.cutoff).firstGap(
        longerThan: rules.realWorldVisitGapDays), gap.start < records.day
    {
      day = gap.start
      ending = .endOfFollowUp
      evidence = gap.evidence
      gapEnd = gap.end
    } else {
      day = records.day
      ending = records.ending == .cutoff ? .cutoff : .endOfFollowUp
      evidence = records.evidence
      gapEnd = nil
    }
  }
}
