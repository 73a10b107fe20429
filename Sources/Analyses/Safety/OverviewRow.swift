/// The rows of the overview of adverse events; raw values are what users type.
public enum OverviewRow: String, Sendable, CaseIterable {
  /// Any event.
  case any
  /// Related to treatment.
  case related
  /// Grade 3 or higher.
  case severe = "grade-3"
  /// Of these, related to treatment.
  case severeRelated = "grade-3-related"
  /// Recorded as serious.
  case serious
  /// Of these, related to treatment.
  case seriousRelated = "serious-related"
  /// Recorded to have stopped treatment for good.
  case discontinuation
  /// Of these, related to treatment.
  case discontinuationRelated = "discontinuation-related"
  /// Grade 5. Rule: A3.
  case death
  /// Of these, related to treatment.
  case deathRelated = "death-related"
  /// Immune-related. Rule: A1.
  case immuneRelated = "immune-related"
  /// Of these, grade 3 or higher.
  case immuneRelatedSevere = "immune-related-grade-3"

  /// Which events count.
  public var criterion: EventCriterion {
    switch self {
    case .any: EventCriterion()
    case .related: EventCriterion(.related)
    case .severe: EventCriterion(minimumGrade: 3)
    case .severeRelated: EventCriterion(.related, minimumGrade: 3)
    case .serious: EventCriterion(.serious)
    case .seriousRelated: EventCriterion([.serious, .related])
    case .discontinuation: EventCriterion(.ledToDiscontinuation)
    case .discontinuationRelated: EventCriterion([.ledToDiscontinuation, .related])
    case .death: EventCriterion(minimumGrade: 5)
    case .deathRelated: EventCriterion(.related, minimumGrade: 5)
    case .immuneRelated: EventCriterion(.immuneRelated)
    case .immuneRelatedSevere: EventCriterion(.immuneRelated, minimumGrade: 3)
    }
  }

  /// What it is called by itself.
  public var label: String {
    switch self {
    case .any: "Any adverse event"
    case .related: "Any treatment-related adverse event"
    case .severe: "Grade ≥3"
    case .severeRelated: "Grade ≥3, treatment-related"
    case .serious: "Serious"
    case .seriousRelated: "Serious, treatment-related"
    case .discontinuation: "Leading to discontinuation"
    case .discontinuationRelated: "Leading to discontinuation, treatment-related"
    case .death: "Leading to death (grade 5)"
    case .deathRelated: "Leading to death (grade 5), treatment-related"
    case .immuneRelated: "Immune-related"
    case .immuneRelatedSevere: "Immune-related, grade ≥3"
    }
  }

  /// What it is called below the row it is part of; `nil` for a row of its own.
  public var labelOfPart: String? {
    switch self {
    case .severeRelated, .seriousRelated, .discontinuationRelated, .deathRelated:
      "treatment-related"
    case .immuneRelatedSevere: "grade ≥3"
    case .any, .related, .severe, .serious, .discontinuation, .death, .immuneRelated: nil
    }
  }
}

extension SafetyRow {
  /// The rows of the overview.
  public static let overview = OverviewRow.allCases.map { row in
    SafetyRow(.overview, code: row.rawValue, label: row.label, .every(row.criterion))
  }
}
