import ClinicalRecords

/// Turns the lines made of doses into what is proposed: ends, reasons, phases, names.
struct LineFinisher {
  let builder: LineBuilder
  let ending: LineEnding
  private let supportive: [Dose]

  init(_ builder: LineBuilder, _ supportive: [Dose], _ history: PatientHistory) {
    self.builder = builder
    self.supportive = supportive
    ending = LineEnding(builder, history)
  }

  var material: LineMaterial { builder.material }
  var derivation: LineDerivation { material.derivation }

  /// The finished line at a position.
  func line(_ index: Int) -> DerivedLine {
    let open = builder.closed[index]
    let last = ending.lastGiven(index)
    let closing = ending.closing(index)
    let next = ending.nextStart(index) ?? .distantFuture
    let phases = LinePhases(open, material, before: next)
    return DerivedLine(
      number: open.number, intent: open.intent, numberOfIntent: open.numberOfIntent,
      startedOn: open.start, lastGivenOn: last, endedOn: ending.end(index, closing),
      opening: open.opening, closing: closing,
      agents: open.uses.map {
        LineAgent(
          agent: $0.agent, role: $0.role, firstGivenOn: $0.first, lastGivenOn: min($0.last, last))
      },
      regimen: derivation.regimens.regimen(
        of: open.regimenAgents, with: supportive(from: open.start, through: last)),
      phases: self.phases(open, phases?.start, last),
      flags: LineFlags(index, self, phases).all,
      chemotherapyFreeDays: chemotherapyFreeDays(before: index))
  }

  private func supportive(from first: ClinicalDate, through last: ClinicalDate) -> [CodePosition] {
    supportive.filter { $0.day >= first && $0.day <= last }.map(\.agent)
  }

  /// Induction, then maintenance or the next part of a plan. Rule: L8, L9.
  private func phases(
    _ line: OpenLine, _ maintenance: ClinicalDate?, _ last: ClinicalDate
  ) -> [LinePhase] {
    let starts: [(ClinicalDate, LinePhase.Kind)] =
      [(line.start, .induction)] + (maintenance.map { [($0, .maintenance)] } ?? [])
      + (line.consolidatedFrom.map { [($0, .consolidation)] } ?? [])
    let sorted = starts.sorted { $0.0 < $1.0 }
    return sorted.indices.map { index in
      let end =
        index + 1 < sorted.count ? lastDose(of: line, before: sorted[index + 1].0) : last
      return LinePhase(kind: sorted[index].1, startedOn: sorted[index].0, lastGivenOn: end)
    }
  }

  private func lastDose(of line: OpenLine, before day: ClinicalDate) -> ClinicalDate {
    let doses = material.doses[line.doses].prefix { $0.day < day }
    return min(doses.map(\.last).max() ?? line.start, day.adding(days: -1))
  }

  /// Days from the last chemotherapy of earlier lines to the start of a line. Rule: L12.
  private func chemotherapyFreeDays(before index: Int) -> Int? {
    let start = builder.closed[index].start
    let last = builder.closed[..<index].flatMap(\.uses)
      .filter { derivation.has(.chemotherapy, $0.agent) }.map(\.last).max()
    return last.map { max(0, start.days(since: $0)) }
  }
}
