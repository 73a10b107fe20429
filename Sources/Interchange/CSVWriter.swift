/// Writes the rows of one table as CSV: commas, LF, UTF-8, quotes only where a field needs them.
///
/// A file appears with ``close()``, whole (``FileWriter``); without it nothing remains. What
/// ``CSVSource`` reads back is what was written.
public struct CSVWriter: ~Copyable {
  private static let capacity = 1 << 16

  private var file: FileWriter
  private let columnCount: Int
  private let buffer: UnsafeMutablePointer<UInt8>
  private var used = 0
  private var fieldsInRow = 0
  private var isOpen = true

  /// Begins a file.
  ///
  /// - Parameters:
  ///   - path: Where it is to be; what is there is replaced on ``close()``.
  ///   - columns: The header.
  /// - Throws: ``InterchangeError``.
  public init(path: String, columns: [String]) throws {
    try self.init(try FileWriter(path: path), columns)
  }

  /// Writes to a descriptor, such as standard output, which stays open.
  ///
  /// - Parameters:
  ///   - descriptor: Open for writing.
  ///   - name: What messages call it.
  ///   - columns: The header.
  /// - Throws: ``InterchangeError``.
  public init(descriptor: Int32, name: String, columns: [String]) throws {
    try self.init(FileWriter(descriptor: descriptor, name: name), columns)
  }

  private init(_ file: consuming FileWriter, _ columns: [String]) throws {
    precondition(!columns.isEmpty, "A table has at least one column.")
    self.file = file
    columnCount = columns.count
    buffer = .allocate(capacity: CSVWriter.capacity)
    for column in columns { try field(column) }
    try endRow()
  }

  deinit { buffer.deallocate() }

  /// Writes the next field of the row.
  ///
  /// - Parameter text: Any text; empty for a value that is not recorded.
  /// - Throws: ``InterchangeError`` when it cannot be written.
  public mutating func field(_ text: String) throws {
    var text = text
    try text.withUTF8 { try field(UnsafeRawBufferPointer($0)) }
  }

  /// Writes the next field of the row from bytes.
  ///
  /// - Parameter utf8: Any text in UTF-8.
  /// - Throws: ``InterchangeError`` when it cannot be written.
  public mutating func field(_ utf8: UnsafeRawBufferPointer) throws {
    precondition(isOpen, "Nothing is written to a file that was closed.")
    precondition(fieldsInRow < columnCount, "A row has a field for each column, and no more.")
    if fieldsInRow > 0 { try put(0x2C) }
    fieldsInRow += 1
    guard CSVWriter.needsQuotes(utf8) || (utf8.isEmpty && columnCount == 1) else {
      return try put(utf8)
    }
    try put(0x22)
    for byte in utf8 {
      if byte == 0x22 { try put(0x22) }
      try put(byte)
    }
    try put(0x22)
  }

  /// Ends the row.
  ///
  /// - Throws: ``InterchangeError`` when it cannot be written.
  public mutating func endRow() throws {
    precondition(fieldsInRow == columnCount, "A row has a field for each column.")
    fieldsInRow = 0
    try put(0x0A)
  }

  /// Writes what is left and lets the file appear under its name, safely on disk.
  ///
  /// - Throws: ``InterchangeError`` when that fails; then the file is not there, and an older one
  ///   is as it was.
  public mutating func close() throws {
    precondition(isOpen && fieldsInRow == 0, "A file is closed once, behind a whole row.")
    try flush()
    try file.close()
    isOpen = false
  }

  private mutating func put(_ byte: UInt8) throws {
    if used == CSVWriter.capacity { try flush() }
    buffer[used] = byte
    used += 1
  }

  private mutating func put(_ bytes: UnsafeRawBufferPointer) throws {
    guard let base = bytes.baseAddress, bytes.count > 0 else { return }
    if bytes.count > CSVWriter.capacity - used { try flush() }
    guard bytes.count <= CSVWriter.capacity else {
      return try file.write(bytes)
    }
    UnsafeMutableRawPointer(buffer + used).copyMemory(from: base, byteCount: bytes.count)
    used += bytes.count
  }

  private mutating func flush() throws {
    try file.write(UnsafeRawBufferPointer(start: buffer, count: used))
    used = 0
  }

  private static func needsQuotes(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let first = bytes.first, let last = bytes.last else { return false }
    if first == 0x20 || first == 0x09 || last == 0x20 || last == 0x09 { return true }
    return bytes.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
  }
}
