import ClinicalRecords
import GRDB

/// Reads the histories of a range of patients as one merge of ordered scans, a table each.
///
/// The history handed over is one value, refilled for each patient.
final class HistoryReader {
  private let parts: HistoryParts
  private let codes: StoredCodes
  private let scans: [OpenTableScan]
  private var history = PatientHistory(patient: Patient(id: 0))

  init(_ database: Database, parts: HistoryParts, codes: StoredCodes) throws {
    self.parts = parts
    self.codes = codes
    scans = try TableScan.all.filter { $0.part.map { parts.contains($0) } ?? true }
      .map { try $0.opened(database) }
  }

  /// Hands over the history of every patient of a range, in order.
  ///
  /// Patients without a line of therapy are handed over when the patients' own rows are read.
  func forEach(in range: ClosedRange<Int64>, _ body: (PatientHistory) throws -> Void) throws {
    for scan in scans { try scan.rows.begin(range) }
    while true {
      var id = Int64.max
      for scan in scans { id = min(id, scan.rows.patientID) }
      guard id != .max else { return }
      history.removeAll()
      history.patient = Patient(id: id)
      for scan in scans where scan.rows.patientID == id { try take(from: scan, patient: id) }
      try body(history)
    }
  }

  private func take(from scan: OpenTableScan, patient id: Int64) throws {
    do {
      repeat {
        try scan.take(scan.rows, &history, codes)
        try scan.rows.advance()
      } while scan.rows.patientID == id
    } catch let cell as UnreadableCell {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT,
        message: "\(scan.table) holds an unreadable value, column \(cell.column + 1)")
    }
  }
}
