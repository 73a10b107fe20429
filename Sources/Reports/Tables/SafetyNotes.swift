package import Analyses
import ClinicalRecords
package import Endpoints

/// What a table of adverse events needs to be understood.
///
/// Rule: N1, A1, A2, A6, A7.
struct SafetyNotes {
  private let shown: SafetyColumns
  private let comparison: SafetyComparison
  private let style: NumberStyle

  init(_ shown: SafetyColumns) {
    self.shown = shown
    comparison = shown.comparison
    style = shown.style
  }

  /// All of them.
  var all: [String] {
    let population = comparison.population
    return [counting, window] + style.unplaced(comparison.unplaced) + relation + immuneRelated
      + groups + [population.denominatorNote]
      + [SafetyNotes.lowGrades] + grades + threshold + notRecorded + tests + difference
      + population.noTestNote(groupCount: comparison.headings.count) + population.notes(style)
  }

  /// Said of routine data.
  static let lowGrades =
    "Zero: no such event was recorded. Low grades may be under-recorded in routine data."

  private var unit: String { comparison.population.unit }
  private var rules: EndpointRules { comparison.population.rules }
  private var isOverview: Bool { shown.layout.subject == .overview }

  private var counting: String {
    let once = "Each \(unit) counts once in a row\(isOverview ? "" : ", by the worst grade")."
    return comparison.dictionaries.sentence + once
  }

  private var window: String { rules.eventWindowNote }

  /// An overview has rows of both kinds.
  private var relation: [String] {
    guard isOverview else { return comparison.filter.notes }
    return ["Treatment-related: recorded as related to treatment."]
      + comparison.filter.limitNotes
  }

  private var immuneRelated: [String] {
    let isAsked =
      comparison.filter.immune != nil || comparison.rows.contains { $0.row.asksForImmuneRelated }
    let days = rules.immuneRelatedWindowDays
    return
      (isAsked ? ["Immune-related: \(rules.immuneRelatedBasis.words)."] : [])
      + (comparison.rows.contains(where: shown.isMarked)
        ? ["* Immune-related events only, to \(days) days after the end of the line."] : [])
  }

  /// What a user's groups hold.
  private var groups: [String] {
    guard case .groups(let file?) = shown.layout.subject else { return [] }
    return ["Groups as \(file) defines them:"]
      + comparison.rows.filter { $0.kind == .group }.map { "\($0.label): \($0.row.definition)." }
  }

  private var grades: [String] {
    guard !isOverview else { return [] }
    let isFatal = comparison.rows.contains { $0.total.fatal > 0 }
    guard isFatal else { return shown.hasUnrecorded ? [] : ["No grade 5 event."] }
    if shown.spans.contains(.severeOrFatal) { return ["Grade ≥3 includes grade 5."] }
    return shown.spans.contains(.severe) ? ["Grade 5 is not part of grade 3–4."] : []
  }

  private var threshold: [String] {
    guard comparison.arrangement?.threshold != nil, comparison.arrangement?.isFlat == false else {
      return []
    }
    return ["A system organ class counts all of its terms, those below the limit too."]
  }

  private var notRecorded: [String] {
    style.notRecorded(comparison.recording, asked: comparison.askedDetails)
      + (shown.hasUnrecorded ? ["\(NumberStyle.none): not recorded."] : [])
  }

  private var tests: [String] {
    let rows = comparison.rows.filter { !$0.isRecorded.contains(false) }
    let isUntested = rows.contains { row in shown.tested.contains { shown.isUntested(row, $0) } }
    let all = rows.flatMap { row in shown.tested.map { row.tests[$0] } }
    guard shown.hasUnrecorded, isUntested else { return style.notes(all) }
    return style.notes(all.filter { $0 != nil })
      + ["\(NumberStyle.notEstimable): not tested, as no patient or every patient is counted."]
  }

  private var difference: [String] {
    shown.differing.isEmpty
      ? []
      : [
        "\(shown.differenceName): difference in percentage points, 95% CI by Newcombe's method 10."
      ]
  }
}

extension SafetyRow {
  /// Whether it tells immune-related events from others.
  package var asksForImmuneRelated: Bool {
    let traits: EventTraits = [.immuneRelated, .notImmuneRelated]
    switch events {
    case .every(let criterion): return !criterion.required.isDisjoint(with: traits)
    case .of(let members):
      return members.contains { !$0.criterion.required.isDisjoint(with: traits) }
    }
  }

  /// What a user made a group of, in words.
  fileprivate var definition: String {
    parts.map { part in
      part.criterion.words.isEmpty ? part.label : "\(part.label) (\(part.criterion.words))"
    }.joined(separator: "; ")
  }
}

extension EventCriterion {
  /// Such as `grade ≥3, immune-related`.
  fileprivate var words: String {
    let relation =
      required.contains(.immuneRelated)
      ? ["immune-related"] : required.contains(.notImmuneRelated) ? ["not immune-related"] : []
    return ((minimumGrade > 1 ? ["grade \((minimumGrade...5).words)"] : []) + relation)
      .joined(separator: ", ")
  }
}

extension EndpointRules {
  /// Which days of a line events belong to. Rule: N1, A2.
  package var eventWindowNote: String {
    let immune =
      immuneRelatedWindowDays == toxicityWindowDays
      ? "" : " (\(immuneRelatedWindowDays) days for immune-related events)"
    return
      "Counted from the start of the line to \(toxicityWindowDays) days\(immune) after its end, "
      + "at the latest until the next line starts."
  }
}

extension ImmuneRelatedBasis {
  /// Which events count as immune-related. Rule: A1.
  package var words: String {
    switch self {
    case .entered: "as recorded"
    case .typicalTerms:
      "treatment-related events with a term typical of them, on lines with an immune checkpoint inhibitor; "
        + "no term alone proves one"
    case .listedTerms:
      "treatment-related events with a term listed for them, on lines with an immune checkpoint inhibitor; "
        + "no term alone proves one"
    }
  }
}
