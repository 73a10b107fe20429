internal import ClinicalRecords

/// The rows of a CSV file of no particular table.
struct CSVRows {
  let name: String
  let bytes: [UInt8]

  /// Hands over every row that holds something.
  ///
  /// - Throws: `RowProblems` with the first damaged row; ``InterchangeError``; what `row` throws.
  func forEachRow(_ row: (SpreadsheetRow) throws -> Bool) throws {
    var window = try ByteWindow(.bytes(bytes), name: name)
    if let sentence = try window.skipPreamble() {
      throw InterchangeError(file: name, sentence: sentence)
    }
    var scanner = RowScanner(window)
    guard try scanner.beginHeader() else { return }
    repeat {
      if let mistake = scanner.mistake {
        throw RowProblems([
          RowProblem(source: name, line: mistake.line, column: nil, sentence: mistake.sentence)
        ])
      }
      let next = CSVRows.row(scanner)
      guard next.cells.contains(where: { !$0.isEmpty }) else { continue }
      guard try row(next) else { return }
    } while try scanner.next()
  }

  /// At the start of the first row.
  private func scanner() throws -> RowScanner {
    var window = try ByteWindow(.bytes(bytes), name: name)
    if let sentence = try window.skipPreamble() {
      throw InterchangeError(file: name, sentence: sentence)
    }
    return RowScanner(window)
  }

  private static func row(_ scanner: borrowing RowScanner) -> SpreadsheetRow {
    var row = SpreadsheetRow(number: scanner.line, cells: [])
    for field in 0..<min(scanner.fieldCount, RowScanner.columnLimit) {
      row.cells.append(String(decoding: scanner[field], as: UTF8.self))
    }
    return row
  }
}
