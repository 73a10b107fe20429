public import ClinicalRecords

/// The lines of therapy behind one cell of a table.
public struct DrilledLines: Sendable {
  /// One line.
  public struct Row: Sendable {
    /// The registry's number of the patient.
    public let patientID: Int64
    /// The line itself.
    public let line: LineOfTherapy
    /// Heading of its group.
    public let group: String
    /// What put it into the cell.
    public let finding: DrilledFinding
  }

  /// The cell within one group.
  public struct Group: Sendable, Equatable {
    /// The group's heading.
    public let heading: String
    /// Lines in the cell, listed or not.
    public let count: Int
    /// Lines of the group.
    public let total: Int
    /// Whether it could be told of anything that it belongs into the cell; a zero that could not is none.
    public let isRecorded: Bool
  }

  /// Who the table speaks of.
  public let population: Population
  /// The groups in printed order.
  public let groups: [Group]
  /// What was recorded of the adverse events of all groups; empty where the cell is not about events.
  public let recording: EventRecording
  /// The lines, as many as were kept, by patient number, then line.
  public let rows: [Row]

  /// Lines in the cell, listed or not.
  public var count: Int { groups.reduce(0) { $0 + $1.count } }
  /// Lines of the table.
  public var total: Int { groups.reduce(0) { $0 + $1.total } }

  /// The list of a tally.
  ///
  /// - Parameter tally: The counted cohort.
  /// - Throws: ``QuestionError`` when there are too many groups.
  public init<Cell: TableCell>(_ tally: DrilledTally<Cell>) throws {
    population = tally.table.population
    let rules = tally.table.question.rules
    let answer = try tally.table.answer()
    recording = answer.reduce(into: EventRecording()) {
      $0.merge(tally.cell.recording(in: $1.counts))
    }
    groups = answer.map { group in
      Group(
        heading: group.heading, count: tally.cell.count(in: group.counts, rules),
        total: tally.cell.total(in: group.counts, rules),
        isRecorded: tally.cell.isRecorded(in: group.counts))
    }
    rows = tally.lines.map { line in
      Row(
        patientID: line.patientID, line: line.line, group: tally.table.heading(of: line.group),
        finding: line.finding)
    }
  }
}
