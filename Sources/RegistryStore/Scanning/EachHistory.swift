public import ClinicalRecords
import GRDB

extension Registry {
  /// Hands over the history of every patient with a line of therapy, with the study key, in order of
  /// the registry's numbers; nothing is kept per patient.
  ///
  /// - Parameters:
  ///   - parts: The parts of a history to read.
  ///   - codebook: The words by whose positions histories are understood; `nil` for those they are read with.
  ///   - body: Takes the study key and the history, which must not be kept.
  /// - Throws: ``RegistryError``; ``RegistryError/wordsChanged(path:)`` where the words are others by now; what `body`
  ///   throws.
  public func forEachHistory(
    _ parts: HistoryParts, by codebook: Codebook? = nil,
    _ body: (String, PatientHistory) throws -> Void
  ) throws {
    try read { database in
      let codes = try storedCodes(database, by: codebook)
      let reader = try HistoryReader(database, parts: parts, codes: codes)
      let keys = try OrderedScan(
        database, columns: "patient_id, patient_key", of: "patient", order: "patient_id")
      let everyone = Int64.min...Int64.max
      try keys.begin(everyone)
      try reader.forEach(in: everyone) { history in
        while keys.patientID < history.patient.id { try keys.advance() }
        guard keys.patientID == history.patient.id else {
          throw DatabaseError(
            resultCode: .SQLITE_CORRUPT, message: "rows belong to a patient that does not exist")
        }
        try body(keys.text(1), history)
      }
    }
  }
}
