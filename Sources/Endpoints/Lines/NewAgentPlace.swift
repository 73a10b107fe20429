import ClinicalRecords

/// Where drugs belong that a line does not have yet, when the disease has not progressed.
enum NewAgentPlace {
  /// In the line.
  case joins(LineAgent.Role)
  /// In the next line: a second set of drugs inside the window.
  case isSequential
  /// In the next line.
  case isOutside
}

extension LineDay {
  /// Where new drugs belong.
  ///
  /// Rule: L3, L6, L8, L9.
  ///
  /// - Parameter new: The drugs, one at least.
  /// - Returns: The place.
  func place(of new: [CodePosition]) -> NewAgentPlace {
    if day.days(since: line.start) <= rules.regimenWindowDays {
      guard isSequential(new), rules.sequentialSets == .newLine else { return .joins(.regimen) }
      return planned(new).map { .joins($0) } ?? .isSequential
    }
    if let role = planned(new) { return .joins(role) }
    return isMaintenance(new) ? .joins(.maintenance) : .isOutside
  }

  /// Whether new drugs are a second set inside the window: a cycle after the first set, which is not
  /// given again, and no regimen lists both. Rule: L3.
  func isSequential(_ new: [CodePosition]) -> Bool {
    gap >= rules.shortestCycleDays && goingOn.isEmpty
      && today.allSatisfy { new.contains(agent($0)) }
      && !derivation.regimens.lists(line.regimenAgents + new)
  }

  /// The drugs of the line that are given on this day or in the days of a window after it.
  private var goingOn: [CodePosition] {
    let last = day.adding(days: rules.regimenWindowDays)
    var agents = line.uses.filter { $0.last >= day }.map(\.agent)
    var position = today.lowerBound
    while position < material.doses.count, material.doses[position].day <= last {
      let agent = agent(position)
      if line.use(of: agent) != nil, !agents.contains(agent) { agents.append(agent) }
      position += 1
    }
    return agents
  }

  /// Which part of a curative plan new drugs are: consolidation, or with the line a regimen whose parts
  /// follow each other; or given in the window of such a part. Rule: L9.
  private func planned(_ new: [CodePosition]) -> LineAgent.Role? {
    guard line.intent == .curative, gap <= rules.plannedSequenceDays else { return nil }
    if new.allSatisfy({ derivation.has(.consolidation, $0) }) { return .consolidation }
    if let from = line.plannedFrom, day.days(since: from) <= rules.regimenWindowDays {
      return .planned
    }
    return derivation.regimens.lists(line.regimenAgents + new) ? .planned : nil
  }

  /// Whether new drugs are maintenance: begun soon after induction, in place of what stopped. Either
  /// they are listed and what goes on is maintenance too, or with what goes on they are a listed
  /// regimen of maintenance. Rule: L8.
  private func isMaintenance(_ new: [CodePosition]) -> Bool {
    let goingOn = goingOn
    let stopped = line.uses.filter { !goingOn.contains($0.agent) }
    guard let end = stopped.map(\.last).max(),
      day.days(since: end) <= rules.maintenanceWindowDays
    else { return false }
    if !goingOn.isEmpty, derivation.regimens.listsAsMaintenance(goingOn + new) { return true }
    return new.allSatisfy { derivation.has(.switchMaintenance, $0) }
      && goingOn.allSatisfy { derivation.has(.continuation, $0) }
      && (line.numberOfIntent == 1 || !rules.switchMaintenanceIsFirstLineOnly)
  }

  /// Days from the last dose of what stopped to this day.
  var daysSinceInduction: Int {
    let goingOn = goingOn
    let end = line.uses.filter { !goingOn.contains($0.agent) }.map(\.last).max()
    return day.days(since: end ?? line.last)
  }
}
