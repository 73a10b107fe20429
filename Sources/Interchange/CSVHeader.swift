internal import ClinicalRecords

/// The first line of a file: which field of a row belongs to which column of the table.
struct CSVHeader {
  /// The position in the layout of each field's column; `nil` for a column the table does not have.
  private(set) var positions: [Int?] = []
  /// The name of each field's column in messages.
  private(set) var names: [String] = []
  /// What is wrong with the line.
  private(set) var problems: [RowProblem] = []
  /// Whether the rows below the line cannot be told apart into columns.
  private(set) var isHopeless = false

  /// Reads the header from the next row that is not blank, and finds the separator by it.
  ///
  /// - Throws: ``InterchangeError`` when the file cannot be read.
  init(
    from scanner: inout RowScanner, source: String, layout: TableLayout
  ) throws {
    repeat {
      guard try CSVHeader.moveToNext(&scanner, layout) else {
        let needed = CSVHeader.listed(layout.columns.map(\.name))
        stop(
          RowProblem(
            source: source, line: nil, column: nil,
            sentence: "The file is empty. Needed: a first line with the columns \(needed)."))
        return
      }
    } while scanner.isBlank
    if let sentence = CSVHeader.hopelessness(of: scanner, layout) {
      let line = scanner.mistake?.line ?? scanner.line
      stop(RowProblem(source: source, line: line, column: nil, sentence: sentence))
      return
    }
    readNames(from: scanner, source: source, layout: layout)
    findMissing(line: scanner.line, source: source, layout: layout)
  }

  private mutating func stop(_ problem: RowProblem) {
    problems.append(problem)
    isHopeless = true
  }

  /// Why nothing can be read below this line, or `nil`.
  private static func hopelessness(of scanner: borrowing RowScanner, _ layout: TableLayout)
    -> String?
  {
    if let mistake = scanner.mistake { return mistake.sentence }
    if scanner.fieldCount > RowScanner.columnLimit {
      return "The header names \(scanner.fieldCount) columns. "
        + "Allowed: at most \(RowScanner.columnLimit)."
    }
    if known(in: scanner, layout) > 0 { return nil }
    return "The first line names no column of \(layout.table). "
      + "Needed: a first line with the columns \(listed(layout.columns.map(\.name)))."
  }

  private mutating func readNames(
    from scanner: borrowing RowScanner, source: String, layout: TableLayout
  ) {
    for field in 0..<scanner.fieldCount {
      let written = CSVHeader.written(scanner[field])
      let position = CSVHeader.position(of: written, layout)
      let name = position.map { layout.columns[$0].name } ?? Quotation.shortened(written)
      if let sentence = sentence(for: written, field: field, position, layout) {
        problems.append(
          RowProblem(
            source: source, line: scanner.line, column: name.isEmpty ? nil : name,
            sentence: sentence))
      }
      positions.append(position)
      names.append(name)
    }
  }

  private func sentence(
    for written: String, field: Int, _ position: Int?, _ layout: TableLayout
  ) -> String? {
    if written.isEmpty {
      return "Field \(field + 1) of the header is empty. Needed: a column name."
    }
    if let position {
      return positions.contains(position) ? "The header names this column twice." : nil
    }
    let nearest = NearestMatch.of(written, among: layout.columns.map(\.name))
    return "There is no such column." + (nearest.map { " Nearest: \($0)." } ?? "")
  }

  private mutating func findMissing(line: Int, source: String, layout: TableLayout) {
    for (position, column) in layout.columns.enumerated()
    where column.isRequired && column.defaultValue == nil && !positions.contains(position) {
      problems.append(
        RowProblem(
          source: source, line: line, column: column.name,
          sentence: "The header lacks this column, which every row needs."))
    }
  }

  /// Moves to the next row, with the separator under which most of its names are columns of the
  /// table.
  private static func moveToNext(
    _ scanner: inout RowScanner, _ layout: TableLayout
  ) throws -> Bool {
    scanner.leaveRow()
    guard try scanner.splitRow() else { return false }
    if scanner.isPassedOver { return true }
    var best = (separator: UInt8(ascii: ","), known: -1)
    for separator in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
      scanner.separator = separator
      _ = try scanner.splitRow()
      let known = known(in: scanner, layout)
      if known > best.known { best = (separator, known) }
    }
    scanner.separator = best.separator
    _ = try scanner.splitRow()
    return true
  }

  private static func known(in scanner: borrowing RowScanner, _ layout: TableLayout) -> Int {
    var known = 0
    for field in 0..<min(scanner.fieldCount, RowScanner.columnLimit)
    where position(of: written(scanner[field]), layout) != nil { known += 1 }
    return known
  }

  private static func written(_ field: UnsafeRawBufferPointer) -> String {
    var bytes = field[...]
    while let first = bytes.first, first == 0x20 || first == 0x09 { bytes = bytes.dropFirst() }
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes = bytes.dropLast() }
    return String(decoding: bytes.prefix(1000), as: UTF8.self)
  }

  private static func position(of name: String, _ layout: TableLayout) -> Int? {
    guard name.utf8.count <= 100 else { return nil }
    let lowered = name.lowercased()
    return layout.columns.firstIndex { $0.name.lowercased() == lowered }
  }

  private static func listed(_ names: [String]) -> String {
    names.joined(separator: ", ")
  }
}
