/// The printed size of a picture, stated in its file.
///
/// Source: Portable Network Graphics, third edition (W3C 2025), sections 5.3 (chunks) and 11.3.4.3 (pHYs).
public enum PNGResolution {
  private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  /// Signature and header, behind which the resolution may stand.
  private static let headLength = 8 + 25

  /// Writes into a picture what its resolution is.
  ///
  /// - Parameters:
  ///   - dots: Pixels an inch.
  ///   - path: The file; what is no PNG, or states a resolution already, stays as it is.
  /// - Throws: ``ReportError``.
  public static func state(_ dots: Int, inFileAt path: String) throws {
    var bytes: [UInt8] = []
    try ReportDisk.read(path) { bytes.append(contentsOf: $0) }
    guard let stated = stating(dots, in: bytes) else { return }
    var writer = try DiskWriter(path)
    try writer.add(stated)
    try writer.finish()
  }

  /// A picture that states its resolution.
  ///
  /// - Parameters:
  ///   - dots: Pixels an inch.
  ///   - bytes: The file, in which none is stated.
  /// - Returns: The file with it; `nil` where it is no PNG, or states one already.
  static func stating(_ dots: Int, in bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count > headLength, bytes.starts(with: signature),
      bytes[12..<16].elementsEqual("IHDR".utf8), !bytes.containsChunk("pHYs")
    else { return nil }
    let meter = four(UInt32((Double(dots) / 0.0254).rounded()))
    let chunk = Array("pHYs".utf8) + meter + meter + [1]
    return bytes[..<headLength] + four(9) + chunk + four(StoredZip.checksum(chunk))
      + bytes[headLength...]
  }

  private static func four(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}

extension [UInt8] {
  /// Whether a PNG has a part of that name.
  fileprivate func containsChunk(_ name: String) -> Bool {
    var position = 8
    while position + 8 <= count {
      if self[position + 4..<position + 8].elementsEqual(name.utf8) { return true }
      let length = self[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
      position += 12 + length
    }
    return false
  }
}
