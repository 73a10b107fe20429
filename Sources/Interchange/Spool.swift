/// A private copy of what can be read only once, such as a pipe.
///
/// It has a name for the instant between being made and being opened, so that nothing of it remains
/// however the program ends; its space is given back with the value. Memory stays at 64 kB.
final class Spool: Sendable {
  /// Its length in bytes.
  let size: Int
  private let descriptor: Int32
  private let name: String

  /// Copies everything up to the end.
  ///
  /// - Parameters:
  ///   - source: Open for reading; it stays open.
  ///   - name: What messages call it.
  ///   - folder: Where the copy is kept.
  /// - Throws: ``InterchangeError`` when it cannot be read to its end, or not kept.
  init(copying source: Int32, name: String, folder: String) throws {
    self.name = name
    descriptor = try SystemFile.createNameless(in: folder, name: "temporary copy of \(name)")
    let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: 1 << 16)
    defer { buffer.deallocate() }
    var size = 0
    do {
      while true {
        let count = try SystemFile.receive(source, into: buffer, count: 1 << 16, name: name)
        if count == 0 { break }
        let bytes = UnsafeRawBufferPointer(start: buffer, count: count)
        try SystemFile.send(descriptor, bytes, name: "temporary copy of \(name)")
        size += count
      }
    } catch {
      SystemFile.giveUp(descriptor)
      throw error
    }
    self.size = size
  }

  deinit { SystemFile.giveUp(descriptor) }

  /// Reads up to `count` bytes that begin at a position.
  ///
  /// - Returns: How many were read; 0 at the end.
  func receive(into bytes: UnsafeMutablePointer<UInt8>, count: Int, from position: Int) throws
    -> Int
  {
    try SystemFile.receive(descriptor, into: bytes, count: count, from: position, name: name)
  }
}
