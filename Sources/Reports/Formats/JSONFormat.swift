extension Report {
  /// The records with title, notice, population and footnotes, keys always in the same order.
  public func json() -> String {
    let head = [
      "  \"title\": \(title.jsonQuoted)",
      "  \"notice\": \(notice?.jsonQuoted ?? "null")",
      "  \"population\": \(object(population.map { ($0.name, $0.value) }))",
      "  \"footnotes\": \(list(footnotes.map(\.jsonQuoted)))",
    ]
    let rows = records.rows.map { object(Array(zip(records.columns, $0))) }
    return "{\n" + (head + ["  \"records\": \(list(rows))"]).joined(separator: ",\n") + "\n}\n"
  }

  private func list(_ items: [String]) -> String {
    items.isEmpty ? "[]" : "[\n    " + items.joined(separator: ",\n    ") + "\n  ]"
  }

  private func object(_ members: [(name: String, value: Records.Value)]) -> String {
    "{" + members.map { "\($0.name.jsonQuoted): \($0.value.json)" }.joined(separator: ", ") + "}"
  }
}

extension Records.Value {
  /// The value in JSON.
  var json: String {
    switch self {
    case .missing: "null"
    case .integer(let number): "\(number)"
    case .number(let number): number.isFinite ? "\(number)" : "null"
    case .flag(let flag): flag ? "true" : "false"
    case .text(let text): text.jsonQuoted
    }
  }
}

extension String {
  /// The text in quotes; what steers a terminal or ends a script is written by its code.
  package var jsonQuoted: String {
    var quoted = "\""
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x22: quoted += "\\\""
      case 0x5C: quoted += "\\\\"
      case 0x0A: quoted += "\\n"
      case 0x09: quoted += "\\t"
      case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0x3C:
        let code = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
