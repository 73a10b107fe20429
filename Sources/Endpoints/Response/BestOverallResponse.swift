public import ClinicalRecords

/// Best overall response of a line, without confirmation, with the assessment that shows it.
///
/// Counted are the assessments from the start of the line to the first progression, none after the
/// day the next line starts. Best is the first of CR, PR, SD, NON-CR/NON-PD, PD, NE that occurs; SD
/// and NON-CR/NON-PD occur only from the minimum day on. Several readings of one day count as the
/// worst of them.
///
/// Source: Eisenhauer et al., *Eur J Cancer* 2009;45:228–247, section 4.4.
///
/// Rule: R32, R33, R34, R35, R36, R37, R38.
public struct BestOverallResponse: Sendable, Equatable {
  /// The response; NE where nothing better counts.
  public let response: OverallResponse
  /// The assessment that shows it; `nil` when no assessment was made after the start.
  public let evidence: Evidence?
  /// Whether any assessment with a response was made on the line.
  public var isAssessed: Bool { evidence != nil }

  /// The best response of the line at `index`.
  ///
  /// - Parameters:
  ///   - index: Position in the history's lines.
  ///   - history: The patient's rows, with assessments.
  ///   - rules: Gives the minimum day of stable disease and the cutoff.
  public init(ofLineAt index: Int, in history: PatientHistory, rules: EndpointRules) {
    let first = history.firstAssessmentDay(ofLineAt: index)
    let stableFrom = history.lines[index].startedOn.adding(days: rules.stableDiseaseMinimumDays)
    let last = history.startOfLine(after: index)
    var best = OverallResponse.notEvaluable
    var evidence: Evidence?
    for visit in history.visits(from: first, through: last, rules: rules) {
      var response = visit.response
      let needsTime = response == .stable || response == .nonCompleteNonProgressive
      if needsTime, visit.day < stableFrom { response = .notEvaluable }
      if evidence == nil || response.rank < best.rank {
        best = response
        evidence = .assessment(visit.day, reading: visit.reading)
      }
      if visit.response == .progressive { break }
    }
    response = best
    self.evidence = evidence
  }
}

extension OverallResponse {
  /// Place in the order best to worst of a best overall response. Rule: R37.
  var rank: Int {
    switch self {
    case .complete: 0
    case .partial: 1
    case .stable: 2
    case .nonCompleteNonProgressive: 3
    case .progressive: 4
    case .notEvaluable: 5
    }
  }

  /// Place in the order worst to best of several readings of one day; NE gives way to any. Rule:
  /// R32.
  var severity: Int {
    switch self {
    case .progressive: 5
    case .nonCompleteNonProgressive: 4
    case .stable: 3
    case .partial: 2
    case .complete: 1
    case .notEvaluable: 0
    }
  }
}
