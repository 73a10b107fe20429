import ClinicalRecords

/// The days from the start of a line to the cutoff on which anything was recorded of a patient, whole
/// rows only: of laboratory samples the first and the last; a drug that was taken over a stretch of
/// days leaves no gap in it.
///
/// Rule: R57, R74.
struct RecordedDays {
  private struct Stretch {
    let first: ClinicalDate
    let last: ClinicalDate
    let evidence: Evidence
  }

  private var stretches: [Stretch] = []
  private let first: ClinicalDate
  private let last: ClinicalDate

  /// The days on which anything was recorded.
  ///
  /// - Parameters:
  ///   - history: The patient's rows.
  ///   - first: The first day that counts.
  ///   - last: The last day that counts; `nil` for none.
  init(
    in history: borrowing PatientHistory, from first: ClinicalDate, through last: ClinicalDate?
  ) {
    self.first = first
    self.last = last ?? .distantFuture
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
    addFindings(history)
    addDoses(history)
    stretches.sort { $0.first < $1.first }
  }

  private mutating func addFindings(_ history: PatientHistory) {
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
    for day in history.sampledDays?.ends ?? [] { add([day], .laboratoryResult(day)) }
    for day in history.measuredDays?.ends ?? [] { add([day], .lesionMeasurement(day)) }
  }

  private mutating func addDoses(_ history: PatientHistory) {
    for dose in history.exposures where dose.isGiven {
      add(dose.givenOn, dose.lastGivenOn ?? dose.givenOn, .drugExposure(dose.givenOn))
    }
  }

  private mutating func add(_ days: [ClinicalDate?], _ evidence: Evidence) {
    for case let day? in days { add(day, day, evidence) }
  }

  private mutating func add(
    _ begin: ClinicalDate, _ end: ClinicalDate, _ evidence: Evidence
  ) {
    guard end >= first, begin <= last else { return }
    stretches.append(
      Stretch(first: max(begin, first), last: min(end, last), evidence: evidence))
  }

  /// The first stretch of more than these days between two records.
  ///
  /// - Parameter limit: The longest that is no gap, in days.
  /// - Returns: The days it lies between, and the row of the first of them.
  func firstGap(
    longerThan limit: Int
  ) -> (start: ClinicalDate, end: ClinicalDate, evidence: Evidence)? {
    guard var reach = stretches.first else { return nil }
    for next in stretches.dropFirst() {
      if next.first.days(since: reach.last) > limit {
        return (reach.last, next.first, reach.evidence)
      }
      if next.last >= reach.last { reach = next }
    }
    return nil
  }
}
