/// How wide texts are, so that none runs into another.
///
/// Widths are those of DejaVu Sans, the widest of the fonts a figure asks for.
enum TextMetrics {
  /// The width of a text at a size.
  static func width(_ text: String, size: Double) -> Double {
    text.reduce(0) { $0 + emWidth($1) } * size
  }

  /// The text in at most so many lines; what does not fit ends in `…`.
  static func lines(_ text: String, size: Double, width: Double, atMost count: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.printable.split(separator: " ") {
      if !line.isEmpty, self.width("\(line) \(word)", size: size) > width {
        lines.append(line)
        line = ""
      }
      if !line.isEmpty { line += " " }
      for character in word {
        if !line.isEmpty, self.width("\(line)\(character)", size: size) > width {
          lines.append(line)
          line = ""
        }
        line.append(character)
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    guard lines.count > count else { return lines }
    var last = lines[count - 1]
    while !last.isEmpty, self.width(last + "…", size: size) > width { last.removeLast() }
    return lines.prefix(count - 1) + [last + "…"]
  }

  /// The middle of lines that should have it at a place, moved so that they stay within the margins of a figure.
  static func middle(of lines: [String], near place: Double, _ width: FigureWidth) -> Double {
    let half = (lines.map { self.width($0, size: width.textSize) }.max() ?? 0) / 2
    let margin = FigureHead.margin
    return max(margin + half, min(width.points - margin - half, place))
  }

  private static func emWidth(_ character: Character) -> Double {
    if character.isWide { return 1 }
    switch character {
    case "i", "j", "l", "'", "I", "|": return 0.3
    case " ", "\u{2007}", ".", ",", ":", ";", "!": return 0.34
    case "(", ")", "[", "]", "f", "t", "-", "/", "r": return 0.42
    case "s", "c", "k", "z", "v", "x", "y", "–": return 0.6
    case "m", "M", "W", "@", "%", "—", "…": return 1
    case "w", "O", "Q", "G", "D", "H", "N", "U", "=", "<", ">", "≥", "≤", "+", "−": return 0.84
    case "a"..."z", "0"..."9": return 0.64
    case "A"..."Z": return 0.7
    default: return 0.8
    }
  }
}
