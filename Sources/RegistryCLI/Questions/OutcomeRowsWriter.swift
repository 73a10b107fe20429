import Analyses
import ClinicalRecords
import Interchange
import RegistryStore
import Reports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes a row per line of therapy to standard output while the registry is read.
struct OutcomeRowsWriter {
  private let question: Question
  private let row: OutcomeRow

  init(_ question: Question, codebook: Codebook) {
    self.question = question
    row = OutcomeRow(question.rules, codebook: codebook)
  }

  func write(_ registry: Registry) throws {
    var lines = OutcomeLines(of: question)
    var writer = try CSVWriter(
      descriptor: STDOUT_FILENO, name: "standard output", columns: OutcomeRow.columns)
    var isEmpty = true
    try registry.forEachHistory(lines.parts) { key, history in
      try lines.forEachLine(of: history) { outcome, group in
        isEmpty = false
        try row.forEachField(of: outcome, patientKey: key, group: group) { try writer.field($0) }
        try writer.endRow()
      }
    }
    try writer.close()
    if isEmpty { throw CommandError(lines.emptiness) }
  }
}
