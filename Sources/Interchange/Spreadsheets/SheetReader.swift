internal import ClinicalRecords

/// The rows of one sheet (ECMA-376, part 1, section 18.3), told one after the other.
final class SheetReader: MarkupHandler {
  /// The most columns a sheet may use.
  static let columnLimit = RowScanner.columnLimit
  /// The most rows of a sheet.
  private static let rowLimit = 1 << 20

  /// Rows that are complete and were not taken yet.
  private(set) var finished: [SpreadsheetRow] = []
  /// What is wrong with the sheet, where something is.
  private(set) var mistake: String?
  private let shared: [String]
  private var row = SpreadsheetRow(number: 0, cells: [])
  private var column = 0
  private var type = ""
  private var text = CellText()

  /// - Parameter shared: The texts cells share.
  init(shared: [String]) { self.shared = shared }

  /// Takes the finished rows.
  func takeRows() -> [SpreadsheetRow] {
    defer { finished.removeAll(keepingCapacity: true) }
    return finished
  }

  func begin(_ element: String, _ attributes: MarkupAttributes) {
    switch element {
    case "row": beginRow(attributes["r"])
    case "c":
      column = attributes["r"].flatMap(CellReference.column) ?? column + 1
      type = attributes["t"] ?? "n"
      text.clear()
    default: text.begin(element)
    }
  }

  /// Begins the row of a number, else the next one.
  private func beginRow(_ written: String?) {
    let number = written.map { Int($0) ?? 0 } ?? row.number + 1
    column = -1
    guard (1...SheetReader.rowLimit).contains(number) else {
      mistake =
        mistake ?? "Behind row \(row.number) stands one whose number is none of 1 to "
        + "\(SheetReader.rowLimit). Save the workbook anew."
      return
    }
    row = SpreadsheetRow(number: number, cells: [])
  }

  func end(_ element: String) {
    switch element {
    case "row": finished.append(row)
    case "c": finishCell()
    default: text.end(element)
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) { text.take(bytes) }

  private func finishCell() {
    let value = value(text.string)
    guard !value.isEmpty, mistake == nil else { return }
    guard column < SheetReader.columnLimit else {
      mistake =
        "Row \(row.number) uses more than \(SheetReader.columnLimit) columns, the most allowed."
      return
    }
    while row.cells.count <= column { row.cells.append("") }
    row.cells[column] = value
  }

  /// The text that a cell shows, numbers in full.
  private func value(_ written: String) -> String {
    switch type {
    case "s":
      guard let index = Int(written), shared.indices.contains(index) else {
        if !written.isEmpty {
          mistake = "Row \(row.number) refers to a text that the workbook lacks. Save it anew."
        }
        return ""
      }
      return shared[index]
    case "n":
      guard let number = Double(written), number == number.rounded(), abs(number) < 1e15 else {
        return written
      }
      return "\(Int64(number))"
    default: return written
    }
  }
}

/// The names of cells: `AB12`.
enum CellReference {
  /// The column of a cell, 0 for A; `nil` where the name has no letters.
  static func column(_ reference: String) -> Int? {
    var column = 0
    for byte in reference.utf8 {
      let letter = byte | 0x20
      guard (0x61...0x7A).contains(letter), column < 100_000 else { break }
      column = column * 26 + Int(letter - 0x60)
    }
    return column == 0 ? nil : column - 1
  }
}
