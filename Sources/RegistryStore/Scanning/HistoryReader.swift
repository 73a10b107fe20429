import ClinicalRecords
import GRDB

/// Reads the histories of a range of patients as one merge of ordered scans, a table each.
///
/// The history handed over is one value, refilled for each patient.
final class HistoryReader {
  private let parts: HistoryParts
  private let codes: StoredCodes
  private var scans: [TableScan]
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
    for position in scans.indices { try scans[position].rows?.begin(range) }
    while let id = scans.lazy.compactMap({ $0.rows?.patientID }).min(), id != .max {
      history.removeAll()
      history.patient = Patient(id: id)
      for position in scans.indices { try fill(from: position, patient: id) }
      try body(history)
    }
  }

  @inline(__always)
  private func fill(from position: Int, patient id: Int64) throws {
    guard scans[position].rows?.patientID == id else { return }
    do {
      try scans[position].takeRows(of: id, into: &history, codes)
    } catch let cell as UnreadableCell {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT,
        message: "\(scans[position].table) holds an unreadable value, column \(cell.column + 1)")
    }
  }
}
