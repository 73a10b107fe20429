import ClinicalRecords

/// Where maintenance began in a line, and what had stopped by then.
///
/// What is listed as maintenance of the line's regimen, or by the settings where nothing is listed, went
/// on without the other drugs a cycle or more after their last dose; or a drug was begun as
/// maintenance.
///
/// Rule: L8.
struct LinePhases {
  /// The first dose of maintenance.
  let start: ClinicalDate
  /// The drugs of induction that had stopped.
  let stopped: [CodePosition]

  /// `nil` where there was no maintenance.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - material: Has the doses.
  ///   - limit: The day from which doses are not looked at.
  init?(_ line: OpenLine, _ material: LineMaterial, before limit: ClinicalDate) {
    let limit = min(limit, line.consolidatedFrom ?? limit)
    let uses = line.uses.filter { $0.first < limit }
    let continuing = LinePhases.continuing(uses, of: line, material)
    let others = uses.map(\.agent).filter { !continuing.contains($0) }
    guard !continuing.isEmpty, !others.isEmpty else { return nil }
    let doses = material.doses[line.doses].prefix { $0.day < limit }
    guard let end = doses.last(where: { others.contains($0.agent) }).map(\.last) else { return nil }
    let earliest = end.adding(days: material.rules.shortestCycleDays)
    let begun = uses.first { $0.role == .maintenance }?.first
    let found = doses.first { $0.day >= earliest && continuing.contains($0.agent) }?.day
    guard let start = [begun, found].compactMap(\.self).min(),
      material.progressions.latest(after: line.start, through: start) == nil
    else { return nil }
    self.start = start
    stopped = others
  }

  /// The drugs that are maintenance where they go on alone: begun as such, or listed.
  private static func continuing(
    _ uses: [OpenLine.Use], of line: OpenLine, _ material: LineMaterial
  ) -> [CodePosition] {
    let listed = material.derivation.regimens.maintenanceComponents(of: line.regimenAgents)
    return uses.filter { use in
      if use.role == .maintenance { return true }
      return listed.isEmpty
        ? material.derivation.has(.continuation, use.agent)
        : listed.contains(use.agent) || listed.contains(use.replaces ?? use.agent)
    }.map(\.agent)
  }
}
