import ClinicalRecords

/// Which visits of a line count for its response: those up to the day of the first progression, as
/// they were read, and the progression itself; none after the next line has started.
///
/// A progression dated back to an equivocal finding stands at that day. The visits between the two
/// came after progression, though nobody knew it yet, and do not count.
///
/// Rule: R24, R33, R34.
struct ResponseSpan {
  /// So many visits from the first on count as they were read.
  let count: Int
  /// Position of the progression, where it was dated back and so is none of these.
  let datedBack: Int?

  /// The span of a line.
  ///
  /// - Parameters:
  ///   - course: The line's visits.
  ///   - rules: Says to which line a scan on the day the next line starts belongs.
  init(_ course: borrowing LineCourse, rules: EndpointRules) {
    let progression = course.firstProgression(rules)
    if let progression, !course.hasPassed(course.visits[progression].progressionDay, rules) {
      let visit = course.visits[progression]
      let later = visit.progressedOn.flatMap { day in
        course.visits[..<progression].firstIndex { $0.day > day }
      }
      count = visit.progressedOn == nil ? progression + 1 : later ?? progression
      datedBack = visit.progressedOn == nil ? nil : progression
    } else {
      count = course.visits.firstIndex { course.hasPassed($0.day, rules) } ?? course.visits.count
      datedBack = nil
    }
  }

  /// Where a visit of the line stands among ``LineCourse/responseVisits(_:)``; `nil` where it does
  /// not count.
  ///
  /// - Parameter index: Its position in ``LineCourse/visits``.
  /// - Returns: Its position there.
  func position(of index: Int) -> Int? {
    if index == datedBack { return count }
    return index < count ? index : nil
  }
}

extension LineCourse {
  /// The visits that count for the best response, the first progression at the day it is dated. One
  /// that was dated back has no sum: what was measured when it was confirmed came later.
  ///
  /// Rule: R24, R33, R34.
  ///
  /// - Parameter rules: Says to which line a scan on the day the next line starts belongs.
  /// - Returns: The visits.
  public func responseVisits(_ rules: EndpointRules) -> ArraySlice<Visit> {
    let span = ResponseSpan(self, rules: rules)
    guard let datedBack = span.datedBack else { return visits[..<span.count] }
    var progression = visits[datedBack]
    progression.day = progression.progressionDay
    progression.derived = nil
    return visits[..<span.count] + [progression]
  }
}
