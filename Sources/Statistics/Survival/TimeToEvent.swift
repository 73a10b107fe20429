/// Subjects observed until an event or the end of observation, in columns: row i of each column is
/// subject i.
///
/// With entries a row is the interval (entry, time], and a subject may have several rows, such as
/// before and after a covariate changed. Times may be any finite numbers in any one unit; an event
/// at a time comes before a censoring at the same time.
public struct TimeToEvent: Equatable, Sendable {
  /// When the event happened or the observation ended.
  public let times: [Double]
  /// Whether the observation ended by the event; otherwise the subject is censored.
  public let events: [Bool]
  /// When the observation began, before the time of the same row; `nil` when every subject was
  /// observed from the start.
  public let entries: [Double]?
  /// How many subjects a row stands for, at or above 0; `nil` when each stands for one.
  public let weights: [Double]?

  /// Subjects from columns of equal length; there may be no rows.
  ///
  /// - Parameters:
  ///   - times: Finite numbers.
  ///   - events: Whether the event happened.
  ///   - entries: Finite numbers, each below the time of its row.
  ///   - weights: At or above 0, together at most 1e305. Whole ones are counts, others weigh.
  /// - Throws: ``ObservationError`` for the first column with an impossible value, naming the first
  ///   row that has one.
  public init(
    times: [Double], events: [Bool], entries: [Double]? = nil, weights: [Double]? = nil
  ) throws {
    precondition(times.count == events.count, "Every subject has a time and an event or none.")
    precondition(entries.map { $0.count == times.count } ?? true, "Every subject has an entry.")
    precondition(weights.map { $0.count == times.count } ?? true, "Every subject has a weight.")
    try ObservationError.requireFinite(times, column: "time")
    if let entries {
      try ObservationError.requireFinite(entries, column: "entry")
      let isEmpty = { entries[$0] >= times[$0] }
      if let row = times.indices.first(where: isEmpty) {
        throw ObservationError.emptyInterval(row: row, count: times.indices.filter(isEmpty).count)
      }
    }
    if let weights { try ObservationError.requireWeights(weights) }
    (self.times, self.events, self.entries, self.weights) = (times, events, entries, weights)
  }

  /// The number of rows.
  public var count: Int {
    times.count
  }

  /// The number of rows with the event, whatever they weigh.
  public var eventCount: Int {
    events.reduce(0) { $1 ? $0 + 1 : $0 }
  }
}
