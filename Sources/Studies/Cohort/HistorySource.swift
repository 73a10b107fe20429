public import ClinicalRecords

/// What hands over the histories of a registry, so that this module need not know where they are kept.
public protocol HistorySource {
  /// Hands over the history of every patient with a line of therapy, with the study key, each once.
  ///
  /// - Parameters:
  ///   - parts: The parts of a history to read.
  ///   - body: Takes study key and history, which must not be kept.
  /// - Throws: What reading or `body` throws.
  func forEachHistory(
    _ parts: HistoryParts, _ body: (String, PatientHistory) throws -> Void
  ) throws
}
