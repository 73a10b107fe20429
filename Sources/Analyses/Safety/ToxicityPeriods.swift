/// How the time on a line is divided: into periods of one length from its start on.
public struct ToxicityPeriods: Sendable, Equatable {
  /// Periods that are counted; what happens later counts in the last, so that a wrong date takes no memory.
  static let most = 1200

  /// The length of a period in days.
  public let days: Double
  /// Whether a period is a month. Rule: R67.
  public let isMonth: Bool

  /// Months.
  ///
  /// - Parameter daysPerMonth: Days in a month. Rule: R67.
  /// - Returns: Periods of that length.
  public static func months(of daysPerMonth: Double) -> ToxicityPeriods {
    ToxicityPeriods(days: max(1, daysPerMonth), isMonth: true)
  }

  /// Periods of some days, such as a cycle.
  ///
  /// - Parameter days: At least 1.
  /// - Returns: Periods of that length.
  public static func every(_ days: Int) -> ToxicityPeriods {
    ToxicityPeriods(days: Double(max(1, days)), isMonth: false)
  }

  /// The period a day falls in, from 0.
  ///
  /// - Parameter day: Days from the start of the line, from 0.
  /// - Returns: Its position.
  func position(of day: Int) -> Int {
    min(Int((Double(day) / days).rounded(.down)), ToxicityPeriods.most - 1)
  }
}
