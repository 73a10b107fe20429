/// One row given as texts by column name, as typed on a command line.
public struct TextRow: Sendable {
  /// The written value by column; a column that is not here is left as it is, or empty in a new
  /// row.
  public var values: [String: String]

  /// A row of these texts.
  ///
  /// - Parameter values: The written value by column name.
  public init(_ values: [String: String]) {
    self.values = values
  }

  /// Checks every value against the layout and hands over the cells.
  ///
  /// - Parameters:
  ///   - layout: The table the row is for.
  ///   - body: Takes the row; its cells live as long as the call.
  /// - Returns: What `body` returns.
  /// - Throws: ``RowProblems`` with one problem per wrong value; what `body` throws.
  public func withCells<Result>(
    of layout: TableLayout, _ body: (SourceRow) throws -> Result
  ) throws -> Result {
    var problems = unknownColumns(of: layout)
    let texts = layout.columns.map { Array((values[$0.name] ?? "").utf8) }
    let storage = texts.map { UnsafeMutableRawBufferPointer.copy(of: $0) }
    defer { for bytes in storage { bytes.deallocate() } }
    var cells: [Cell] = []
    for (column, bytes) in zip(layout.columns, storage) {
      do throws(CellMistake) {
        cells.append(try column.cell(UnsafeRawBufferPointer(bytes)))
      } catch {
        cells.append(.null)
        let sentence = column.sentence(for: error, written: UnsafeRawBufferPointer(bytes))
        problems.append(
          RowProblem(source: layout.table, line: nil, column: column.name, sentence: sentence))
      }
    }
    guard problems.isEmpty else { throw RowProblems(problems) }
    let isPresent = layout.columns.map { values[$0.name] != nil }
    return try cells.withUnsafeBufferPointer { cells in
      try isPresent.withUnsafeBufferPointer { isPresent in
        try body(SourceRow(line: 1, cells: cells, isPresent: isPresent, progress: 1))
      }
    }
  }

  /// The same for the columns that identify a row, the others taken as not given.
  ///
  /// - Parameters:
  ///   - layout: The table the row is for.
  ///   - body: Takes the row; its cells live as long as the call.
  /// - Returns: What `body` returns.
  /// - Throws: ``RowProblems``; what `body` throws.
  public func withKeyCells<Result>(
    of layout: TableLayout, _ body: (SourceRow) throws -> Result
  ) throws -> Result {
    let columns = layout.columns.map { column in
      Column(
        name: column.name, comment: column.comment, kind: column.kind,
        isRequired: column.isKey, isKey: column.isKey, defaultValue: column.defaultValue)
    }
    let keys = TableLayout(table: layout.table, comment: layout.comment, columns: columns)
    return try withCells(of: keys, body)
  }

  private func unknownColumns(of layout: TableLayout) -> [RowProblem] {
    values.keys.sorted().filter { layout.position(of: $0) == nil }.map { name in
      let nearest = NearestMatch.of(name, among: layout.columns.map(\.name))
      return RowProblem(
        source: layout.table, line: nil, column: name,
        sentence: "There is no such column." + (nearest.map { " Nearest: \($0)." } ?? ""))
    }
  }
}

/// All that is wrong with a row or a file, together.
public struct RowProblems: Error, Sendable, Equatable {
  /// The problems in order of their place.
  public let problems: [RowProblem]

  /// These problems.
  ///
  /// - Parameter problems: At least one.
  public init(_ problems: [RowProblem]) {
    self.problems = problems
  }
}

extension RowProblems: CustomStringConvertible {
  /// One problem a line.
  public var description: String {
    problems.map(\.description).joined(separator: "\n")
  }
}

extension UnsafeMutableRawBufferPointer {
  fileprivate static func copy(of bytes: [UInt8]) -> UnsafeMutableRawBufferPointer {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    buffer.copyBytes(from: bytes)
    return buffer
  }
}
