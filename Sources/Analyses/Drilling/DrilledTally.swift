public import ClinicalRecords
import Endpoints

/// A table of counts with the lines of therapy that one of its cells counts.
///
/// A line is listed where the table of that line alone counts it in the cell, so that the list can
/// never disagree with the table. Lines come by patient number, then line.
public struct DrilledTally<Cell: TableCell>: Sendable {
  /// The whole table.
  private(set) var table: GroupedTally<Cell.Tally>
  /// The table of nobody.
  private let empty: GroupedTally<Cell.Tally>
  let cell: Cell
  private let limit: Int
  private(set) var lines: [ListedLine] = []

  /// One line of the cell.
  struct ListedLine: Sendable {
    let patientID: Int64
    let line: LineOfTherapy
    let group: Value
    let finding: DrilledFinding
  }

  /// An empty list.
  ///
  /// - Parameters:
  ///   - cell: The cell.
  ///   - tally: The empty tally of its table.
  ///   - limit: How many lines are kept; further ones are only counted.
  public init(_ cell: Cell, of tally: GroupedTally<Cell.Tally>, limit: Int = .max) {
    self.cell = cell
    self.limit = limit
    table = tally
    empty = tally
  }

  /// The parts of a history to read.
  public var parts: HistoryParts { table.parts }
  /// Whether the table counted no line.
  public var isEmpty: Bool { table.isEmpty }
  /// Why it counted none, in a sentence.
  public var emptiness: String { table.emptiness }

  /// Lines that are kept.
  public var keptCount: Int { lines.count }

  /// Lets go of the kept lines, for whoever has written them; what was counted stays.
  public mutating func forgetLines() { lines = [] }

  /// Counts the lines of one patient.
  ///
  /// - Parameter history: The patient's rows, read with ``parts``.
  public mutating func add(_ history: PatientHistory) {
    var isFirst = true
    for index in history.lines.indices where table.isAsked(history.lines[index]) {
      let place = LinePlace(
        index: index, rules: table.question.rules, isFirstCounted: isFirst)
      if table.add(history, place) { isFirst = false }
      if lines.count < limit { list(history, place) }
    }
  }

  private mutating func list(_ history: PatientHistory, _ place: LinePlace) {
    var alone = empty
    alone.add(history, place)
    guard let group = alone.groups.first, cell.count(in: group.counts, place.rules) > 0,
      let outcome = history.outcome(
        ofLineAt: place.index, rules: place.rules, parts: table.outcomes),
      let finding = cell.finding(in: outcome, of: history, at: place)
    else { return }
    lines.append(
      ListedLine(
        patientID: history.patient.id, line: outcome.line, group: group.value, finding: finding))
  }

  /// Adds what another part of the cohort counted under the same question.
  ///
  /// - Parameter other: The list of later patients.
  public mutating func merge(_ other: DrilledTally) {
    table.merge(other.table)
    lines += other.lines.prefix(max(0, limit - lines.count))
  }
}
