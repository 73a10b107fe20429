internal import ClinicalRecords

/// One row of a spreadsheet.
public struct SpreadsheetRow: Equatable, Sendable {
  /// Its number, 1 for the first; in CSV the line on which it begins.
  public let number: Int
  /// The text of each cell from the first column on; cells after the last that holds something may be missing.
  public var cells: [String]

  /// The text of a cell.
  ///
  /// - Parameter column: The column, 0 for the first.
  /// - Returns: Empty where the row has no such cell.
  public func cell(_ column: Int) -> String { column < cells.count ? cells[column] : "" }
}

/// The sheets of an Excel workbook (.xlsx), or the rows of a CSV file as a single sheet.
///
/// Which of the two a file is, its first bytes say, not its name. Read are texts, shared or in their cells, and numbers;
/// of a formula the value it had when the file was saved. A CSV file is UTF-8 with commas, semicolons or tabs, whichever
/// divides its first line into most columns. The whole file is kept in memory: it may have 100 MB, and unpack to 256 MB.
public struct Spreadsheet {
  /// The largest file that is read, in bytes.
  private static let sizeLimit = 100 << 20

  /// What messages call the file.
  public let name: String
  /// The names of the sheets in their order; one empty name for CSV.
  public let sheetNames: [String]
  private let content: Content

  private enum Content {
    case csv([UInt8])
    case workbook(ZipArchive, WorkbookParts, SharedStrings)
  }

  /// Opens a file.
  ///
  /// - Parameter path: Where it is.
  /// - Throws: ``InterchangeError`` when it is not there, too large, an older kind of workbook, encrypted or damaged.
  public init(path: String) throws {
    try self.init(
      name: SystemFile.name(of: path),
      bytes: try SystemFile.contents(path, limit: Spreadsheet.sizeLimit))
  }

  /// The bytes of a file.
  ///
  /// - Parameters:
  ///   - name: What messages call it.
  ///   - bytes: All of it.
  /// - Throws: As ``init(path:)``.
  public init(name: String, bytes: [UInt8]) throws {
    self.name = name
    if let sentence = Spreadsheet.refusal(bytes) {
      throw InterchangeError(file: name, sentence: sentence)
    }
    guard bytes.starts(with: [0x50, 0x4B]) else {
      content = .csv(bytes)
      sheetNames = [""]
      return
    }
    let archive = try ZipArchive(bytes, name: name)
    let parts = try WorkbookParts(archive, name: name)
    let shared = try SharedStrings(archive, part: parts.sharedStrings, name: name)
    content = .workbook(archive, parts, shared)
    sheetNames = parts.sheets.map(\.name)
  }

  /// Hands over the rows of a sheet that hold something, in order.
  ///
  /// - Parameters:
  ///   - sheet: Its place among ``sheetNames``.
  ///   - row: Takes a row; `false` ends the reading.
  /// - Throws: ``InterchangeError`` when the sheet is damaged; `RowProblems` for a damaged row of a CSV file;
  ///   what `row` throws.
  public func forEachRow(ofSheet sheet: Int, _ row: (SpreadsheetRow) throws -> Bool) throws {
    switch content {
    case .csv(let bytes): try CSVRows(name: name, bytes: bytes).forEachRow(row)
    case .workbook(let archive, let parts, let shared):
      let reader = SheetReader(shared: shared.texts)
      try archive.readMarkup(parts.sheets[sheet].part, name: name, reader) {
        if let mistake = reader.mistake { throw InterchangeError(file: name, sentence: mistake) }
        for next in reader.takeRows() where !next.cells.isEmpty {
          guard try row(next) else { return true }
        }
        return false
      }
    }
  }

  /// Why a file is no spreadsheet that can be read, by its first bytes; `nil` where it may be one.
  private static func refusal(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return bytes.holds(Array("EncryptedPackage".utf8.flatMap { [$0, 0] })[...])
        ? "The workbook is encrypted. Save it without a password."
        : "The file is a workbook of the older kind (.xls). Save it as .xlsx, or as CSV in UTF-8."
    }
    if bytes.starts(with: [0x50, 0x4B]), !bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      return "The file is an empty zip archive, or a part of one. Save the workbook anew."
    }
    return nil
  }
}

extension [UInt8] {
  /// Whether a stretch of bytes stands somewhere in these.
  fileprivate func holds(_ part: ArraySlice<UInt8>) -> Bool {
    guard let first = part.first, count >= part.count else { return part.isEmpty }
    return indices.dropLast(part.count - 1).contains { start in
      self[start] == first && self[start..<start + part.count] == part
    }
  }
}
