import ClinicalRecords

extension CourseReading {
  /// Whether a partial response reached before lasts at a visit that would be stable disease.
  ///
  /// It lasts until the target lesions progress; where responses need confirmation, only one that
  /// was confirmed does.
  ///
  /// Source: EORTC RECIST working group, answers to questions; off by default.
  ///
  /// Rule: R21, R40.
  ///
  /// - Parameter day: The day of the visit.
  /// - Returns: Whether it does.
  func holdsPartialResponse(on day: ClinicalDate) -> Bool {
    guard rules.holdsPartialResponse else { return false }
    var first = visits.endIndex
    while first > 0, visits[first - 1].derived?.target != .progressive { first -= 1 }
    for position in first..<visits.endIndex where isResponse(visits[position]) {
      if rules.responseBasis == .unconfirmed || isConfirmed(position) { return true }
    }
    return false
  }

  private func isResponse(_ visit: Visit) -> Bool {
    visit.derived?.target == .partial || visit.derived?.target == .complete
  }

  /// Whether a later visit confirms the response of one.
  private func isConfirmed(_ position: Int) -> Bool {
    var (notEvaluable, stable) = (0, 0)
    for visit in visits[(position + 1)...] {
      switch visit.derived?.target {
      case .partial, .complete:
        let days = visit.day.days(since: visits[position].day)
        if days >= rules.confirmationDays { return true }
      case .notEvaluable: notEvaluable += 1
      case .stable: stable += 1
      case .progressive: return false
      case .notApplicable, nil: continue
      }
      if notEvaluable > rules.confirmationNotEvaluableLimit
        || stable > (rules.confirmationAcceptsStable ? 1 : 0)
      {
        return false
      }
    }
    return false
  }
}

extension DerivedResponse {
  /// Whether the targets are PR only because an earlier partial response is held: their sum alone
  /// says SD. Such a visit confirms nothing. Rule: R21.
  var isHeld: Bool {
    guard target == .partial, let sum, let baseline = sum.baselineTenths else { return false }
    return sum.tenths > ResponseLimits.partialResponse(from: baseline)
  }
}
