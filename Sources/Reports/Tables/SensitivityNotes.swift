import Analyses
import Endpoints
import Statistics

/// The footnotes of a table of sensitivity.
struct SensitivityNotes {
  private let analysis: SensitivityAnalysis
  private let style: NumberStyle
  private let rules: EndpointRules

  init(_ analysis: SensitivityAnalysis, _ style: NumberStyle) {
    self.analysis = analysis
    self.style = style
    rules = analysis.population.rules
  }

  /// All of them.
  var all: [String] {
    let population = analysis.population
    return first + bundles + [changed] + methods
      + population.noTestNote(groupCount: analysis.groups.count) + population.notes(style)
  }

  /// What the first row is.
  private var first: [String] {
    let names = analysis.endpoint.settingNames
    return EndpointDefinition(analysis.endpoint, under: rules).sentences
      + rules.settingsNote { names.contains($0) }
  }

  /// What the other bundles do.
  private var bundles: [String] {
    analysis.rows.filter { $0.variant.kind == .bundle }.flatMap { row -> [String] in
      let (variant, rules) = (row.variant, row.variant.rules)
      if variant.endpoint != analysis.endpoint {
        return EndpointDefinition(variant.endpoint, under: rules).sentences
      }
      return rules.censoring == .default
        ? ["Default: events count whatever came before them, unless named here."]
        : [CensoringWords(variant.endpoint, under: rules).sentences.joined(separator: " ")]
    }
  }

  private var changed: String {
    let unit = analysis.population.spansLines ? "lines of therapy" : "patients"
    return
      "Changed: \(unit) whose time begins or ends on another day than in the first row, or has the "
      + "event in one of the two alone, or exists in one alone."
  }

  private var methods: [String] {
    guard let comparison = analysis.rows.first?.comparison else { return [] }
    let ratio = comparison.reference.map {
      "HR: hazard ratio by a Cox model, compared with \($0); ties by "
        + "\(comparison.options.ties.label)."
    }
    return [comparison.options.medianNote] + [ratio].compactMap(\.self) + problems
      + ["Medians in months. \(style.durations(rules)) NR: not reached; NE: not estimable."]
  }

  /// Why rows have no hazard ratio, each reason once.
  private var problems: [String] {
    var sentences: [String] = []
    for case let problem? in analysis.rows.map(\.comparison.hazardRatioProblem) {
      let sentence = "No hazard ratio where \(problem)"
      if !sentences.contains(sentence) { sentences.append(sentence) }
    }
    return sentences
  }
}
