public import Fingerprints

/// A file of a report: where it stands in the folder, and what is in it.
public struct ReportFile: Sendable {
  /// Takes the next piece of a file.
  public typealias Write = (String) throws -> Void

  /// Its path from the folder of the report, with `/` between folders.
  public let path: String
  private let content: @Sendable (Write) throws -> Void

  /// A file that is made while it is written.
  ///
  /// - Parameters:
  ///   - path: Its path from the folder of the report.
  ///   - content: Hands over its pieces, the same each time it is called.
  public init(_ path: String, _ content: @escaping @Sendable (Write) throws -> Void) {
    self.path = path
    self.content = content
  }

  /// A file with a text, which is made when it is written.
  ///
  /// - Parameters:
  ///   - path: Its path from the folder of the report.
  ///   - text: The text.
  public init(_ path: String, text: @escaping @Sendable @autoclosure () -> String) {
    self.init(path) { write in try write(text()) }
  }

  /// Hands over the pieces of the file.
  ///
  /// - Parameter write: Takes them.
  /// - Throws: What `write` throws, or what makes the pieces.
  public func forEachPiece(_ write: Write) throws { try content(write) }

  /// The whole text.
  ///
  /// - Returns: All pieces.
  /// - Throws: What makes the pieces.
  public func text() throws -> String {
    var text = ""
    try content { text += $0 }
    return text
  }

  /// The fingerprint of its bytes.
  ///
  /// - Returns: The fingerprint.
  /// - Throws: What makes the pieces.
  public func fingerprint() throws -> Fingerprint {
    var builder = FingerprintBuilder()
    try content { builder.add($0) }
    return builder.finish()
  }
}
