/// The numbers below a figure of survival curves: how many are at risk, and what has happened.
///
/// It adds up: at risk at a time are those at risk at the time before, less the events and
/// censorings in between, plus those who entered in between.
///
/// Source: Pocock, Clayton & Altman, *Lancet* 2002;359:1686–1689.
public struct RiskTable: Equatable, Sendable {
  /// What is so at one time in one group.
  public struct Entry: Equatable, Sendable {
    /// Subjects under observation just before the time.
    public let atRisk: Int
    /// Events before the time and not before the time of the entry to the left; before the first
    /// time all that came earlier.
    public let events: Int
    /// Censorings in the same interval as `events`.
    public let censored: Int
    /// Subjects who came under observation in the same interval; without late entry everybody at
    /// the first time and nobody later.
    public let entered: Int
    /// All events before the time.
    public let cumulativeEvents: Int
    /// All censorings before the time.
    public let cumulativeCensored: Int
  }

  /// The times, in ascending order.
  public let times: [Double]
  /// For each group an entry for each time.
  public let groups: [[Entry]]

  /// Counts at given times.
  ///
  /// - Parameters:
  ///   - times: In the unit of the observations, ascending.
  ///   - curves: One for each group.
  public init(at times: [Double], of curves: [KaplanMeierEstimate]) {
    for time in times { requireNumber(time) }
    precondition(
      zip(times, times.dropFirst()).allSatisfy { $0 < $1 }, "The times of a risk table ascend.")
    self.times = times
    groups = curves.map { RiskTable.entries(at: times, of: $0.steps) }
  }

  private static func entries(
    at times: [Double], of steps: [KaplanMeierEstimate.Step]
  ) -> [Entry] {
    var position = 0
    var (events, censored, entered) = (0, 0, 0)
    var (allEvents, allCensored, counted) = (0, 0, 0)
    return times.map { time in
      (events, censored, entered) = (0, 0, 0)
      while position < steps.count, steps[position].time < time {
        if counted <= position { entered += steps[position].entered }
        events += steps[position].events
        censored += steps[position].censored
        position += 1
      }
      // Who is at risk at the next step has entered before it, and counts here once.
      if position < steps.count, counted <= position { entered += steps[position].entered }
      counted = position + 1
      (allEvents, allCensored) = (allEvents + events, allCensored + censored)
      return Entry(
        atRisk: position < steps.count ? steps[position].atRisk : 0, events: events,
        censored: censored, entered: entered, cumulativeEvents: allEvents,
        cumulativeCensored: allCensored)
    }
  }
}
