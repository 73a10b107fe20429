import ClinicalRecords

/// One day's doses beside the line that is open: whether they stay in it, and why.
///
/// In this order: a drug outside the current regimen after progression opens the next line, then a gap,
/// then the same drugs after progression where the settings say so, then a drug that is no
/// substitute, not within the window, not maintenance and not planned.
struct LineDay {
  /// What a day's doses do.
  enum Verdict {
    /// They open the next line.
    case opens(LineOpening)
    /// They stay; for each dose how its drug comes into the line, `nil` for a drug it has.
    case stays([LineAgent.Role?])
  }

  let line: OpenLine
  let today: Range<Int>
  let material: LineMaterial
  let day: ClinicalDate
  /// The last progression of the line up to this day.
  let progression: ClinicalDate?

  init(_ line: OpenLine, _ today: Range<Int>, _ material: LineMaterial) {
    self.line = line
    self.today = today
    self.material = material
    day = material.doses[today.lowerBound].day
    progression = material.progressions.latest(after: line.start, through: day)
  }

  var rules: LineRules { material.rules }
  var derivation: LineDerivation { material.derivation }
  /// Days without a dose before this day.
  var gap: Int { day.days(since: line.last) }

  func agent(_ position: Int) -> CodePosition { material.doses[position].agent }
  func isGivenToday(_ agent: CodePosition) -> Bool { today.contains { self.agent($0) == agent } }

  /// What the day's doses do.
  var verdict: Verdict {
    let roles = today.map { replacement(agent($0)) }
    let new = zip(today, roles).filter { line.use(of: agent($0)) == nil && $1 == nil }
      .map { agent($0.0) }
    if let opening = closing(new, roles) { return .opens(opening) }
    guard let first = new.first else { return .stays(roles) }
    switch place(of: new) {
    case .joins(let role):
      return .stays(zip(today, roles).map { new.contains(agent($0)) ? role : $1 })
    case .isSequential: return .opens(.sequentialSet(first, day: day.days(since: line.start)))
    case .isOutside: return .opens(.newAgent(first, day: day.days(since: line.start)))
    }
  }

  /// What closes the line before any of today's drugs is placed in it.
  private func closing(_ new: [CodePosition], _ roles: [LineAgent.Role?]) -> LineOpening? {
    if let progression, let agent = outsider(among: new, after: progression) {
      return .progression(progression, agent: agent)
    }
    if gap > rules.gapDays, exemptAgent == nil { return .gap(days: gap) }
    if rules.beyondProgression == .newLine, let progression = firstProgressionSinceLastDose {
      return .continuedAfterProgression(progression)
    }
    guard rules.swap == .newLine else { return nil }
    for (position, role) in zip(today, roles) {
      if case .swapped(let old)? = role { return .swap(old, for: agent(position)) }
    }
    return nil
  }

  /// The exempt drug of the line that is given again today. Rule: L11.
  var exemptAgent: CodePosition? {
    today.lazy.map(agent).first {
      derivation.has(.gapExempt, $0) && line.use(of: $0) != nil
    }
  }

  /// A progression between the last dose and this day, which is not the progression's own day.
  var firstProgressionSinceLastDose: ClinicalDate? {
    guard let progression, progression < day,
      !line.uses.contains(where: { $0.lastDose > progression })
    else { return nil }
    return progression
  }

  /// The first of today's drugs that is not in the current regimen when the disease has progressed.
  /// Rule: L10.
  private func outsider(
    among new: [CodePosition], after progression: ClinicalDate
  ) -> CodePosition? {
    if let agent = new.first { return agent }
    let stopped = LinePhases(line, material, before: progression.adding(days: 1))?.stopped ?? []
    return today.lazy.map(agent).first { agent in
      guard let use = line.use(of: agent), use.lastDose <= progression else { return false }
      return stopped.contains(agent) || line.isReplaced(use)
    }
  }

  /// How a drug that is new in the line replaces one of it, if it does. Rule: L7.
  private func replacement(_ agent: CodePosition) -> LineAgent.Role? {
    guard line.use(of: agent) == nil else { return nil }
    if let old = replaced(by: agent, where: derivation.areSubstitutes) { return .substitute(old) }
    let areSwapped = { derivation.has(.swap, $0) && derivation.has(.swap, $1) }
    return replaced(by: agent, where: areSwapped).map { .swapped($0) }
  }

  /// The last given drug of the line that a drug stands for: stopped, no longer ago than a gap may
  /// be, without progression since.
  private func replaced(
    by agent: CodePosition, where isAlike: (CodePosition, CodePosition) -> Bool
  ) -> CodePosition? {
    let candidates = line.uses.filter { use in
      isAlike(use.agent, agent) && !isGivenToday(use.agent)
        && day.days(since: use.last) <= rules.gapDays
        && material.progressions.latest(
          after: max(line.start, use.lastDose.adding(days: -1)), through: day) == nil
    }
    return candidates.max { $0.lastDose < $1.lastDose }?.agent
  }
}
