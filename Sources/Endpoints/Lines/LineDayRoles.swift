import ClinicalRecords

/// What a day's doses are, once they stay in the line.
extension LineDay {
  /// What one dose did. Rule: L14.
  ///
  /// - Parameters:
  ///   - position: Position of the dose.
  ///   - role: How its drug comes into the line; `nil` for a drug it has.
  /// - Returns: What it did.
  func doseRole(of position: Int, as role: LineAgent.Role?) -> DoseRole {
    switch role {
    case .regimen, .carriedOver: return .joined(day: day.days(since: line.start))
    case .substitute(let old): return .substituted(old)
    case .swapped(let old): return .swapped(old)
    case .maintenance: return .beganMaintenance(days: daysSinceInduction)
    case .planned, .consolidation: return .beganPlannedPart(days: gap)
    case nil: break
    }
    let agent = agent(position)
    if gap > rules.gapDays, derivation.has(.gapExempt, agent) { return .acrossGap(days: gap) }
    if let pause = pause(of: agent) { return .resumed(days: pause) }
    if let progression, progression < day { return .beyondProgression(progression) }
    return .continued
  }

  /// What is worth knowing about the line because of this day.
  func flags(joining roles: [LineAgent.Role?]) -> [LineFlag] {
    var flags: [LineFlag] = []
    for (position, role) in zip(today, roles) {
      let agent = agent(position)
      switch role {
      case .substitute(let old): flags.append(.substitution(of: old, by: agent, on: day))
      case .swapped(let old): flags.append(.swap(of: old, by: agent, on: day))
      case .maintenance: flags.append(.switchMaintenance(agent, from: day))
      case .planned, .consolidation: flags.append(.plannedSequence(agent, from: day))
      case .regimen, .carriedOver: continue
      case nil:
        if let pause = pause(of: agent) {
          flags.append(.resumedAgent(agent, days: pause, on: day))
        }
      }
    }
    if gap > rules.gapDays, let agent = exemptAgent {
      flags.append(.exemptGap(agent, days: gap, on: day))
    }
    if let progression = firstProgressionSinceLastDose {
      flags.append(.beyondProgression(progression, firstDose: day))
    }
    let joined = zip(today, roles).filter { $1 == .regimen }.map { agent($0.0) }
    if !joined.isEmpty, isSequential(joined) { flags.append(.sequentialSets(on: day)) }
    return flags
  }

  /// Days since a drug was last given, where that is longer than a gap may be while other drugs of the
  /// line went on. Rule: L4.
  private func pause(of agent: CodePosition) -> Int? {
    guard let use = line.use(of: agent), gap <= rules.gapDays,
      !derivation.has(.gapExempt, agent)
    else { return nil }
    let days = day.days(since: use.last)
    return days > rules.gapDays ? days : nil
  }
}
