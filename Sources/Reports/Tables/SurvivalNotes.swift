import Analyses
package import Endpoints
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
  var all: [String] { all(comparing: nil) }

  /// All of them, with what is said of how groups were compared elsewhere.
  ///
  /// - Parameter notes: Take the place of ``comparisonNotes``; `nil` for those.
  /// - Returns: A sentence or two each.
  func all(comparing notes: [String]?) -> [String] {
    definition + settings + eligible + [endings] + imputed + [comparison.options.intervalNote]
      + (notes ?? comparisonNotes) + followUp
      + ["\(style.durations(rules)) NR: not reached; NE: not estimable."]
      + comparison.population.noTestNote(groupCount: comparison.groups.count)
      + comparison.population.notes(style)
  }

  /// Those of one of several panels: how times ended is left to tables, and follow-up is that of every endpoint.
  ///
  /// - Parameter notes: Take the place of ``comparisonNotes``; `nil` for those.
  /// - Returns: A sentence or two each.
  func ofPanel(comparing notes: [String]?) -> [String] {
    let hasFollowUp = comparison.endpoint.hasFollowUp
    return definition + settings + eligible + imputed + [comparison.options.intervalNote]
      + (notes ?? comparisonNotes)
      + (hasFollowUp
        ? ["Follow-up: median (95% CI) by reverse Kaplan-Meier, events taken as censored."]
        : followUp)
      + ["\(style.durations(rules)) NR: not reached; NE: not estimable."]
      + comparison.population.noTestNote(groupCount: comparison.groups.count)
      + comparison.population.notes(style)
  }

  private var rules: EndpointRules { comparison.population.rules }

  private var definition: [String] {
    EndpointDefinition(comparison.endpoint, under: rules).sentences
  }

  /// The settings that bear on the endpoint and are not the default.
  private var settings: [String] {
    let names = comparison.endpoint.settingNames
    return rules.settingsNote { names.contains($0) }
  }

  /// How many lines have the time at all, where not all need have it.
  private var eligible: [String] {
    let (counts, total) = (comparison.total.counts, comparison.total.curve.count)
    guard comparison.endpoint.isSelective || counts.withoutTime > 0 else { return [] }
    func share(_ group: SurvivalComparison.Group) -> String {
      let all = group.curve.count + group.counts.withoutTime
      return "\(style.count(group.curve.count)) of \(style.count(all))"
    }
    let groups = comparison.groups.map { "\($0.heading) \(share($0))" }
    let all = style.count(total + counts.withoutTime)
    let apart = groups.count > 1 ? " (\(groups.joined(separator: ", ")))" : ""
    let units = comparison.population.spansLines ? "lines of therapy" : "patients"
    return [
      "\(comparison.endpoint.requirement): \(style.count(total)) of \(all) \(units)\(apart)."
    ]
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
    let what = comparison.endpoint == .survivalFromDiagnosis ? "diagnosis or death" : "death"
    let days =
      imputed == 1 ? "1 day of \(what) was" : "\(style.count(imputed)) days of \(what) were"
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

  /// How follow-up was measured. Rule: R62.
  private var followUp: [String] {
    switch comparison.endpoint {
    case .timeToResponse: []
    case .followUp:
      [
        "The median by reverse Kaplan-Meier is what follow-up would be if nobody had died; the median "
          + "of observed times ends with each death."
      ]
    default:
      [
        "Follow-up: median by reverse Kaplan-Meier, \(comparison.endpoint.eventWords(rules)) taken as "
          + "censored."
      ]
    }
  }
}

extension NumberStyle {
  /// How days become months, and whether one was added. Rule: R66, R67.
  package func durations(_ rules: EndpointRules) -> String {
    "A month is \(landmark(rules.daysPerMonth)) days"
      + (rules.addsOneDay ? "; one day is added to every duration." : ".")
  }
}

extension EndpointRules {
  /// The settings that are not the default, of those a table depends on; none, no sentence.
  func settingsNote(where isWanted: (String) -> Bool) -> [String] {
    let changed = changedSettings.filter { isWanted($0.setting.name) }
      .map { "\($0.setting.name) \($0.value)" }
    return changed.isEmpty
      ? [] : ["Settings other than the default: \(changed.joined(separator: ", "))."]
  }
}
