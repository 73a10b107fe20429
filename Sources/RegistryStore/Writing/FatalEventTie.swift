import ClinicalRecords
import GRDB

/// Ties a death to the event the patient died of, where the rows leave no choice: the patient's only event of grade 5, and
/// a death that names none.
///
/// Rule: A3.
enum FatalEventTie {
  /// Whether a row that is entered can tie a death: the death itself, or an event that gets grade 5. By any other row a tie
  /// that was taken back would return.
  ///
  /// - Parameter entered: The row with its table.
  /// - Returns: Whether it can.
  static func isMade(by entered: (table: String, row: TextRow)) -> Bool {
    switch entered.table {
    case "death": true
    case "adverse_event":
      entered.row.values["grade"].flatMap { Int($0.filter { !$0.isWhitespace }) } == 5
    default: false
    }
  }

  /// The row that ties a patient's death, and the sentence that says so; `nil` where there is nothing to tie.
  ///
  /// - Parameters:
  ///   - patientKey: The patient.
  ///   - database: Where the rows are.
  /// - Returns: New values of the death.
  /// - Throws: SQLite's error.
  static func of(
    _ patientKey: String, in database: Database
  ) throws -> (row: TextRow, sentence: String)? {
    let events = try Row.fetchAll(
      database,
      sql: """
        SELECT event_number, label FROM adverse_event JOIN adverse_event_term USING (adverse_event_term_id)
        WHERE grade = 5 AND patient_id =
          (SELECT patient_id FROM death JOIN patient USING (patient_id)
            WHERE patient_key = ? AND event_number IS NULL)
        LIMIT 2
        """, arguments: [patientKey])
    guard events.count == 1, let event = events.first else { return nil }
    let number: Int64 = try event.required(0)
    let label: String = try event.required(1)
    return (
      TextRow(["patient_key": patientKey, "event_number": "\(number)"]),
      "The death now names event \(number) (\(label)), which has grade 5. "
        + "`nadir amend death \(patientKey) --clear event_number` takes that back."
    )
  }
}
