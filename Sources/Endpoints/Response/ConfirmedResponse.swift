import ClinicalRecords

extension BestOverallResponse {
  /// The best response of a line, confirmed by a later visit.
  ///
  /// Best is the first of these that occurs: a confirmed CR; a confirmed PR; SD, which any CR, PR or
  /// SD from the minimum day on shows; NON-CR/NON-PD from that day on; PD; NE.
  ///
  /// Source: Eisenhauer et al., *Eur J Cancer* 2009;45:228–247, table 3; admiralonco 1.4,
  /// `derive_param_confirmed_bor`.
  ///
  /// Rule: R39, R40, R41, R42, R43, R44, R45.
  ///
  /// - Parameters:
  ///   - course: The line's visits.
  ///   - rules: Gives the settings of confirmation.
  ///   - trace: Told which visits were used and passed over.
  init(confirmed course: borrowing LineCourse, rules: EndpointRules, trace: Trace? = nil) {
    let visits = ConfirmationVisits(course, rules: rules)
    let stableDay = course.stableDay(rules)
    let first = visits.firstConfirmed { _ in true }
    if let pair = visits.firstConfirmed({ $0 == .complete }) ?? first {
      self.init(
        visits.response(at: pair.first), shownBy: visits[pair.first],
        respondedOn: first.map { visits[$0.first].day }, confirmedOn: visits[pair.second].day)
    } else {
      var best = OverallResponse.notEvaluable
      var shown: Int?
      for index in visits.indices {
        let response = visits.responseUnconfirmed(at: index, stableDay)
        if shown == nil || response.rank < best.rank {
          best = response
          shown = index
        }
      }
      self.init(best, shownBy: shown.map { visits[$0] }, respondedOn: nil)
    }
    if let trace {
      BestResponseNotes(course: copy course, rules: rules, best: self).writeConfirmed(
        visits, to: trace)
    }
  }
}

/// The visits among which responses are confirmed.
///
/// They are those of the unconfirmed best response; disease seen again after a complete response is
/// the progression that ends them, where the rules say so.
struct ConfirmationVisits {
  /// Two visits of which the second confirms the first.
  struct Pair {
    let first: Int
    let second: Int
  }

  /// The visit that counts as progression because disease was seen again after CR. Rule: R45.
  let relapse: Int?
  private let visits: ArraySlice<Visit>
  private let rules: EndpointRules

  init(_ course: borrowing LineCourse, rules: EndpointRules) {
    self.rules = rules
    let all = course.responseVisits(rules)
    relapse =
      rules.afterCompleteResponse == .progression ? ConfirmationVisits.relapse(among: all) : nil
    visits = relapse.map { all[...$0] } ?? all
  }

  var indices: Range<Int> { visits.indices }
  subscript(index: Int) -> Visit { visits[index] }

  /// The response of a visit: PD where disease was seen again after CR; SD where PR is only held.
  /// Rule: R21, R45.
  func response(at index: Int) -> OverallResponse {
    if index == relapse { return .progressive }
    let visit = visits[index]
    if visit.response == .partial, visit.response == visit.derived?.overall,
      visit.derived?.isHeld == true
    {
      return .stable
    }
    return visit.response
  }

  /// What a visit shows without a confirmed response: SD for an unconfirmed CR or PR; NE before SD
  /// counts. Rule: R42.
  func responseUnconfirmed(at index: Int, _ stableDay: ClinicalDate) -> OverallResponse {
    switch response(at: index) {
    case .complete, .partial, .stable:
      visits[index].day < stableDay ? .notEvaluable : .stable
    case .nonCompleteNonProgressive:
      visits[index].day < stableDay ? .notEvaluable : .nonCompleteNonProgressive
    case .progressive: .progressive
    case .notEvaluable: .notEvaluable
    }
  }

  /// The first visit with one of these responses that a later one confirms.
  func firstConfirmed(_ isWanted: (OverallResponse) -> Bool) -> Pair? {
    for index in visits.indices where isWanted(response(at: index)) {
      if let second = confirmation(of: index) { return Pair(first: index, second: second) }
    }
    return nil
  }

  /// The visit that confirms a CR or PR, or `nil`.
  ///
  /// Rule: R39, R40, R41.
  func confirmation(of index: Int) -> Int? {
    switch response(at: index) {
    case .complete: completeConfirmation(of: index)
    case .partial: partialConfirmation(of: index)
    default: nil
    }
  }

  private func completeConfirmation(of index: Int) -> Int? {
    var notEvaluable = 0
    for later in visits.indices.dropFirst(index - visits.startIndex + 1) {
      switch response(at: later) {
      case .complete:
        if isLate(later, after: index) { return later }
      case .notEvaluable:
        notEvaluable += 1
        if notEvaluable > rules.confirmationNotEvaluableLimit { return nil }
      default: return nil
      }
    }
    return nil
  }

  private func partialConfirmation(of index: Int) -> Int? {
    var notEvaluable = 0
    var stable = 0
    var hasComplete = false
    for later in visits.indices.dropFirst(index - visits.startIndex + 1) {
      switch response(at: later) {
      case .complete: hasComplete = true
      case .partial:
        if hasComplete { return nil }
      case .stable:
        stable += 1
        if stable > (rules.confirmationAcceptsStable ? 1 : 0) { return nil }
      case .notEvaluable:
        notEvaluable += 1
        if notEvaluable > rules.confirmationNotEvaluableLimit { return nil }
      default: return nil
      }
      if response(at: later).isResponse, isLate(later, after: index) { return later }
    }
    return nil
  }

  private func isLate(_ later: Int, after index: Int) -> Bool {
    visits[later].day.days(since: visits[index].day) >= rules.confirmationDays
  }

  /// The first visit that shows disease without progression after a complete response.
  private static func relapse(among visits: ArraySlice<Visit>) -> Int? {
    var hasComplete = false
    for index in visits.indices {
      switch visits[index].response {
      case .complete: hasComplete = true
      case .partial, .stable, .nonCompleteNonProgressive:
        if hasComplete { return index }
      case .progressive, .notEvaluable: break
      }
    }
    return nil
  }
}
