import Analyses
import Endpoints

/// The footnotes of an overview of outcomes.
struct OutcomesNotes {
  private let overview: OutcomesOverview
  private let style: NumberStyle
  private let rules: EndpointRules

  init(_ overview: OutcomesOverview, _ style: NumberStyle) {
    self.overview = overview
    self.style = style
    rules = overview.population.rules
  }

  /// All of them.
  var all: [String] {
    let population = overview.population
    return definitions + switches + response + settings + [
      overview.options.medianNote,
      "N: lines that have the time: of time to and duration of response (\(basis)) the responders, of "
        + "duration of stable disease those with SD, of survival from diagnosis those with a known "
        + "day.",
      "\(style.durations(rules)) NR: not reached; NE: not estimable.",
    ] + population.noTestNote(groupCount: overview.groups.count) + population.notes(style)
  }

  private var basis: String { rules.responseBasis.rawValue }
  private var endpoints: [Endpoint] { overview.total.times.map(\.endpoint) }

  private var definitions: [String] {
    endpoints.flatMap { EndpointDefinition($0, under: rules).definition }
  }

  /// What switches do to the endpoints that share them, once.
  private var switches: [String] {
    var sentences: [String] = []
    for endpoint in endpoints {
      for sentence in CensoringWords(endpoint, under: rules).sentences
      where !sentences.contains(sentence) { sentences.append(sentence) }
    }
    return sentences
  }

  private var response: [String] {
    let words = ResponseWords(rules)
    return [
      "RECIST 1.1. \(words.confirmation) \(words.stable)",
      "ORR = CR + PR. DCR = \(words.control(hasNonTargetResponse: true)). \(words.benefit) 95% CI: "
        + "exact (Clopper-Pearson). \(denominator)",
    ]
  }

  private var denominator: String {
    switch rules.responseDenominator {
    case .treated: "NE counts as no response."
    case .evaluable: "Rates are of those with a best response other than NE."
    }
  }

  private var settings: [String] {
    rules.settingsNote { $0 != "toxicity_window_days" }
  }
}

extension SurvivalOptions {
  /// How medians and their limits are made.
  var medianNote: String {
    switch medianStyle {
    case .inverted(let scale):
      "Medians: Kaplan-Meier, 95% CI by inverting the limits on the \(scale.words) scale "
        + "(Brookmeyer-Crowley)."
    case .spss: "Medians: Kaplan-Meier, 95% CI: 1.96 standard errors to either side, as SPSS."
    }
  }
}
