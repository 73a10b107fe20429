public import ClinicalRecords
public import Endpoints

/// A count of a survival table: times that ended in one way.
public struct SurvivalCell: TableCell, Hashable {
  /// Which endings it counts.
  public enum Endings: Hashable, Sendable {
    /// Every time.
    case all
    /// Events.
    case events
    /// Times without event.
    case censored
    /// One ending.
    case one(EndpointTime.Ending)

    /// Whether an ending is counted.
    ///
    /// - Parameter ending: How a time ended.
    /// - Returns: Whether it is.
    public func contains(_ ending: EndpointTime.Ending) -> Bool {
      switch self {
      case .all: true
      case .events: ending.isEvent
      case .censored: !ending.isEvent
      case .one(let wanted): ending == wanted
      }
    }
  }

  /// The endpoint.
  public let endpoint: Endpoint
  /// Which endings it counts.
  public let endings: Endings

  /// A count.
  ///
  /// - Parameters:
  ///   - endpoint: The endpoint, resolved under the rules of the question.
  ///   - endings: Which endings it counts.
  public init(_ endpoint: Endpoint, _ endings: Endings) {
    self.endpoint = endpoint
    self.endings = endings
  }

  /// Lines counted in the cell.
  ///
  /// - Parameters:
  ///   - tally: The counts of one group.
  ///   - rules: Settings of the question; they change nothing here.
  /// - Returns: How many.
  public func count(in tally: SurvivalCounts, _ rules: EndpointRules) -> Int {
    zip(EndpointTime.Ending.allCases, tally.endings)
      .reduce(0) { endings.contains($1.0) ? $0 + $1.1 : $0 }
  }

  /// All times of a group; lines without time are none.
  ///
  /// - Parameters:
  ///   - tally: The counts of the group.
  ///   - rules: Settings of the question; they change nothing here.
  /// - Returns: How many.
  public func total(in tally: SurvivalCounts, _ rules: EndpointRules) -> Int {
    tally.endings.reduce(0, +)
  }

  /// The time of a line.
  ///
  /// - Parameters:
  ///   - outcome: The outcome of the line.
  ///   - history: The patient's rows.
  ///   - place: The line, and settings of the question.
  /// - Returns: The time.
  public func finding(
    in outcome: LineOutcome, of history: PatientHistory, at place: LinePlace
  ) -> DrilledFinding? {
    outcome[endpoint].map { .time($0) }
  }
}
