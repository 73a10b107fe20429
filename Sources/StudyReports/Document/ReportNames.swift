import Fingerprints

/// Names of files and anchors made of the names of numbers and lists, which may hold any character.
package enum ReportNames {
  /// Where a number stands in a page: letters, digits, points, underscores and hyphens, so that links need no escapes.
  package static func anchor(_ id: String) -> String {
    "n-" + (isPlain(id) ? id : "\(words(id))-\(Fingerprint(of: id).prefix(8))")
  }

  /// The file of a list, from the folder of the report; two lists never share one, also where case does not count.
  package static func listFile(_ id: String) -> String {
    "evidence/\(words(id).lowercased().prefix(60))-\(Fingerprint(of: id).prefix(8)).html"
  }

  private static func isPlain(_ id: String) -> Bool {
    id.utf8.allSatisfy { byte in isWord(byte) || byte == 0x2E || byte == 0x2D || byte == 0x5F }
  }

  /// The letters and digits of ASCII, a hyphen for whatever stands between them.
  private static func words(_ id: String) -> String {
    let parts = id.utf8.split { !isWord($0) }
    return parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
