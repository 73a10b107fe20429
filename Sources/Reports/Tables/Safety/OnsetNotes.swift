import Analyses
import Endpoints

/// The footnotes of a table of onsets, of which a figure's caption is made too.
struct OnsetNotes {
  private let comparison: OnsetComparison
  private let style: NumberStyle

  init(_ comparison: OnsetComparison, _ style: NumberStyle) {
    self.comparison = comparison
    self.style = style
  }

  /// All of them.
  var all: [String] {
    definition + events + leftOut + intervals + tests + completed
      + ["\(style.durations(rules)) NE: not estimable."]
      + comparison.population.noTestNote(groupCount: comparison.groups.count)
      + comparison.population.notes(style)
  }

  private var rules: EndpointRules { comparison.population.rules }

  private var definition: [String] {
    [
      comparison.dictionaries.sentence
        + "From the start of the line to the onset of the first such event; death without it "
        + "competes; otherwise censored at the end of the time at risk.",
      rules.timeAtRiskNote(windowDays: comparison.events.windowDays),
    ]
  }

  private var events: [String] {
    comparison.events.filter.notes
      + (comparison.events.isImmuneRelated
        ? ["Immune-related: \(rules.immuneRelatedBasis.words)."] : [])
      + style.notRecorded(
        comparison.total.counts.recording, asked: comparison.events.askedDetails)
      + (comparison.groups.allSatisfy { $0.counts.isRecorded(comparison.events) }
        ? [] : ["\(NumberStyle.none): not recorded."])
      + style.unplaced(comparison.total.counts.unplaced)
  }

  private var leftOut: [String] {
    let late = style.lateEvents(comparison.total.counts.late)
    let count = comparison.total.counts.undated
    guard count > 0 else { return late }
    let unit = comparison.population.spansLines ? "line" : "patient"
    return late + [
      "Left out of times and incidences, as not even the month of the event is known: \(style.count(count)) "
        + "\(unit)\(count == 1 ? "" : "s")."
    ]
  }

  private var intervals: [String] {
    [
      "Cumulative incidence: Aalen-Johansen. 1 − Kaplan-Meier censors deaths and so states what "
        + "would be if nobody died; it is never the lower one.",
      "95% CI: log-log, of the incidence with Greenwood's variance, and of the Kaplan-Meier estimate.",
    ]
  }

  private var tests: [String] {
    guard comparison.groups.count > 1, !comparison.population.spansLines else { return [] }
    guard comparison.gray != nil || comparison.logRank != nil else {
      return ["No test, as there is nothing to test."]
    }
    return ["p: Gray's test compares incidences, the log-rank test compares hazards."]
  }

  private var completed: [String] {
    let counts = comparison.total.counts
    let deaths = counts.imputedDeaths
    guard deaths > 0 else { return style.onsetDates(counts.dates) }
    let words =
      deaths == 1
      ? "day of death was completed from the month or year"
      : "days of death were completed from the month or year"
    return style.onsetDates(counts.dates) + ["\(style.count(deaths)) \(words)."]
  }
}
