public import Analyses
import ClinicalRecords
import Endpoints

// What users type for a cell of a table, and what titles call it. Case does not matter, nor whether
// parts of a word are joined by - or _.

extension ResponseCell {
  /// Every cell, in the order of the table.
  public static let allCells: [ResponseCell] =
    OverallResponse.allCases.map { .response($0) }
    + [.withoutAssessment, .objectiveResponse, .diseaseControl, .clinicalBenefit]

  /// The cell of a word; `nil` for any other word.
  ///
  /// - Parameter word: Such as `PR`, `orr` or `no-assessment`.
  public init?(word: String) {
    guard let cell = ResponseCell.allCells.first(where: { $0.word.cellKey == word.cellKey }) else {
      return nil
    }
    self = cell
  }

  /// What users type.
  public var word: String {
    switch self {
    case .response(let response): response.rawValue
    case .withoutAssessment: "no-assessment"
    case .objectiveResponse: "ORR"
    case .diseaseControl: "DCR"
    case .clinicalBenefit: "CBR"
    }
  }
}

extension SurvivalCell.Endings {
  /// Every choice, groups of endings first.
  public static let allChoices: [SurvivalCell.Endings] =
    [.all, .events, .censored] + EndpointTime.Ending.allCases.map { .one($0) }

  /// The endings of a word; `nil` for any other word.
  ///
  /// - Parameter word: Such as `events` or `last-evaluable-assessment`.
  public init?(word: String) {
    guard
      let choice = SurvivalCell.Endings.allChoices.first(where: {
        $0.word.cellKey == word.cellKey
      })
    else { return nil }
    self = choice
  }

  /// What users type.
  public var word: String {
    switch self {
    case .all: "all"
    case .events: "events"
    case .censored: "censored"
    case .one(let ending): ending.measure.cellKey
    }
  }
}

extension SafetyCell {
  /// What a title calls it: `pruritus, worst grade 3–4`.
  var words: String {
    let name = row.kind == .any ? "any event" : row.label.insideSentence
    return span == .any ? name : "\(name), worst grade \(span.grades.words)"
  }
}

extension String {
  /// In small letters, parts joined by `-`.
  fileprivate var cellKey: String { String(lowercased().map { $0 == "_" ? "-" : $0 }) }
}
