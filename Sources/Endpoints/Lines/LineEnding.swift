import ClinicalRecords

/// How lines end: on which day, and why.
///
/// A line's end is its last dose, to which the settings may add days; never on or after the start of
/// the next line, and not after death. The last line goes on while the patient is known alive no
/// longer after its last dose than a gap may be, or takes a drug whose records may be further apart.
///
/// Rule: L11, L13.
struct LineEnding {
  private let lines: [OpenLine]
  private let material: LineMaterial
  private let death: ClinicalDate?
  private let lastKnownAlive: ClinicalDate

  init(_ builder: LineBuilder, _ history: PatientHistory) {
    lines = builder.closed
    material = builder.material
    death = DayOfDeath(in: history, rules: material.derivation.endpointRules)?.day
    lastKnownAlive = LastKnownAlive(in: history).day
  }

  func nextStart(_ index: Int) -> ClinicalDate? {
    index + 1 < lines.count ? lines[index + 1].start : nil
  }

  /// The last day on which a drug of a line was given before the next line.
  func lastGiven(_ index: Int) -> ClinicalDate {
    let last = lines[index].last
    return nextStart(index).map { min(last, $0.adding(days: -1)) } ?? last
  }

  /// The end of a line; `nil` while it may go on.
  func end(_ index: Int, _ closing: LineClosing) -> ClinicalDate? {
    if case .dataEnd = closing { return nil }
    let last = lastGiven(index)
    let limit = min(
      nextStart(index)?.adding(days: -1) ?? .distantFuture, max(last, death ?? .distantFuture))
    return min(last.adding(days: material.rules.lineEndDays), limit)
  }

  /// What closed a line.
  func closing(_ index: Int) -> LineClosing {
    guard let next = nextStart(index) else { return closingOfLast(index) }
    let line = lines[index]
    switch lines[index + 1].opening {
    case .progression(let day, _), .continuedAfterProgression(let day): return .progression(day)
    case .gap(let days):
      let progression = material.progressions.latest(after: line.start, through: next)
      if let progression, progression >= lastGiven(index) { return .progression(progression) }
      return .gap(days: days)
    case .newAgent, .sequentialSet, .swap, .firstDose: return .newAgent
    }
  }

  private func closingOfLast(_ index: Int) -> LineClosing {
    let line = lines[index]
    let last = line.last
    let until = death ?? max(lastKnownAlive, last)
    let days = max(0, until.days(since: last))
    if death == nil, days <= material.rules.gapDays || isExempt(line) {
      return .dataEnd(days: days)
    }
    if let progression = material.progressions.latest(after: line.start, through: until),
      progression >= last
    {
      return .progression(progression)
    }
    if let death, days <= material.rules.gapDays || isExempt(line) { return .death(death) }
    return .gap(days: days)
  }

  /// Whether the drug last given is one whose records may be far apart.
  private func isExempt(_ line: OpenLine) -> Bool {
    line.uses.contains { $0.last == line.last && material.derivation.has(.gapExempt, $0.agent) }
  }
}
