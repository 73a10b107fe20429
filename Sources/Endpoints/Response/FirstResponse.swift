import ClinicalRecords

/// The first response of a line: the day from which its duration counts.
///
/// Unconfirmed the first CR or PR; confirmed the first scan of the earliest confirmed pair, be it CR
/// or PR.
///
/// Rule: R43, R44, R50, R51.
struct FirstResponse {
  /// Position of the visit in ``LineCourse/visits``.
  let visit: Int
  /// Position of the visit that confirms it; `nil` where it needs none.
  let confirmation: Int?
  /// Its day.
  let day: ClinicalDate
  /// Its row.
  let evidence: Evidence

  init?(unconfirmed course: borrowing LineCourse, rules: EndpointRules) {
    let visits = course.responseVisits(rules)
    guard let index = visits.firstIndex(where: { $0.response.isResponse }) else { return nil }
    self.init(course, index, confirmedBy: nil)
  }

  init?(confirmed course: borrowing LineCourse, rules: EndpointRules) {
    let visits = ConfirmationVisits(course, rules: rules)
    guard let pair = visits.firstConfirmed({ _ in true }) else { return nil }
    self.init(course, pair.first, confirmedBy: pair.second)
  }

  /// The first response on the basis of the rules.
  init?(_ course: borrowing LineCourse, rules: EndpointRules) {
    switch rules.responseBasis {
    case .unconfirmed: self.init(unconfirmed: course, rules: rules)
    case .confirmed: self.init(confirmed: course, rules: rules)
    }
  }

  private init(_ course: borrowing LineCourse, _ visit: Int, confirmedBy confirmation: Int?) {
    self.visit = visit
    self.confirmation = confirmation
    day = course.visits[visit].day
    evidence = course.visits[visit].evidence
  }
}

extension BestOverallResponse {
  /// The best response of a line on the basis of the rules. Rule: R44.
  init(_ course: borrowing LineCourse, rules: EndpointRules) {
    switch rules.responseBasis {
    case .unconfirmed: self.init(unconfirmed: course, rules: rules)
    case .confirmed: self.init(confirmed: course, rules: rules)
    }
  }
}
