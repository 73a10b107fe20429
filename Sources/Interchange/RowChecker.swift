internal import ClinicalRecords

/// Turns the fields of one row after the other into cells of the table, in the same storage.
struct RowChecker: ~Copyable {
  private let source: String
  private let header: CSVHeader
  private let columns: [Column]
  private let positions: [Int?]
  private let cells: UnsafeMutableBufferPointer<Cell>
  private let isPresent: UnsafeMutableBufferPointer<Bool>

  init(source: String, layout: TableLayout, header: CSVHeader) {
    self.source = source
    self.header = header
    columns = layout.columns
    positions = header.positions
    cells = .allocate(capacity: layout.columns.count)
    cells.initialize(repeating: .null)
    isPresent = .allocate(capacity: layout.columns.count)
    isPresent.initialize(repeating: false)
    for case let position? in header.positions { isPresent[position] = true }
    for (position, column) in layout.columns.enumerated() where !isPresent[position] {
      if let value = column.defaultValue { cells[position] = .integer(value) }
    }
  }

  deinit {
    cells.deallocate()
    isPresent.deallocate()
  }

  /// Checks the row the scanner is at.
  ///
  /// - Returns: Whether it has no mistake; each mistake is reported.
  func accepts(_ scanner: borrowing RowScanner, report: (RowProblem) -> Void) -> Bool {
    if let mistake = scanner.mistake {
      let names = header.names
      let column = mistake.field.flatMap { names.indices.contains($0) ? names[$0] : nil }
      report(
        RowProblem(
          source: source, line: scanner.line, column: column, sentence: mistake.sentence))
      return false
    }
    guard scanner.fieldCount == positions.count else {
      report(
        RowProblem(
          source: source, line: scanner.line, column: nil,
          sentence: sentence(onFieldCount: scanner.fieldCount)))
      return false
    }
    return acceptsCells(scanner, report: report)
  }

  /// The row that was accepted last.
  func row(_ scanner: borrowing RowScanner) -> SourceRow {
    SourceRow(
      line: scanner.line, cells: UnsafeBufferPointer(cells),
      isPresent: UnsafeBufferPointer(isPresent), progress: scanner.window.progress)
  }

  private func acceptsCells(
    _ scanner: borrowing RowScanner, report: (RowProblem) -> Void
  ) -> Bool {
    var isGood = true
    for field in 0..<positions.count {
      guard let position = positions[field] else { continue }
      do throws(CellMistake) {
        cells[position] = try columns[position].cell(scanner[field])
      } catch {
        isGood = false
        let column = columns[position]
        report(
          RowProblem(
            source: source, line: scanner.line, column: column.name,
            sentence: column.sentence(for: error, written: scanner[field])))
      }
    }
    return isGood
  }

  private func sentence(onFieldCount count: Int) -> String {
    let claim = "The row has \(count == 1 ? "1 field" : "\(count) fields"), "
    let hint =
      count < positions.count
      ? "Every row needs a field for each column, empty where nothing is known."
      : "A value that holds the separator stands in quotes."
    return claim + "the header \(positions.count). " + hint
  }
}
