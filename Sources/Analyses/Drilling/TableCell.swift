public import ClinicalRecords
public import Endpoints

/// A cell of a table of counts, such as "PR" or "fatigue, grade 3–4": what it counts, and what of a
/// line of therapy put it there.
public protocol TableCell: Sendable {
  /// The counts the table is made of.
  associatedtype Tally: Counts

  /// The number in the cell.
  ///
  /// - Parameters:
  ///   - tally: The counts of one group.
  ///   - rules: Settings of the question.
  /// - Returns: Lines of therapy counted there.
  func count(in tally: Tally, _ rules: EndpointRules) -> Int

  /// The number the cell's percentage is of.
  ///
  /// - Parameters:
  ///   - tally: The counts of one group.
  ///   - rules: Settings of the question.
  /// - Returns: Lines of therapy.
  func total(in tally: Tally, _ rules: EndpointRules) -> Int

  /// What was recorded of the adverse events that it asks about.
  ///
  /// - Parameter tally: The counts of one group.
  /// - Returns: The record; empty where the cell is not about events.
  func recording(in tally: Tally) -> EventRecording

  /// Whether anything was recorded of what makes an event count in the cell; a zero that could not be told is none.
  ///
  /// - Parameter tally: The counts of one group.
  /// - Returns: Whether it could be told of one event at least.
  func isRecorded(in tally: Tally) -> Bool

  /// What put a line into the cell.
  ///
  /// - Parameters:
  ///   - outcome: The outcome of a line that the cell counts.
  ///   - history: The patient's rows.
  ///   - place: The line, and settings of the question.
  /// - Returns: The derived value, with its row.
  func finding(
    in outcome: LineOutcome, of history: PatientHistory, at place: LinePlace
  ) -> DrilledFinding?
}

extension TableCell {
  /// A cell that is not about events misses no record of them.
  public func recording(in tally: Tally) -> EventRecording { EventRecording() }
  /// The same.
  public func isRecorded(in tally: Tally) -> Bool { true }
}

/// What put a line of therapy into a cell.
public enum DrilledFinding: Sendable, Equatable {
  /// A best overall response.
  case response(BestOverallResponse)
  /// A time to an event.
  case time(EndpointTime)
  /// The worst of so many adverse events.
  case event(LineEvent, of: Int)
}
