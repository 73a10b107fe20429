import ClinicalRecords

/// What is worth knowing about a finished line: what its days brought, and what only the whole shows.
struct LineFlags {
  private let index: Int
  private let line: OpenLine
  private let finisher: LineFinisher
  private let phases: LinePhases?

  init(_ index: Int, _ finisher: LineFinisher, _ phases: LinePhases?) {
    self.index = index
    self.finisher = finisher
    self.phases = phases
    line = finisher.builder.closed[index]
  }

  private var lines: [OpenLine] { finisher.builder.closed }
  private var material: LineMaterial { finisher.material }
  private var rules: LineRules { material.rules }
  private var before: OpenLine? { index > 0 ? lines[index - 1] : nil }

  var all: [LineFlag] {
    var flags = opening + line.flags + takenBeyondProgression
    if let start = phases?.start, !line.uses.contains(where: { $0.role == .maintenance }) {
      flags.append(.continuationMaintenance(from: start))
    }
    return flags + dropped + overlaps
  }

  /// What the opening says. Rule: L3, L6, L10, L12.
  private var opening: [LineFlag] {
    guard let before else { return [] }
    var flags: [LineFlag] = []
    let shared = line.uses.map(\.agent).filter { before.use(of: $0) != nil }
    switch line.opening {
    case .newAgent(let agent, let day):
      if !shared.isEmpty { flags.append(.lateAddition(agent, day: day)) }
    case .sequentialSet: flags.append(.sequentialSets(on: line.start))
    case .swap(let old, let new): flags.append(.swap(of: old, by: new, on: line.start))
    case .firstDose, .progression, .continuedAfterProgression, .gap: break
    }
    if let rechallenge { flags.append(rechallenge) }
    return flags + continued(shared, from: before).map { .continuedAgent($0) }
  }

  /// The drugs that went on from one line into the next: not those that had stopped for maintenance,
  /// and none across a gap.
  private func continued(_ shared: [CodePosition], from before: OpenLine) -> [CodePosition] {
    if case .gap = line.opening { return [] }
    let stopped = LinePhases(before, material, before: line.start)?.stopped ?? []
    return shared.filter { !stopped.contains($0) }
  }

  /// The drugs of an earlier line, or what stands for them, again: after a gap, after another line, or
  /// after they had stopped. Rule: L12.
  private var rechallenge: LineFlag? {
    for earlier in (0..<index).reversed() {
      let other = lines[earlier]
      let found = line.regimenAgents.map { agent in
        other.uses.filter {
          $0.agent == agent || material.derivation.areSubstitutes($0.agent, agent)
        }.map(\.last).max()
      }
      guard let last = found.compactMap(\.self).max(), !found.contains(where: { $0 == nil }) else {
        continue
      }
      if earlier == index - 1, !isNewDecision { continue }
      return .rechallenge(ofLine: other.number, days: line.start.days(since: last))
    }
    return nil
  }

  /// Whether the line begins with drugs that were not simply going on.
  private var isNewDecision: Bool {
    switch line.opening {
    case .gap, .progression: true
    case .firstDose, .continuedAfterProgression, .newAgent, .sequentialSet, .swap: false
    }
  }

  /// A stretch of days that runs on after progression. Rule: L10.
  private var takenBeyondProgression: [LineFlag] {
    let limit = finisher.ending.nextStart(index) ?? .distantFuture
    return material.progressions.days.filter { $0 > line.start && $0 < limit }.compactMap { day in
      let isTaken = line.uses.contains {
        $0.first < day && min($0.last, limit) >= day.adding(days: rules.carryoverDays)
          && $0.last > $0.lastDose && $0.lastDose <= day
      }
      let isKnown = line.flags.contains { flag in
        if case .beyondProgression(day, _) = flag { return true }
        return false
      }
      return isTaken && !isKnown ? .beyondProgression(day, firstDose: day.adding(days: 1)) : nil
    }
  }

  /// Drugs that stopped a cycle or more before the others, and that is no maintenance. Rule: L5.
  private var dropped: [LineFlag] {
    let last = finisher.ending.lastGiven(index)
    let stopped = phases?.stopped ?? []
    return line.uses.filter { use in
      !stopped.contains(use.agent) && !line.isReplaced(use)
        && line.plannedFrom == nil && line.consolidatedFrom == nil
        && use.last.adding(days: rules.shortestCycleDays) <= last
    }.map { .droppedAgent($0.agent, last: $0.last) }
  }

  /// Records that run on into the next line. Rule: L13.
  private var overlaps: [LineFlag] {
    guard let next = finisher.ending.nextStart(index) else { return [] }
    return line.uses.filter { $0.last >= next }
      .map { .overlap($0.agent, days: $0.last.days(since: next) + 1) }
  }
}
