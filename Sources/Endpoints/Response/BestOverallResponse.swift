public import ClinicalRecords

/// Best overall response of a line, with the visit that shows it.
///
/// Counted are the visits from the start of the line to the day of the first progression, and that
/// progression; none after the day the next line starts. Best is the first of CR, PR, SD, NON-CR/NON-PD, PD, NE that occurs; SD and
/// NON-CR/NON-PD occur only from the minimum day on.
///
/// Source: Eisenhauer et al., *Eur J Cancer* 2009;45:228–247, section 4.4.
///
/// Rule: R24, R33, R34, R35, R36, R37, R38.
public struct BestOverallResponse: Sendable, Equatable {
  /// The response; NE where nothing better counts.
  public let response: OverallResponse
  /// The visit that shows it, of a confirmed response the first of the pair; `nil` when no
  /// assessment was made after the start. Rule: R43.
  public let evidence: Evidence?
  /// The day of the visit that shows it, of a progression the day it is dated. Rule: R24.
  public let day: ClinicalDate?
  /// The day of the first CR or PR, from which response lasts; of confirmed responses the first scan
  /// of the earliest pair. `nil` without response. Rule: R43, R50, R51.
  public let respondedOn: ClinicalDate?
  /// The day of the scan that confirms the response; `nil` where it needs none or is none.
  public let confirmedOn: ClinicalDate?
  /// Whether any assessment with a response was made on the line.
  public var isAssessed: Bool { evidence != nil }

  /// Whether it is CR or PR.
  public var isResponse: Bool { response == .complete || response == .partial }

  /// The best response of a line, unconfirmed.
  ///
  /// - Parameters:
  ///   - course: The line's visits.
  ///   - rules: Gives the minimum day of stable disease.
  ///   - trace: Told which visits were used and passed over.
  init(unconfirmed course: borrowing LineCourse, rules: EndpointRules, trace: Trace? = nil) {
    let visits = course.responseVisits(rules)
    var best = OverallResponse.notEvaluable
    var shown: Int?
    for index in visits.indices {
      let response = visits[index].countedResponse(course.stableDay(rules))
      if shown == nil || response.rank < best.rank {
        best = response
        shown = index
      }
    }
    self.init(
      best, shownBy: shown.map { visits[$0] },
      respondedOn: FirstResponse(unconfirmed: course, rules: rules)?.day)
    if let trace {
      BestResponseNotes(course: copy course, rules: rules, best: self).writeUnconfirmed(to: trace)
    }
  }

  init(
    _ response: OverallResponse, shownBy visit: Visit?, respondedOn: ClinicalDate?,
    confirmedOn: ClinicalDate? = nil
  ) {
    self.response = response
    evidence = visit?.evidence
    day = visit?.day
    self.respondedOn = respondedOn
    self.confirmedOn = confirmedOn
  }
}

extension LineCourse {
  /// The day from which stable disease counts. Rule: R35.
  func stableDay(_ rules: EndpointRules) -> ClinicalDate {
    start.adding(days: rules.stableDiseaseMinimumDays)
  }
}

extension Visit {
  /// The response, NE where it is SD or NON-CR/NON-PD before the day from which these count.
  ///
  /// Rule: R35, R36.
  ///
  /// - Parameter stableDay: The day from which they count.
  /// - Returns: The response.
  func countedResponse(_ stableDay: ClinicalDate) -> OverallResponse {
    let needsTime = response == .stable || response == .nonCompleteNonProgressive
    return needsTime && day < stableDay ? .notEvaluable : response
  }
}

extension OverallResponse {
  /// Whether it is CR or PR.
  var isResponse: Bool { self == .complete || self == .partial }

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
