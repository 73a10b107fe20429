import Analyses

/// Which adverse events count, in the words of titles and footnotes.
extension EventFilter {
  /// The events as a title: "Treatment-related adverse events"; without any condition "Adverse events of any cause".
  var title: String {
    let words = self == EventFilter(relatedOnly: false) ? "adverse events of any cause" : phrase()
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// A sentence for each condition, for the notes below a table.
  var notes: [String] { [relationNote] + limitNotes }

  /// Whether events must be related to treatment.
  private var relationNote: String {
    relatedOnly
      ? "Only events recorded as related to treatment."
      : "All events, related to treatment or not."
  }

  /// The other conditions, where there are any.
  var limitNotes: [String] {
    let limits: [String?] = [
      suspects.map { "Only events suspected to come from \($0.label)." },
      immune.map { $0 ? "Only immune-related events." : "Without immune-related events." },
      seriousOnly ? "Only events recorded as serious." : nil,
      minimumGrade > 1 ? "Only events of grade \(minimumGrade) or higher." : nil,
      emergentOnly
        ? "Only events whose onset lies, or could lie, within the window of the line." : nil,
    ]
    return limits.compactMap(\.self)
  }
}
