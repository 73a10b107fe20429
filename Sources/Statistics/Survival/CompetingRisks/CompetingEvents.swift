/// Subjects observed until the first of several kinds of event, such as relapse and death without
/// relapse, or the end of observation.
public struct CompetingEvents: Equatable, Sendable {
  /// When the event happened or the observation ended.
  public let times: [Double]
  /// What happened: 0 for a censored subject, k for the cause with the k-th name.
  public let causes: [Int]
  /// The names of the causes; cause 1 is the first.
  public let names: [String]

  /// Subjects from columns of equal length; there may be no rows.
  ///
  /// - Parameters:
  ///   - times: Finite numbers in any one unit.
  ///   - causes: 0, or the position of a name counted from 1.
  ///   - names: One for each cause; "cause 1", "cause 2", … up to the largest code, which is then at
  ///     most 1000, if not given.
  /// - Throws: ``ObservationError/notFinite(column:row:count:)``,
  ///   ``CompetingRisksError/unknownCause(code:row:causes:count:)``.
  public init(times: [Double], causes: [Int], names: [String]? = nil) throws {
    precondition(times.count == causes.count, "Every subject has a time and a cause or 0.")
    try ObservationError.requireFinite(times, column: "time")
    let codes = 0...(names?.count ?? min(1000, max(0, causes.max() ?? 0)))
    if let row = causes.firstIndex(where: { !codes.contains($0) }) {
      throw CompetingRisksError.unknownCause(
        code: causes[row], row: row, causes: codes.upperBound,
        count: causes.reduce(0) { codes.contains($1) ? $0 : $0 + 1 })
    }
    self.times = times
    self.causes = causes
    self.names = names ?? (0..<codes.upperBound).map { "cause \($0 + 1)" }
  }

  /// The number of subjects.
  public var count: Int {
    times.count
  }

  /// The number of subjects with an event of a cause.
  public func eventCount(of cause: Int) -> Int {
    causes.reduce(0) { $1 == cause ? $0 + 1 : $0 }
  }

  /// The subjects at some rows.
  ///
  /// - Parameter rows: Positions, in any order.
  /// - Returns: These subjects with the same causes, of which some may no longer happen.
  public func subjects(at rows: [Int]) -> CompetingEvents {
    CompetingEvents(
      checked: rows.map { times[$0] }, causes: rows.map { causes[$0] }, names: names)
  }

  /// The subjects with all events as events, whatever their cause.
  func anyEvent() throws -> TimeToEvent {
    try TimeToEvent(times: times, events: causes.map { $0 != 0 })
  }

  private init(checked times: [Double], causes: [Int], names: [String]) {
    (self.times, self.causes, self.names) = (times, causes, names)
  }

  /// The name of a cause, also of one that is not among those named: it has no events.
  func name(of cause: Int) -> String {
    CompetingEvents.requireCause(cause)
    return cause <= names.count ? names[cause - 1] : "cause \(cause)"
  }

  /// A programmer's mistake stops the program: causes are counted from 1.
  static func requireCause(_ cause: Int) {
    precondition(cause >= 1, "A cause is a number from 1 on.")
  }
}
