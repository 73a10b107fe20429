import ClinicalRecords
import GRDB

/// Finds the lines of files from which contradictory rows came, by reading the files once more;
/// only after something was found wrong, so that a good import never pays for it.
struct ProblemFinder {
  private let database: Database
  private var findings: [(patient: Int64, finding: Finding)] = []
  private var unlisted = 0

  init(_ database: Database) {
    self.database = database
  }

  mutating func add(_ finding: Finding, of patient: Int64) {
    if findings.count < LoadReport.listLimit {
      findings.append((patient, finding))
    } else {
      unlisted += 1
    }
  }

  static func patientKey(_ patient: Int64, _ database: Database) throws -> String {
    try String.fetchOne(
      database, sql: "SELECT patient_key FROM patient WHERE patient_id = ?", arguments: [patient])
      ?? "patient \(patient)"
  }

  /// The contradictions as problems, with the line of the row where a file has it.
  func problems(in sources: [any RowSource]) throws -> ProblemList {
    let named = try findings.map { patient, finding in
      (key: try ProblemFinder.patientKey(patient, database), finding: finding)
    }
    let places = try places(of: Set(named.flatMap(ProblemFinder.places)), in: sources)
    let listed = named.map { problem($0.key, $0.finding, places) }
    return ProblemList(listed: listed, count: listed.count + unlisted)
  }

  /// Where a file has rows.
  private typealias Lines = [String: (source: String, line: Int)]

  private func places(of wanted: Set<String>, in sources: [any RowSource]) throws -> Lines {
    var places: Lines = [:]
    for source in sources {
      let beginning = source.layout.table + ProblemFinder.separator
      guard wanted.contains(where: { $0.hasPrefix(beginning) }) else { continue }
      let numbering = try Numbering(source.layout, database)
      try source.forEachRow { _ in
      } row: { row in
        let place = ProblemFinder.place(of: row, source.layout, try numbering.number(for: row))
        if wanted.contains(place) { places[place] = (source.name, row.line) }
      }
    }
    return places
  }

  /// A contradiction at the row that is most likely wrong, or at the one its sentence is about where no file has the first;
  /// where files have both, the sentence ends with the second.
  private func problem(_ key: String, _ finding: Finding, _ lines: Lines) -> RowProblem {
    let places = ProblemFinder.places(key, finding).map { lines[$0] }
    let sentence = "\(key): \(finding.sentence)"
    if let subject = finding.subject, let other = places.last ?? nil {
      guard let place = places[0] else {
        return RowProblem(
          source: other.source, line: other.line, column: subject.column, sentence: sentence)
      }
      return RowProblem(
        source: place.source, line: place.line, column: finding.column,
        sentence: "\(sentence) That row is \(other.source):\(other.line).")
    }
    return RowProblem(
      source: places[0]?.source ?? finding.table, line: places[0]?.line, column: finding.column,
      sentence: sentence)
  }

  private static let separator = "\u{1F}"

  /// The rows of a finding: the one most likely wrong, then the one its sentence is about.
  private static func places(_ patientKey: String, _ finding: Finding) -> [String] {
    [place(patientKey, finding.table, finding.key)]
      + (finding.subject.map { [place(patientKey, $0.table, $0.key)] } ?? [])
  }

  private static func place(_ patientKey: String, _ table: String, _ key: [String]) -> String {
    ([table, patientKey] + key).joined(separator: separator)
  }

  private static func place(
    of row: SourceRow, _ layout: TableLayout, _ assigned: Int64?
  ) -> String {
    var parts = [layout.table]
    for (position, column) in layout.columns.enumerated() where column.isKey {
      switch row.cells[position] {
      case .null: parts.append(assigned.map { "\($0)" } ?? "")
      case .integer(let number): parts.append("\(number)")
      case .real(let number): parts.append("\(number)")
      case .text(let bytes): parts.append(String(decoding: bytes, as: UTF8.self))
      case .code(let code):
        if case .code(let vocabulary) = column.kind { parts.append(vocabulary.entries[code].code) }
      }
    }
    return parts.joined(separator: separator)
  }
}

/// The numbers under which a source's adverse events without a number were registered.
private struct Numbering {
  private let layout: TableLayout
  private let patients: PatientNumbers
  private let events: EventNumbers?

  init(_ layout: TableLayout, _ database: Database) throws {
    self.layout = layout
    patients = try PatientNumbers(database)
    events = layout.table == "adverse_event" ? try EventNumbers(database) : nil
  }

  func number(for row: SourceRow) throws -> Int64? {
    guard let events, case .text(let key) = row.cells[0], let patient = patients.number(of: key)
    else { return nil }
    return try events.number(for: row, patient: patient, layout)
  }
}
