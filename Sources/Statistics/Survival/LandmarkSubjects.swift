/// The subjects of a landmark analysis: those still under observation, without event, at a time
/// chosen beforehand.
///
/// What is known at the landmark, such as a response until then, may divide these subjects without
/// the bias of comparing those who lived long enough to respond. Time starts at the landmark.
///
/// Source: Anderson, Cain & Gelber, *Journal of Clinical Oncology* 1983;1:710–719.
public struct LandmarkSubjects: Equatable, Sendable {
  /// The time at which they are at risk, in the unit of the observations.
  public let landmark: Double
  /// Which rows of the whole they are, in their order.
  public let rows: [Int]
  /// Their follow-up from the landmark on.
  public let followUp: TimeToEvent
  /// Rows left out because the event happened at or before the landmark.
  public let earlierEvents: Int
  /// Rows left out because they were censored at or before the landmark.
  public let earlierCensored: Int
  /// Rows left out because they entered after the landmark.
  public let laterEntries: Int

  /// Selects the subjects at risk.
  ///
  /// - Parameters:
  ///   - landmark: A finite time.
  ///   - subjects: Any; who enters at the landmark is at risk, who ends there is not.
  /// - Throws: ``ObservationError/notFinite(column:row:count:)`` where a time from the landmark is
  ///   too large for a number.
  public init(at landmark: Double, of subjects: TimeToEvent) throws {
    precondition(landmark.isFinite, "A landmark is a finite time.")
    let isOver = { subjects.times[$0] <= landmark }
    let isLate = { (row: Int) in subjects.entries.map { $0[row] > landmark } ?? false }
    let all = subjects.times.indices
    let rows = all.filter { !isOver($0) && !isLate($0) }
    self.landmark = landmark
    self.rows = rows
    earlierEvents = all.count { isOver($0) && subjects.events[$0] }
    earlierCensored = all.count { isOver($0) && !subjects.events[$0] }
    laterEntries = all.count { !isOver($0) && isLate($0) }
    followUp = try TimeToEvent(
      times: rows.map { subjects.times[$0] - landmark }, events: rows.map { subjects.events[$0] },
      weights: subjects.weights.map { all in rows.map { all[$0] } })
  }
}
