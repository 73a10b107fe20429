import ClinicalRecords
import GRDB

/// Reads the histories of a range of patients as one merge of ordered scans, a table each.
///
/// The history handed over is one value, refilled for each patient. A patient whose day of death is known by
/// its month or year only comes with every part, asked for or not: where that day lies depends on the last
/// day the patient was known alive, and any part can show it (docs/rules.md, R69). So does a patient with an
/// open onset where ``HistoryParts/restForOpenOnsets`` is asked for. They are few, so their other rows are
/// looked up one patient at a time.
final class HistoryReader {
  private let database: Database
  private let parts: HistoryParts
  private let codes: StoredCodes
  private let scans: [OpenTableScan]
  /// The tables that were not asked for, opened when the first such patient is met.
  private var others: [OpenTableScan]?
  @exclusivity(unchecked) private var history = PatientHistory(patient: Patient(id: 0))

  init(_ database: Database, parts: HistoryParts, codes: StoredCodes) throws {
    self.database = database
    self.parts = parts
    self.codes = codes
    scans = try TableScan.filling(parts, lines: true).map { try $0.opened(database) }
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
      if needsOtherParts { try readOtherParts(of: id) }
      try body(history)
    }
  }

  private var needsOtherParts: Bool {
    if let died = history.diedOn { return died.day == nil }
    return parts.contains(.restForOpenOnsets) && history.hasOpenOnset
  }

  private func readOtherParts(of id: Int64) throws {
    let scans = try others ?? openedOthers()
    others = scans
    for scan in scans {
      try scan.rows.begin(id...id)
      if scan.rows.patientID == id { try take(from: scan, patient: id) }
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

  private func openedOthers() throws -> [OpenTableScan] {
    var read = parts
    if parts.contains(.lesions) { read.insert(.measuredDays) }
    if parts.contains(.laboratory) { read.insert(.sampledDays) }
    // Events that were read are not read again for their details.
    if !parts.isDisjoint(with: [.adverseEvents, .eventDetails]) {
      read.formUnion([.adverseEvents, .eventDetails])
    }
    return try TableScan.filling(HistoryParts.all.subtracting(read), lines: false)
      .map { try $0.opened(database) }
  }
}
