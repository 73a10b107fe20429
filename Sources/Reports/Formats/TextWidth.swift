extension String {
  /// Columns the text takes on a terminal: two for East Asian wide characters and emoji, none for
  /// combining marks.
  var terminalWidth: Int {
    utf8.allSatisfy { $0 < 0x80 } ? utf8.count : reduce(0) { $0 + $1.terminalWidth }
  }

  /// The text broken at blanks into lines of at most so many columns; a longer word is cut.
  ///
  /// - Parameters:
  ///   - width: At least 2.
  ///   - indent: Blanks before every line but the first.
  /// - Returns: At least one line.
  func wrapped(toWidth width: Int, indent: Int = 0) -> [String] {
    var lines: [String] = []
    var line = ""
    let margin = String(repeating: " ", count: indent)
    func room() -> Int { width - (lines.isEmpty ? 0 : indent) }
    func breakLine() {
      lines.append((lines.isEmpty ? "" : margin) + line)
      line = ""
    }
    for word in split(separator: " ").map(String.init) {
      if !line.isEmpty, line.terminalWidth + 1 + word.terminalWidth > room() { breakLine() }
      if !line.isEmpty { line += " " }
      for character in word {
        if !line.isEmpty, line.terminalWidth + character.terminalWidth > room() { breakLine() }
        line.append(character)
      }
    }
    if !line.isEmpty || lines.isEmpty { breakLine() }
    return lines
  }

  /// The text with blanks up to a width.
  func padded(to width: Int, _ alignment: Table.Alignment) -> String {
    let blanks = String(repeating: " ", count: max(0, width - terminalWidth))
    return alignment == .leading ? self + blanks : blanks + self
  }
}

extension Character {
  fileprivate var terminalWidth: Int {
    unicodeScalars.reduce(0) { max($0, $1.terminalWidth) }
  }

  /// Whether the character is as wide as high, as those of East Asia are.
  var isWide: Bool { terminalWidth == 2 }
}

extension Unicode.Scalar {
  fileprivate var terminalWidth: Int {
    switch value {
    case 0x300...0x36F, 0x200B...0x200F, 0x20D0...0x20FF: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF: 2
    case 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD: 2
    case 0xFE0F, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF: 2
    default: 1
    }
  }
}
