internal import CCrypto

/// A fingerprint while its contents are read, piece by piece.
public struct FingerprintBuilder: ~Copyable {
  private let context: OpaquePointer

  /// Nothing read yet.
  public init() {
    guard let context = EVP_MD_CTX_new() else { preconditionFailure("There is no memory left.") }
    self.context = context
    begin()
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Reads the next bytes.
  ///
  /// - Parameter bytes: Any bytes; how contents are cut into pieces does not matter.
  public mutating func add(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress, bytes.count > 0 else { return }
    let isDone = EVP_DigestUpdate(context, start, bytes.count) == 1
    precondition(isDone, "SHA-256 reads any bytes.")
  }

  /// Reads a text in UTF-8.
  ///
  /// - Parameter text: The text.
  public mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  /// The fingerprint of all that was read; then begins anew.
  ///
  /// - Returns: The fingerprint.
  public mutating func finish() -> Fingerprint {
    let bytes = [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
      finish(into: buffer)
      count = 32
    }
    return Fingerprint(bytes: bytes)
  }

  /// Writes the fingerprint of all that was read; then begins anew.
  ///
  /// - Parameter buffer: Room for 32 bytes.
  public mutating func finish(into buffer: UnsafeMutableBufferPointer<UInt8>) {
    precondition(buffer.count >= 32, "A fingerprint has 32 bytes.")
    let isDone = EVP_DigestFinal_ex(context, buffer.baseAddress, nil) == 1
    precondition(isDone, "SHA-256 of what was read is known.")
    begin()
  }

  private func begin() {
    let isDone = EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
    precondition(isDone, "The system's libcrypto computes SHA-256.")
  }
}
