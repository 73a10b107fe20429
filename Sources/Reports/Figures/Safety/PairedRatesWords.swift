import Analyses
import Endpoints

/// What figures of two groups say of their rows.
struct PairedRatesWords {
  let rates: PairedRates
  let notes: SafetyFigureNotes

  init(_ rates: PairedRates, _ options: SafetyFigureOptions) {
    self.rates = rates
    notes = SafetyFigureNotes(
      population: rates.population, filter: rates.filter, rates.recording,
      asked: rates.askedDetails, style: options.style)
  }

  private var style: NumberStyle { notes.style }

  /// Whether there is an event of grade 5; it then is one of the first row too.
  var hasFatalEvent: Bool { rates.rows.contains { $0.counts.contains { $0.fatal > 0 } } }

  /// `Treatment-related adverse events of grade ≥3 in line 2, by ICI, terms in at least 5% of a group`.
  var title: String {
    rates.population.title(rates.filter.title + gradeWords) + (threshold.map { ", \($0)" } ?? "")
  }

  /// ` of grade ≥3`; nothing for all grades.
  private var gradeWords: String {
    let span = rates.choice.grades
    return span == .any ? "" : " of grade \(span.grades.words)"
  }

  /// `terms in at least 5% of a group`; `nil` where all are shown.
  private var threshold: String? {
    let grades = rates.choice.grades == .any ? "" : " at any grade"
    return rates.choice.threshold.map {
      "\(rates.choice.kind.plural) in at least \($0.text)% of a group\(grades)"
    }
  }

  /// What stands below the figure.
  ///
  /// - Parameter reading: How the figure is read.
  /// - Returns: Sentences.
  func footnotes(_ reading: [String]) -> [String] {
    let population = rates.population
    let counted = gradeWords.isEmpty ? "" : "; counted are worst grades\(gradeWords.dropFirst(9))"
    let counting =
      rates.dictionaries.sentence
      + "Each \(population.unit(1)) counts once in a row, by the worst grade\(counted)."
    return [counting] + reading + shown + events
      + [population.denominatorNote, SafetyNotes.lowGrades] + population.notes(style)
  }

  private var events: [String] {
    notes.events(
      rates.population.rules.eventWindowNote,
      asksForImmuneRelated: rates.rows.contains { $0.row.asksForImmuneRelated })
      + (hasFatalEvent ? [] : ["No grade 5 event."])
  }

  /// Which rows are not shown.
  private var shown: [String] {
    var sentences: [String] = []
    let choice = rates.choice
    if let threshold {
      let rare = rates.rareCount
      sentences.append(
        "Shown: \(threshold)"
          + (rare > 0 ? "; \(style.count(rare)) rarer \(choice.kind.noun(rare)) left out." : "."))
    }
    if rates.omittedCount > 0 {
      let count = rates.omittedCount
      sentences.append(
        "The \(style.count(choice.limit)) most frequent; \(style.count(count)) more "
          + "\(choice.kind.noun(count)) left out.")
    }
    if rates.rows.count == 1, rates.rareCount == 0 {
      sentences.append("No \(choice.kind.noun(1)) with such an event.")
    }
    return sentences
  }
}

extension SafetyRow.Kind {
  /// What rows are.
  fileprivate var plural: String { noun(2) }

  /// What a row is, in the number that a count asks for.
  fileprivate func noun(_ count: Int) -> String {
    switch self {
    case .any, .overview: count == 1 ? "row" : "rows"
    case .group: count == 1 ? "group of terms" : "groups of terms"
    case .systemOrganClass: count == 1 ? "system organ class" : "system organ classes"
    case .term: count == 1 ? "term" : "terms"
    }
  }
}
