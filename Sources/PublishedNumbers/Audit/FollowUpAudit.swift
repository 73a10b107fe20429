/// Follow-up against overall survival.
///
/// The time to death or last contact is never longer than the time to death, so its median cannot be above the median
/// overall survival: at every time the share still followed is at most the Kaplan-Meier estimate. Follow-up with deaths
/// censored (reverse Kaplan-Meier) may be longer.
struct FollowUpAudit {
  private let followUp: [(row: PublishedRow, months: PrintedNumber)]
  private let survival: [PublishedCurve]

  init(_ numbers: PublishedRows) {
    followUp = numbers.rows.compactMap { row in
      guard row.isMedianFollowUp, let months = row.number(.value) else { return nil }
      return (row, months)
    }
    survival = numbers.curves.filter { $0.endpoint.uppercased() == "OS" && $0["median"] != nil }
  }

  var checkedCount: Int { followUp.count }

  var findings: [AuditFinding] {
    followUp.compactMap { row, months in
      guard let own = curve(of: row), let median = own["median"],
        row[.unit] == nil || own.unit("median") == nil || row[.unit] == own.unit("median"),
        months.bounds.lowerBound > median.bounds.upperBound
      else { return nil }
      return AuditFinding(
        rows: [row.id, own.id("median")], check: .followUp, verdict: .inconsistent,
        printed: "median follow-up \(months.printed)", expected: "at most \(median.printed)",
        sentence: "Counted to death or last contact, follow-up cannot have a median above the "
          + "median overall survival of \(median.text). With deaths censored (reverse "
          + "Kaplan-Meier) it can, which would have to be said.")
    }
  }

  /// The overall survival of the patients whose follow-up a row prints: of its group, else of its population.
  private func curve(of row: PublishedRow) -> PublishedCurve? {
    let phase = row[.phase]
    let inPhase = survival.filter { curve in
      phase.map { $0 == curve.phase } ?? !curve.phase.hasPrefix("after")
    }
    let name = row[.group] ?? row[.arm] ?? row[.population] ?? "all"
    let ofGroup = inPhase.filter { $0.group == name }
    guard row[.group] != nil, let population = row[.population] else { return ofGroup.first }
    return ofGroup.first { $0.population == population }
  }
}

extension PublishedRow {
  /// Whether its value is the median follow-up, not a limit or quartile of it, nor one with deaths censored.
  fileprivate var isMedianFollowUp: Bool {
    let item = PublishedRow.plain(self[.item])
    let statistic = PublishedRow.plain(self[.statistic])
    let medians: Set = ["followupmedian", "medianfollowup"]
    return medians.contains(statistic)
      || (medians.contains(item) && ["", "median"].contains(statistic))
      || (item == "followup" && statistic == "median")
  }

  /// The letters of a name, without words that say no more than that it is a time.
  private static func plain(_ text: String?) -> String {
    var letters = (text ?? "").lowercased().filter(\.isLetter)
    for unit in ["months", "years", "duration", "time"] {
      letters = letters.replacing(unit, with: "")
    }
    return letters
  }
}
