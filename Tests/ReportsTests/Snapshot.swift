import Foundation
import Testing

/// Compares a text with the file of that name in Snapshots; with NADIR_RECORD set it writes the
/// file instead.
func expectSnapshot(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Snapshots/\(name)")
  if ProcessInfo.processInfo.environment["NADIR_RECORD"] != nil {
    try Data(text.utf8).write(to: file)
    return
  }
  let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  #expect(text == expected, "Snapshots/\(name)", sourceLocation: sourceLocation)
}
