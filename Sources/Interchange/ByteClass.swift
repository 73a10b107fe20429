/// What a byte means to the scanner.
enum ByteClass: UInt8 {
  case ordinary
  case separator
  case lineFeed
  case carriageReturn
  case quote
  case nul
  case high

  /// The class of each of the 256 bytes, with the comma as separator; the caller deallocates it.
  static func table() -> UnsafeMutablePointer<ByteClass> {
    let table = UnsafeMutablePointer<ByteClass>.allocate(capacity: 256)
    table.initialize(repeating: .ordinary, count: 256)
    (table + 0x80).update(repeating: .high, count: 128)
    table[0x2C] = .separator
    table[0x0A] = .lineFeed
    table[0x0D] = .carriageReturn
    table[0x22] = .quote
    table[0x00] = .nul
    return table
  }
}
