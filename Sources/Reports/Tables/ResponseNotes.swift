package import Analyses
import Endpoints

/// The footnotes of a response table.
///
/// Rule: R31, R46, R49.
package struct ResponseNotes {
  private let comparison: ResponseComparison
  private let style: NumberStyle
  private let rules: EndpointRules

  package init(_ comparison: ResponseComparison, _ style: NumberStyle) {
    self.comparison = comparison
    self.style = style
    rules = comparison.population.rules
  }

  /// All of them.
  package var all: [String] {
    let population = comparison.population
    return [denominator, criteria] + source + [rates] + detail
      + rules.settingsNote { ResponseNotes.settings.contains($0) }
      + style.notes(tests) + population.noTestNote(groupCount: comparison.groups.count)
      + population.notes(style)
  }

  /// Settings that bear on best responses and are not told in words.
  private static let settings = [
    "response_source", "visit_window_days", "confirmation_days", "confirmation_ne_limit",
    "confirmation_accepts_sd", "after_complete_response", "next_therapy_tie",
  ]

  private var tests: [GroupTest?] {
    [comparison.objectiveResponseTest, comparison.diseaseControlTest]
      + (comparison.total.detail == nil ? [] : [comparison.clinicalBenefitTest])
  }

  private var denominator: String {
    switch rules.responseDenominator {
    case .treated: comparison.population.denominatorNote + " NE counts as no response."
    case .evaluable:
      comparison.population.denominatorNote
        + " ORR and DCR are of those with a best response other than NE (n/N)."
    }
  }

  private var criteria: String {
    switch rules.responseBasis {
    case .unconfirmed: "RECIST 1.1, best response without confirmation. \(words.stable)"
    case .confirmed:
      "RECIST 1.1, best response confirmed \(words.confirmingScan). \(words.stable)"
    }
  }

  private var words: ResponseWords { ResponseWords(rules) }

  /// Whether responses are as entered or as lesions show them.
  private var source: [String] {
    let derived = comparison.total.counts.fromLesions
    let best = "\(style.count(derived)) best response\(derived == 1 ? "" : "s")"
    switch rules.responseSource {
    case .entered where derived == 0: return []
    case .entered:
      return [
        "Responses as entered; \(best), where none was entered, "
          + "derived from lesions."
      ]
    case .derived:
      return [
        "Responses as derived from lesions, elsewhere as entered: "
          + "\(best) derived."
      ]
    }
  }

  private var rates: String {
    let control = words.control(hasNonTargetResponse: comparison.hasNonTargetResponse)
    return "ORR = CR + PR. DCR = \(control). 95% CI: exact (Clopper-Pearson)."
  }

  private var detail: [String] {
    guard let detail = comparison.total.detail else { return [] }
    return [words.benefit] + EndpointDefinition(.timeToResponse, under: rules).sentences
      + EndpointDefinition(.durationOfResponse, under: rules).sentences + [
        "Medians by Kaplan-Meier in responders (\(responders)). \(style.durations(rules)) NR: not "
          + "reached; NE: not estimable.",
        "Depth of response: largest fall, or smallest rise, of the sum of diameters from baseline, "
          + "to progression and before the next line.",
      ] + scanIntervals(detail)
  }

  private var responders: String {
    let shown = comparison.groups.count == 1 ? [] : comparison.groups
    return (shown + [comparison.total]).map { group in
      let name = group.heading == comparison.total.heading ? "all" : group.heading
      return "\(name) \(style.count(group.detail?.timeToResponse.count ?? 0))"
    }.joined(separator: ", ")
  }

  private func scanIntervals(_ detail: ResponseDetail) -> [String] {
    let planned = detail.scanIntervals.reduce(0) { $0 + $1.count }
    let all = comparison.total.counts.total
    guard planned > 0 else { return ["Planned interval between scans: not recorded."] }
    let words =
      detail.scanIntervals.map { "\($0.days) days (\(style.count($0.count)))" }
      + (planned < all ? ["not recorded (\(style.count(all - planned)))"] : [])
    return ["Planned interval between scans: \(words.joined(separator: ", "))."]
  }
}
