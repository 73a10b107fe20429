/// A stretch of a file in memory that moves forward as rows are taken from its front.
///
/// It grows only for a row longer than it, up to ``limit``. The byte behind its end is always a
/// NUL, so that scanning stops there without asking for the end at every byte.
struct ByteWindow: ~Copyable {
  /// Where the bytes come from.
  enum Origin {
    /// A file, by its path.
    case path(String)
    /// Bytes in memory.
    case bytes([UInt8])
    /// A copy of what can be read only once.
    case spool(Spool)
  }

  /// The longest row, in bytes.
  static let limit = 1 << 20

  /// How many bytes are in memory, from ``front``.
  private(set) var count = 0
  /// Whether nothing follows the bytes in memory.
  private(set) var isDrained = false
  private var storage: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var start = 0
  private var consumed = 0
  private let total: Int?
  private let descriptor: Int32
  private let memory: [UInt8]
  private let spool: Spool?
  private var copied = 0
  private let name: String

  /// Opens the origin.
  ///
  /// - Parameters:
  ///   - origin: Where the bytes come from.
  ///   - name: What messages call it.
  ///   - capacity: The bytes kept in memory at first.
  /// - Throws: ``InterchangeError`` when there is nothing to read.
  init(_ origin: Origin, name: String, capacity: Int = 1 << 18) throws {
    switch origin {
    case .path(let path):
      let file = try SystemFile.openToRead(path)
      descriptor = file.descriptor
      total = file.size
      memory = []
      spool = nil
    case .bytes(let bytes):
      descriptor = -1
      total = bytes.count
      memory = bytes
      spool = nil
    case .spool(let copy):
      descriptor = -1
      total = copy.size
      memory = []
      spool = copy
    }
    self.name = name
    self.capacity = capacity
    storage = .allocate(capacity: capacity + 1)
    storage[0] = 0
  }

  deinit {
    storage.deallocate()
    if descriptor >= 0 { SystemFile.giveUp(descriptor) }
  }

  /// The first byte; `front[count]` is 0.
  var front: UnsafeMutablePointer<UInt8> { storage + start }

  /// How much has been taken, 0 to 1; 0 until the end where the size is not known.
  var progress: Double {
    guard let total, total > 0 else { return isDrained && count == 0 ? 1 : 0 }
    return min(1, Double(consumed) / Double(total))
  }

  /// Moves the front behind the first `length` bytes.
  mutating func take(_ length: Int) {
    start += length
    count -= length
    consumed += length
  }

  /// Reads on until the window is full or the origin ends; grows a full window first.
  ///
  /// - Returns: Whether there is room for more after ``limit``: `false` when the window is full
  ///   at its limit.
  mutating func fill() throws -> Bool {
    if start > 0 {
      storage.update(from: storage + start, count: count)
      start = 0
    } else if count == capacity {
      guard capacity < ByteWindow.limit else { return false }
      grow()
    }
    while count < capacity, !isDrained {
      let received = try receive(storage + count, capacity - count)
      count += received
      isDrained = received == 0
    }
    storage[count] = 0
    return true
  }

  private mutating func grow() {
    capacity = min(capacity * 2, ByteWindow.limit)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + 1)
    larger.update(from: storage, count: count)
    storage.deallocate()
    storage = larger
  }

  private mutating func receive(_ target: UnsafeMutablePointer<UInt8>, _ room: Int) throws -> Int {
    if descriptor >= 0 {
      return try SystemFile.receive(descriptor, into: target, count: room, name: name)
    }
    if let spool {
      let length = try spool.receive(into: target, count: room, from: copied)
      copied += length
      return length
    }
    let length = min(room, memory.count - copied)
    memory.withUnsafeBufferPointer { source in
      guard length > 0, let base = source.baseAddress else { return }
      target.update(from: base + copied, count: length)
    }
    copied += length
    return length
  }
}
