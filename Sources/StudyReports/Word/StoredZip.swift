/// A zip archive of a few small files, stored without compression and always with the same bytes.
///
/// Source: PKWARE, APPNOTE.TXT 6.3, sections 4.3 and 4.4; the time of each file is the first a zip can tell, 1980-01-01.
struct StoredZip {
  /// The archive.
  let bytes: [UInt8]

  /// An archive of files in order; names in ASCII.
  init(_ files: [(name: String, bytes: [UInt8])]) {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for file in files {
      let entry = StoredZip.entry(file.name, file.bytes)
      directory += StoredZip.four(0x0201_4B50) + StoredZip.two(20) + entry
      directory += StoredZip.two(0) + StoredZip.two(0) + StoredZip.two(0)
      directory += StoredZip.four(0) + StoredZip.four(archive.count) + Array(file.name.utf8)
      archive += StoredZip.four(0x0403_4B50) + entry + Array(file.name.utf8) + file.bytes
    }
    let start = archive.count
    archive += directory + StoredZip.four(0x0605_4B50) + StoredZip.two(0) + StoredZip.two(0)
    archive += StoredZip.two(files.count) + StoredZip.two(files.count)
    archive += StoredZip.four(directory.count) + StoredZip.four(start) + StoredZip.two(0)
    bytes = archive
  }

  /// What a file's header and the directory both say of it.
  private static func entry(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
    let midnight = two(0) + two(0x21)
    return two(20) + two(0) + two(0) + midnight + four(Int(checksum(bytes))) + four(bytes.count)
      + four(bytes.count) + two(name.utf8.count) + two(0)
  }

  private static func two(_ number: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
  }

  private static func four(_ number: Int) -> [UInt8] { two(number) + two(number >> 16) }

  /// CRC-32 as zip has it.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in
        value & 1 == 1 ? (value >> 1) ^ 0xEDB8_8320 : value >> 1
      }
    }
  }
}
