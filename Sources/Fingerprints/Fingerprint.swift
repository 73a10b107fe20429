/// The SHA-256 of some contents: equal contents have equal fingerprints, others in practice never do.
///
/// Source: FIPS 180-4.
public struct Fingerprint: Sendable, Hashable, CustomStringConvertible {
  /// The 32 bytes.
  public let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The fingerprint of a text in UTF-8.
  ///
  /// - Parameter text: The text.
  public init(of text: String) {
    var builder = FingerprintBuilder()
    builder.add(text)
    self = builder.finish()
  }

  /// The fingerprint of bytes.
  ///
  /// - Parameter bytes: The bytes.
  public init(of bytes: [UInt8]) {
    var builder = FingerprintBuilder()
    bytes.withUnsafeBytes { builder.add($0) }
    self = builder.finish()
  }

  /// 64 hexadecimal digits in lower case.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }

  /// The first digits, for people to tell fingerprints apart.
  ///
  /// - Parameter count: How many digits, at most 64.
  /// - Returns: Hexadecimal digits in lower case.
  public func prefix(_ count: Int = 12) -> String { String(description.prefix(count)) }
}
