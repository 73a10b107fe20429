public import ClinicalRecords

/// The deepest point of the sum of diameters after baseline, to the first progression and before the
/// next line starts.
///
/// The first visit with the smallest complete sum; a sum that only rose has the smallest rise.
/// Visits with a target lesion missing do not count.
///
/// Rule: R14, R24, R33, R48.
public struct DepthOfResponse: Sendable, Equatable {
  /// The visit's day.
  public let day: ClinicalDate
  /// Its sum.
  public let sum: DiameterSum

  /// A depth.
  ///
  /// - Parameters:
  ///   - day: The visit's day.
  ///   - sum: Its sum, complete, with a baseline.
  public init(day: ClinicalDate, sum: DiameterSum) {
    self.day = day
    self.sum = sum
  }

  /// Change from baseline in percent, −100 and up.
  public var percent: Double { sum.percentFromBaseline ?? 0 }

  /// The depth of a line; `nil` where no complete sum stands beside a baseline above 0.
  ///
  /// - Parameters:
  ///   - course: The line's visits.
  ///   - rules: Says to which line a scan on the day the next line starts belongs.
  ///   - trace: Told which sums were used and passed over.
  init?(_ course: borrowing LineCourse, rules: EndpointRules, trace: Trace? = nil) {
    let visits = course.responseVisits(rules)
    let deepest = DepthOfResponse.deepest(among: visits)
    if let trace {
      DepthNotes(course: copy course, rules: rules).write(deepest: deepest, to: trace)
    }
    guard let deepest, let sum = visits[deepest].derived?.sum else { return nil }
    self.init(day: visits[deepest].day, sum: sum)
  }

  /// The position of the first visit with the smallest complete sum beside a baseline, or `nil`.
  static func deepest(among visits: ArraySlice<Visit>) -> Int? {
    var deepest: (index: Int, tenths: Int)?
    for index in visits.indices {
      guard let sum = visits[index].derived?.sum, sum.percentFromBaseline != nil else { continue }
      if let deepest, deepest.tenths <= sum.tenths { continue }
      deepest = (index, sum.tenths)
    }
    return deepest?.index
  }
}
