/// Writes the rows of one table as CSV: commas, LF, UTF-8, quotes only where a field needs them.
///
/// A file comes into being under another name in the same folder and takes its own with
/// ``close()``, so that nobody ever sees half of it; without ``close()`` nothing remains. What
/// ``CSVSource`` reads back is what was written.
public struct CSVWriter: ~Copyable {
  private static let capacity = 1 << 16

  private let name: String
  private let columnCount: Int
  private let target: Target
  private var descriptor: Int32
  private let buffer: UnsafeMutablePointer<UInt8>
  private var used = 0
  private var fieldsInRow = 0
  private var isOpen = true

  private enum Target {
    /// A descriptor of the caller's, which stays open.
    case borrowed
    /// Something that is not a file of a folder, such as a pipe.
    case stream
    /// A file under its temporary name.
    case file(temporary: String, final: String)
  }

  /// Begins a file.
  ///
  /// - Parameters:
  ///   - path: Where it is to be; what is there is replaced on ``close()``.
  ///   - columns: The header.
  /// - Throws: ``InterchangeError``.
  public init(path: String, columns: [String]) throws {
    let name = SystemFile.name(of: path)
    let final = SystemFile.resolved(path)
    switch SystemFile.kind(of: final) {
    case .folder:
      throw InterchangeError(file: name, sentence: "This is a folder, not a file.")
    case .stream:
      let descriptor = try SystemFile.openExisting(final, name: name)
      try self.init(.stream, descriptor, name: name, columns)
    case .file, nil:
      let temporary = "\(final).\(SystemFile.processNumber).part"
      SystemFile.remove(temporary)
      let descriptor = try SystemFile.create(temporary, name: name)
      try self.init(
        .file(temporary: temporary, final: final), descriptor, name: name, columns)
    }
  }

  /// Writes to a descriptor, such as standard output, which stays open.
  ///
  /// - Parameters:
  ///   - descriptor: Open for writing.
  ///   - name: What messages call it.
  ///   - columns: The header.
  /// - Throws: ``InterchangeError``.
  public init(descriptor: Int32, name: String, columns: [String]) throws {
    try self.init(.borrowed, descriptor, name: name, columns)
  }

  private init(_ target: Target, _ descriptor: Int32, name: String, _ columns: [String]) throws {
    precondition(!columns.isEmpty, "A table has at least one column.")
    self.name = name
    self.target = target
    self.descriptor = descriptor
    columnCount = columns.count
    buffer = .allocate(capacity: CSVWriter.capacity)
    for column in columns { try field(column) }
    try endRow()
  }

  deinit {
    buffer.deallocate()
    guard isOpen else { return }
    if case .borrowed = target { return }
    if descriptor >= 0 { SystemFile.giveUp(descriptor) }
    if case .file(let temporary, _) = target { SystemFile.remove(temporary) }
  }

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
    switch target {
    case .borrowed: break
    case .stream: try finish()
    case .file(let temporary, let final):
      try SystemFile.synchronize(descriptor, name: name)
      try finish()
      try SystemFile.replace(temporary, to: final)
    }
    isOpen = false
  }

  private mutating func finish() throws {
    let finished = descriptor
    descriptor = -1  // closed even when closing fails
    try SystemFile.finish(finished, name: name)
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
      return try SystemFile.send(descriptor, bytes, name: name)
    }
    UnsafeMutableRawPointer(buffer + used).copyMemory(from: base, byteCount: bytes.count)
    used += bytes.count
  }

  private mutating func flush() throws {
    try SystemFile.send(descriptor, UnsafeRawBufferPointer(start: buffer, count: used), name: name)
    used = 0
  }

  private static func needsQuotes(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let first = bytes.first, let last = bytes.last else { return false }
    if first == 0x20 || first == 0x09 || last == 0x20 || last == 0x09 { return true }
    return bytes.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
  }
}
