import Analyses

/// The lanes a swimmer figure shows: all, longest first, or where there are too many a part of each
/// group that is evenly spaced in order of length, so that the picture keeps its shape.
struct LaneChoice {
  /// The lanes of each group.
  let groups: [[TreatmentCourse]]

  /// Chooses lanes.
  ///
  /// - Parameters:
  ///   - groups: All lines.
  ///   - limit: The most lanes; each group has at least one.
  init(_ groups: [CourseComparison.Group], limit: Int) {
    let total = groups.reduce(0) { $0 + $1.courses.count }
    var before = 0
    self.groups = groups.map { group in
      let sorted = group.courses.sorted(by: LaneChoice.isLonger)
      guard total > limit else { return sorted }
      let start = before * limit / total
      before += sorted.count
      let share = max(1, before * limit / total - start)
      return LaneChoice.spread(sorted, count: min(share, sorted.count))
    }
  }

  /// Longest first; of one length in order of their number, so that the order is always the same.
  private static func isLonger(_ left: TreatmentCourse, _ right: TreatmentCourse) -> Bool {
    if left.lastDay != right.lastDay { return left.lastDay > right.lastDay }
    return (left.patientID, left.lineNumber) < (right.patientID, right.lineNumber)
  }

  /// So many of them, the first and the last among them where there are two or more.
  private static func spread(_ courses: [TreatmentCourse], count: Int) -> [TreatmentCourse] {
    guard count > 1 else { return [courses[courses.count / 2]] }
    return (0..<count).map { courses[$0 * (courses.count - 1) / (count - 1)] }
  }
}
