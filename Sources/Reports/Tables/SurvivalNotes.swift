import Analyses
import Statistics

/// The footnotes of a survival table, of which a figure's caption is made too.
struct SurvivalNotes {
  private let comparison: SurvivalComparison
  private let style: NumberStyle

  init(_ comparison: SurvivalComparison, _ style: NumberStyle) {
    self.comparison = comparison
    self.style = style
  }

  /// All of them.
  var all: [String] {
    [comparison.endpoint.definition, endings] + imputed + [comparison.options.intervalNote]
      + comparisonNotes
      + [followUp, "A month is \(daysPerMonth) days. NR: not reached; NE: not estimable."]
      + comparison.population.noTestNote(groupCount: comparison.groups.count)
      + comparison.population.notes(style)
  }

  /// How times ended.
  var endings: String {
    let counts = comparison.total.counts
    let words = counts.endingWords(style)
    return "Times ended by: \(words.isEmpty ? "none" : words)."
  }

  private var imputed: [String] {
    let imputed = comparison.total.counts.imputed
    guard imputed > 0 else { return [] }
    let days = imputed == 1 ? "1 day of death was" : "\(style.count(imputed)) days of death were"
    return ["\(days) completed from the month or year."]
  }

  /// How groups were compared, and why a comparison is missing.
  var comparisonNotes: [String] {
    var notes: [String] = []
    if let reference = comparison.reference {
      if comparison.groups.contains(where: { $0.hazardRatio != nil }) {
        notes.append(
          "Hazard ratio: Cox model, compared with \(reference); "
            + "ties by \(comparison.options.ties.label).")
      }
      if let problem = comparison.hazardRatioProblem { notes.append("No hazard ratio: \(problem)") }
      notes.append(
        comparison.logRank == nil
          ? "No log-rank test, as there is nothing to test." : "p: log-rank test, unstratified.")
    }
    return notes
  }

  /// How follow-up was measured.
  var followUp: String {
    "Follow-up: median by reverse Kaplan-Meier, \(comparison.endpoint.eventWords) taken as censored."
  }
}
