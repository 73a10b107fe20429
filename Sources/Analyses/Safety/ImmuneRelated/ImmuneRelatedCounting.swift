public import ClinicalRecords
import Endpoints

/// Which events a table of immune-related events counts, and in which rows.
///
/// A term that stands under several categories counts under the first in printed order, one that stands under none under
/// "Other". Rule: A1.
public struct ImmuneRelatedCounting: Sendable {
  /// How events find their rows.
  let counting: SafetyCounting
  /// The position of the row of events under no category.
  let otherRow: Int

  /// Immune-related events by category.
  ///
  /// - Parameters:
  ///   - filter: Which events count; of these only the immune-related.
  ///   - question: Which lines of therapy are asked about.
  ///   - codebook: Gives the category of each term.
  public init(_ filter: EventFilter, of question: Question, _ codebook: Codebook) {
    var filter = filter
    filter.immune = true
    let categories = ImmuneRelatedCategories(codebook)
    let rows = [SafetyRow.any(filter)] + categories.rows
    counting = SafetyCounting(rows, filter, of: question, codebook)
    otherRow = 1 + categories.other
  }

  /// Which events count.
  public var filter: EventFilter { counting.filter }

  /// The time at risk on a line. Rule: A2, A4.
  func followUp(_ history: PatientHistory, _ place: LinePlace) -> ToxicityFollowUp {
    ToxicityFollowUp(
      ofLineAt: place.index, in: history, windowDays: place.rules.immuneRelatedWindowDays,
      rules: place.rules)
  }
}

/// The categories of immune-related events with the terms that count under each.
private struct ImmuneRelatedCategories {
  /// What events are called that stand under no category.
  private static let otherLabel = "Other"

  private var labels: [String] = []
  private var members: [[SafetyRow.Member]] = []
  /// The position of the category for events under none; the last, unless a registry has one of that name.
  private(set) var other = 0

  init(_ codebook: Codebook) {
    for entry in codebook.immuneRelatedTerms where !labels.contains(entry.category) {
      labels.append(entry.category)
    }
    if !labels.contains(Self.otherLabel) { labels.append(Self.otherLabel) }
    other = labels.firstIndex(of: Self.otherLabel) ?? 0
    var first = [Int](repeating: .max, count: codebook.terms.entries.count)
    for entry in codebook.immuneRelatedTerms {
      let category = labels.firstIndex(of: entry.category) ?? other
      first[Int(entry.term)] = min(first[Int(entry.term)], category)
    }
    members = [[SafetyRow.Member]](repeating: [], count: labels.count)
    for (term, category) in first.enumerated() {
      members[category == .max ? other : category].append(SafetyRow.Member(CodePosition(term)))
    }
  }

  var rows: [SafetyRow] {
    zip(labels, members).map { SafetyRow(.group, code: $0, label: $0, .of($1)) }
  }
}
