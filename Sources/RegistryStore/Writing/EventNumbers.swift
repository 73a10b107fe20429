import ClinicalRecords
import GRDB
import GRDBSQLite

/// Numbers for adverse events that come without one.
///
/// An event without a number is the registered event of the same patient, term and onset, where
/// there is one that this file has not named before; otherwise it is new and takes the patient's
/// next number.
final class EventNumbers {
  private let same: BoundStatement
  private let next: BoundStatement
  private var patient: Int64?
  private var taken: Set<Int64> = []

  init(_ database: Database) throws {
    same = try BoundStatement(
      database,
      """
      SELECT event_number FROM adverse_event
      WHERE patient_id = ?1 AND adverse_event_term_id = ?2 AND onset_on IS ?3 ORDER BY event_number
      """)
    next = try BoundStatement(
      database, "SELECT coalesce(max(event_number), 0) + 1 FROM adverse_event WHERE patient_id = ?1"
    )
  }

  /// The number of a row's event; `nil` where the row states it.
  func number(for row: SourceRow, patient: Int64, _ layout: TableLayout) throws -> Int64? {
    guard let place = layout.position(of: "event_number"), case .null = row.cells[place],
      let term = layout.position(of: "adverse_event_term"),
      let onset = layout.position(of: "onset_on")
    else { return nil }
    if self.patient != patient {
      self.patient = patient
      taken.removeAll(keepingCapacity: true)
    }
    same.reset()
    same.bind(patient, at: 1)
    same.bind(row.cells[term], of: layout.columns[term], at: 2)
    same.bind(row.cells[onset], of: layout.columns[onset], at: 3)
    defer { same.reset() }
    while same.step() == SQLITE_ROW {
      let known = sqlite3_column_int64(same.handle, 0)
      if taken.insert(known).inserted { return known }
    }
    let number = try nextNumber(of: patient)
    taken.insert(number)
    return number
  }

  private func nextNumber(of patient: Int64) throws -> Int64 {
    next.reset()
    next.bind(patient, at: 1)
    defer { next.reset() }
    let code = next.step()
    guard code == SQLITE_ROW else { throw next.error(code) }
    return sqlite3_column_int64(next.handle, 0)
  }
}
