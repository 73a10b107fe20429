import ClinicalRecords

/// The results of one term on one line, day by day, on the way to episodes.
///
/// A term may be graded by several analytes, such as hypertension by systolic and diastolic pressure: each result is held
/// against the baseline of its own analyte, and each analyte that was worse must be back for the spell to end.
///
/// Rule: G6.
struct TermCourse {
  /// A time in which results are worse than the baseline.
  struct Spell {
    let onsetOn: ClinicalDate
    fileprivate(set) var endedOn: ClinicalDate?
    fileprivate(set) var worst: GradedResult
    fileprivate(set) var highest: GradedResult
    /// Every grade the worst of it may have.
    var grades: ClosedRange<Int> { worst.finding.grade...highest.finding.grades.upperBound }

    /// Takes a result of the spell; of equal ones the first stays.
    fileprivate mutating func take(_ result: GradedResult) {
      if result.finding.grade > worst.finding.grade { worst = result }
      if result.finding.grades.upperBound > highest.finding.grades.upperBound { highest = result }
    }
  }

  /// The spells so far; the last may go on.
  private(set) var spells: [Spell] = []
  /// The analytes that are worse than their baseline, or could be, in the spell that goes on; empty outside spells.
  private var running: [CodePosition] = []
  /// The day that was reached.
  private var day: ClinicalDate?
  /// The analytes with results of it.
  private var measured: [CodePosition] = []
  /// Its results that are worse than the baseline, or could be; most days have none.
  private var suspected: [GradedResult] = []
  private var doubtful: (highest: GradedResult, dayCount: Int)?

  /// Adds a result; they come by day.
  mutating func add(_ result: GradedResult) {
    let sampledOn = result.result.sampledOn
    if let day, day != sampledOn { closeDay() }
    day = sampledOn
    if !measured.contains(result.analyte) { measured.append(result.analyte) }
    if result.mayBeAboveBaseline { suspected.append(result) }
  }

  /// The course with its last day taken into account.
  consuming func closed() -> TermCourse {
    closeDay()
    return self
  }

  /// What could show an adverse event outside the spells.
  func undecided(of term: CodePosition) -> UndecidedFinding? {
    doubtful.map { UndecidedFinding(term: term, highest: $0.highest, dayCount: $0.dayCount) }
  }

  private mutating func closeDay() {
    guard let day else { return }
    defer {
      suspected.removeAll(keepingCapacity: true)
      measured.removeAll(keepingCapacity: true)
    }
    if running.isEmpty {
      guard let shown = suspected.first(where: \.isAboveBaseline) else { return doubt(suspected) }
      spells.append(Spell(onsetOn: shown.result.sampledOn, worst: shown, highest: shown))
    } else {
      running.removeAll { analyte in
        measured.contains(analyte) && !suspected.contains { $0.analyte == analyte }
      }
      if running.isEmpty, suspected.isEmpty { spells[spells.count - 1].endedOn = day }
    }
    for result in suspected {
      spells[spells.count - 1].take(result)
      if !running.contains(result.analyte) { running.append(result.analyte) }
    }
  }

  private mutating func doubt(_ results: [GradedResult]) {
    guard let first = results.first else { return }
    var highest = doubtful?.highest ?? first
    for result in results
    where result.finding.grades.upperBound > highest.finding.grades.upperBound { highest = result }
    doubtful = (highest, (doubtful?.dayCount ?? 0) + 1)
  }
}
