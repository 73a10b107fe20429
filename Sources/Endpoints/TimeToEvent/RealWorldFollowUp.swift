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
      let gap = RecordedDays(in: history, from: course.start).firstGap(
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

/// The days from the start of a line on which anything was recorded of a patient, whole rows only:
/// of laboratory samples the first and the last.
struct RecordedDays {
  private var days: [(day: ClinicalDate, evidence: Evidence)] = []
  private let first: ClinicalDate

  init(in history: borrowing PatientHistory, from first: ClinicalDate) {
    self.first = first
    for line in history.lines { add([line.startedOn, line.endedOn], .line(line.number)) }
    for drug in history.drugs {
      add(
        [drug.firstGivenOn, drug.lastGivenOn],
        .lineDrug(line: drug.lineNumber, agent: drug.agent))
    }
    for row in history.assessments {
      add([row.assessedOn], .assessment(row.assessedOn, reading: row.reading))
    }
    for day in history.contacts { add([day], .contact(day)) }
    for day in history.clinicalProgressions { add([day], .clinicalProgression(day)) }
    for row in history.performanceStatuses {
      add([row.assessedOn], .performanceStatus(row.assessedOn))
    }
    for row in history.metastaticBurdens { add([row.countedOn], .metastaticBurden(row.countedOn)) }
    for row in history.metastases { add([row.foundOn?.day], .metastasis(row.site)) }
    for event in history.adverseEvents {
      add([event.onsetOn?.day, event.endedOn?.day], .adverseEvent(event.number))
    }
    for row in history.observations {
      add([row.observedOn], .observation(field: row.field, row.observedOn))
    }
    for row in history.measurements { add([row.measuredOn], .lesionMeasurement(row.measuredOn)) }
    addSpans(history)
    addDoses(history)
    days.sort { $0.day < $1.day }
  }

  private mutating func addSpans(_ history: PatientHistory) {
    for day in history.sampledDays?.ends ?? [] { add([day], .laboratoryResult(day)) }
    for day in history.measuredDays?.ends ?? [] { add([day], .lesionMeasurement(day)) }
  }

  /// A stretch of days on which a drug was taken has no gap in it.
  private mutating func addDoses(_ history: PatientHistory) {
    for dose in history.exposures where dose.isGiven {
      var day = dose.givenOn
      let last = dose.lastGivenOn ?? day
      while day < last {
        add([day], .drugExposure(dose.givenOn))
        day = day.adding(days: 1)
      }
      add([last], .drugExposure(dose.givenOn))
    }
  }

  private mutating func add(_ days: [ClinicalDate?], _ evidence: Evidence) {
    for case let day? in days where day >= first { self.days.append((day, evidence)) }
  }

  /// The first stretch of more than these days between two records.
  func firstGap(
    longerThan limit: Int
  ) -> (start: ClinicalDate, end: ClinicalDate, evidence: Evidence)? {
    for (before, after) in zip(days, days.dropFirst())
    where after.day.days(since: before.day) > limit {
      return (before.day, after.day, before.evidence)
    }
    return nil
  }
}
