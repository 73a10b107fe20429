import Foundation
import Testing

/// Compares a text with the file of that name in Snapshots; with NADIR_RECORD set it writes the file instead.
func expectSnapshot(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  guard ProcessInfo.processInfo.environment["NADIR_RECORD"] != nil else {
    #expect(text == Snapshot.text(name), "Snapshots/\(name)", sourceLocation: sourceLocation)
    return
  }
  let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  do {
    try Data(text.utf8).write(to: tests.appending(path: "Snapshots/\(name)"))
  } catch { Issue.record(error, sourceLocation: sourceLocation) }
}
