import Analyses
import Endpoints

@testable import Reports

/// Made-up adverse events of a second line for figures.
enum SafetyCohorts {
  /// Long names, as CTCAE and registries have them.
  static let longTerms = [
    "Alanine aminotransferase increased",
    "Respiratory, thoracic and mediastinal disorders - Other, specify",
    "Palmar-plantar erythrodysesthesia syndrome", "免疫関連の甲状腺機能低下症と副腎機能不全の合併",
    "A_word_without_any_blank_that_is_far_too_long_for_a_row",
  ]

  /// Ten patients against eight; one dies of pneumonitis.
  static var small: Cohort {
    var cohort = Cohort(
      groups: ["ICI", "No ICI"], terms: ["Anemia", "Nausea", "Pneumonitis", "Rash", "Fatigue"])
    let events: [[[(term: Int, grade: Int)]]] = [
      [
        [(0, 1), (1, 2)], [(0, 2)], [(0, 3), (4, 1)], [(2, 5)], [(2, 3)], [(3, 1)], [(3, 2)],
        [(3, 1), (0, 1)],
      ],
      [[(0, 4), (1, 1)], [(0, 2), (1, 2)], [(1, 1)], [(1, 3)], [(4, 2)]],
    ]
    for (group, patients) in events.enumerated() {
      for patient in patients { cohort.add(to: group, events: patient) }
      for _ in patients.count..<(group == 0 ? 10 : 8) { cohort.add(to: group) }
    }
    return cohort
  }

  /// So many terms, each in some patients of two groups of a size.
  static func many(
    _ terms: Int, patients: Int, groups: [String] = ["ICI", "No ICI"], named names: [String] = []
  ) -> Cohort {
    var random = SplitMix64(state: UInt64(terms + 7 * patients))
    let labels = (0..<terms).map { $0 < names.count ? names[$0] : "Term number \($0 + 1)" }
    var cohort = Cohort(groups: groups, terms: labels + ["Pruritus", "Fever"])
    for patient in 0..<(2 * patients) {
      var events: [(term: Int, grade: Int)] = []
      for term in 0..<terms where random.below(terms + 2) > term {
        events.append((term, 1 + random.below(random.below(12) == 0 ? 5 : 3)))
      }
      cohort.add(to: patient % 2, events: events)
    }
    return cohort
  }

  /// Nobody had an event.
  static var without: Cohort { many(0, patients: 5) }

  /// Its rows of two groups.
  static func rates(
    _ cohort: Cohort, _ choice: PairedRates.Choice = PairedRates.Choice(),
    _ filter: EventFilter = EventFilter(relatedOnly: true)
  ) throws -> PairedRates {
    let counting = SafetyCounting(
      choice.rows(filter, cohort.codebook), filter, of: try cohort.question, cohort.codebook)
    var tally = GroupedTally(counting)
    for history in cohort.histories { tally.add(history) }
    return try PairedRates(tally, counting, choice: choice)
  }

  /// Events under way in the patients of a cohort, by months.
  static func overTime(
    _ cohort: Cohort, _ filter: EventFilter = EventFilter(relatedOnly: true)
  ) throws -> ToxicityOverTime {
    let question = try cohort.question
    let asked = ToxicityPeriodCounting(
      .any(filter), filter, by: .months(of: question.rules.daysPerMonth), of: question,
      cohort.codebook)
    var tally = GroupedTally(asked)
    for history in cohort.histories { tally.add(history) }
    return try ToxicityOverTime(tally, asked)
  }
}

/// The figures of adverse events.
enum SafetyFigureKind: String, CaseIterable {
  case butterfly
  case dots
  case toxicity

  func figure(
    _ cohort: Cohort, _ options: SafetyFigureOptions = SafetyFigureOptions(),
    _ choice: PairedRates.Choice = PairedRates.Choice(),
    _ filter: EventFilter = EventFilter(relatedOnly: true)
  ) throws -> any Figure {
    switch self {
    case .butterfly:
      ButterflyFigure(try SafetyCohorts.rates(cohort, choice, filter), options: options)
    case .dots:
      AdverseEventDotFigure(try SafetyCohorts.rates(cohort, choice, filter), options: options)
    case .toxicity:
      ToxicityOverTimeFigure(try SafetyCohorts.overTime(cohort, filter), options: options)
    }
  }
}
