/// A drug suspected to have caused an event was given on the event's line.
///
/// A late event of an earlier line's drug is possible, so that it is odd and not impossible. Where no drugs of the line are
/// recorded nothing can be said.
///
/// Rule: N1.
extension RecordChecks {
  func suspectedDrugFindings(_ history: PatientHistory) -> [Finding] {
    history.adverseEvents.compactMap { event in
      guard let agent = event.details.suspectedAgent,
        let index = history.line(of: event, windowDays: { windowDays(of: event, $0, history) })
      else { return nil }
      let line = history.lines[index].number
      let drugs = history.drugs.filter { $0.lineNumber == line }
      guard !drugs.isEmpty, !drugs.contains(where: { $0.agent == agent }) else { return nil }
      let others = history.drugs.filter { $0.agent == agent }.map(\.lineNumber).sorted()
      let place =
        others.isEmpty
        ? ""
        : "; line\(others.count == 1 ? "" : "s") "
          + "\(others.map(String.init).joined(separator: ", ")) had it"
      return Finding(
        .odd, rule: "suspected-drug-not-given", table: "adverse_event", key: ["\(event.number)"],
        column: "suspected_agent",
        sentence: "\(name(of: event)) is suspected to come from "
          + "\(codebook.agents.entries[Int(agent)].label), which is no drug of line \(line), to "
          + "which it belongs\(place).")
    }
  }

  /// Days after the end of a line in which an event belongs to it. Rule: N1, A2.
  func windowDays(of event: AdverseEvent, _ index: Int, _ history: PatientHistory) -> Int {
    immuneRelated.contains(event, on: history.lines[index], in: history) == true
      ? immuneRelatedWindowDays : toxicityWindowDays
  }
}
