import ClinicalRecords

/// Doses as a timeline shows them: of each drug one entry a line of therapy, however many were given.
extension PatientRecords {
  var doses: [TimelineEntry] {
    let starts = self["line_of_therapy"].compactMap { $0.date("started_on")?.day }.sorted()
    var entries: [TimelineEntry] = []
    for (agent, rows) in Dictionary(grouping: self["drug_exposure"], by: { $0.word("agent") ?? "" })
      .sorted(by: { $0.key < $1.key })
    {
      let byLine = Dictionary(grouping: rows) { row in
        starts.lastIndex { start in row.date("given_on").map { $0.earliest >= start } ?? false }
          ?? -1
      }
      for (_, rows) in byLine.sorted(by: { $0.key < $1.key }) {
        entries.append(PatientRecords.dose(of: agent, rows))
      }
    }
    return entries
  }

  /// One drug's doses on one line: `Doses of atezolizumab: 5 until 2021-01-11`.
  private static func dose(of agent: String, _ rows: [StoredRecord]) -> TimelineEntry {
    let given = rows.filter { $0["is_given"] != "0" }
    let last = given.compactMap { $0.date("last_given_on") ?? $0.date("given_on") }
      .max { $0.latest < $1.latest }
    let first = given.first?.date("given_on")
    let until = last.flatMap { $0 == first ? nil : " until \($0)" } ?? ""
    let isStretch = given.count == 1 && given[0]["last_given_on"] != nil
    let count = isStretch ? "taken" : "\(given.count) dose\(given.count == 1 ? "" : "s")"
    let omitted = rows.count - given.count
    return TimelineEntry(
      first ?? rows.first?.date("given_on"), .dose,
      [
        "\(agent.capitalizedSentence): \(count)\(until)",
        omitted == 0 ? nil : "\(omitted) left out",
      ])
  }
}
