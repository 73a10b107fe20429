import ClinicalRecords

/// A value in JSON, members in the order they were given.
enum JSONText {
  /// A text; `null` for none, or an empty one.
  case text(String?)
  /// A whole number; `null` for none.
  case number(Int?)
  /// Yes or no.
  case flag(Bool)
  /// A list.
  case list([JSONText])
  /// An object.
  case object([(String, JSONText)])

  /// A day; `null` for none.
  static func day(_ day: ClinicalDate?) -> JSONText { .text(day?.description) }

  /// The value as text: what is short and plain on one line.
  func lines(indent: Int) -> String {
    switch self {
    case .text(let text?) where !text.isEmpty: return JSONText.quoted(text)
    case .number(let number?): return "\(number)"
    case .text, .number: return "null"
    case .flag(let flag): return flag ? "true" : "false"
    case .list(let items): return enclosed("[", items.map { ("", $0) }, "]", indent)
    case .object(let members):
      return enclosed("{", members.map { (JSONText.quoted($0.0) + ": ", $0.1) }, "}", indent)
    }
  }

  private var isPlain: Bool {
    switch self {
    case .text, .number, .flag: true
    case .list, .object: false
    }
  }

  private func enclosed(
    _ open: String, _ items: [(String, JSONText)], _ close: String, _ indent: Int
  ) -> String {
    if items.isEmpty { return open + close }
    if items.allSatisfy(\.1.isPlain) {
      let line = items.map { $0.0 + $0.1.lines(indent: 0) }.joined(separator: ", ")
      if line.utf8.count <= 90 { return open + line + close }
    }
    let margin = "\n" + String(repeating: " ", count: indent + 2)
    return open
      + items.map { margin + $0.0 + $0.1.lines(indent: indent + 2) }.joined(separator: ",")
      + "\n" + String(repeating: " ", count: indent) + close
  }

  /// A text in quotes; what steers a terminal is written by its code.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: quoted += "\\\""
      case 0x5C: quoted += "\\\\"
      case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0x3C:
        let code = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
