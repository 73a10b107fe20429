extension String {
  /// The text on one line and without characters that steer a terminal or turn its direction, each
  /// replaced by `�`.
  package var printable: String {
    guard unicodeScalars.contains(where: \.isSteering) else { return self }
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "\n", "\t", "\u{2028}", "\u{2029}": text.append(" ")
      default: text.append(scalar.isSteering ? "\u{FFFD}" : scalar)
      }
    }
    return String(text)
  }

  /// The text for XML and HTML, in content and in quoted attributes.
  package var xmlEscaped: String {
    guard !utf8.allSatisfy(\.isPlain) else { return self }
    var escaped = ""
    for scalar in printable.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

extension UInt8 {
  /// Whether it is a character of its own that nothing must be done about, as most are.
  fileprivate var isPlain: Bool {
    switch self {
    case 0x22, 0x26, 0x27, 0x3C, 0x3E: false
    case 0x20..<0x7F: true
    default: false
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isSteering: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x2028...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C, 0xFEFF: true
    case 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
