import ClinicalRecords

/// The results of one term on one line, day by day, on the way to episodes.
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
  private var isOpen = false
  /// The day that was reached.
  private var day: ClinicalDate?
  /// Its results that are worse than the baseline, or could be; most days have none.
  private var suspected: [GradedResult] = []
  private var doubtful: (highest: GradedResult, dayCount: Int)?

  /// Adds a result; they come by day.
  mutating func add(_ result: GradedResult) {
    let sampledOn = result.result.sampledOn
    if let day, day != sampledOn { closeDay() }
    day = sampledOn
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
    defer { suspected.removeAll(keepingCapacity: true) }
    if let shown = suspected.first(where: \.isAboveBaseline), !isOpen {
      spells.append(Spell(onsetOn: shown.result.sampledOn, worst: shown, highest: shown))
      isOpen = true
    }
    guard isOpen else { return doubt(suspected) }
    if suspected.isEmpty {
      spells[spells.count - 1].endedOn = day
      isOpen = false
    }
    for result in suspected { spells[spells.count - 1].take(result) }
  }

  private mutating func doubt(_ results: [GradedResult]) {
    guard let first = results.first else { return }
    var highest = doubtful?.highest ?? first
    for result in results
    where result.finding.grades.upperBound > highest.finding.grades.upperBound { highest = result }
    doubtful = (highest, (doubtful?.dayCount ?? 0) + 1)
  }
}
