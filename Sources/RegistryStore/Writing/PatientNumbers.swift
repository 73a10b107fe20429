import ClinicalRecords
import GRDB
import GRDBSQLite

/// The registry's numbers of patients by their study keys; rows of one patient usually follow each
/// other.
final class PatientNumbers {
  private let lookUp: BoundStatement
  private var lastKey: [UInt8] = []
  private var lastNumber: Int64?

  init(_ database: Database) throws {
    lookUp = try BoundStatement(
      database, "SELECT patient_id FROM patient WHERE patient_key = ?1")
  }

  /// The number of the patient with this key, or `nil`.
  func number(of key: UnsafeRawBufferPointer) -> Int64? {
    if let lastNumber, lastKey.elementsEqual(key) { return lastNumber }
    lookUp.reset()
    lookUp.bind(key, at: 1)
    defer { lookUp.reset() }
    guard lookUp.step() == SQLITE_ROW else { return nil }
    let number = sqlite3_column_int64(lookUp.handle, 0)
    lastKey.removeAll(keepingCapacity: true)
    lastKey.append(contentsOf: key)
    lastNumber = number
    return number
  }
}
