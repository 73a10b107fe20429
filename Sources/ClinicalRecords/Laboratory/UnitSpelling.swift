/// Makes two ways of writing one unit the same text: `×10⁹/L`, `10E9/l` and `10^9 / L`.
///
/// Case is ignored too, which only works among the few units of one analyte: `G/L` is 10⁹ per liter of cells, and `g/L` is
/// grams of protein.
enum UnitSpelling {
  /// What all spellings of a unit have in common. For comparing, not for reading.
  ///
  /// - Parameter text: The unit as written.
  /// - Returns: Lower case, without spaces, brackets and signs of powers, with plain digits and `u` for micro.
  static func folded(_ text: String) -> String {
    var plain = ""
    for scalar in text.unicodeScalars {
      if let scalar = folded(scalar) { plain.unicodeScalars.append(scalar) }
    }
    return wordsFolded(plain)
  }

  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "A"..."Z": Unicode.Scalar(scalar.value + 32)
    case "µ", "μ": "u"
    case "℃": "c"
    case "⁄", "∕": "/"
    case ",": "."
    case "⁰", "⁴"..."⁹": Unicode.Scalar(scalar.value - 0x2070 + 0x30)
    case "¹": "1"
    case "²": "2"
    case "³": "3"
    case "^", "*", "×", "·", "⋅", "°", "º", "#", "_", "(", ")", "[", "]", "{", "}", "\u{200B}",
      "\u{FEFF}":
      nil
    default: scalar.properties.isWhitespace ? nil : scalar
    }
  }

  /// Words that laboratories write for one thing.
  private static let words = [
    ("cells", ""), ("cell", ""), ("cumm", "mm3"), ("thousand/", "103/"), ("thou/", "103/"),
    ("hours", "h"), ("hrs", "h"), ("hr", "h"), ("day", "24h"), ("msec", "ms"), ("celsius", "c"),
    ("deg", ""), ("ofpredicted", ""), ("predicted", ""), ("pred", ""),
  ]

  /// Words at the start of a unit, or behind its stroke.
  private static let beginnings = [
    ("x10", "10"), ("10e", "10"), ("1e", "10"), ("k/", "103/"), ("mcl", "ul"), ("mcm", "um"),
    ("mck", "uk"), ("mcg", "ug"), ("gm/", "g/"),
  ]

  /// What an International Normalized Ratio is written in, and other plain ratios.
  private static let ratios: Set<String> = ["1", "inr", "g/g", "mg/mg"]

  private static func wordsFolded(_ plain: String) -> String {
    var text = plain
    for (word, short) in words { text = text.replacing(word, with: short) }
    for (word, short) in beginnings {
      if text.hasPrefix(word) { text = short + text.dropFirst(word.count) }
      text = text.replacing("/" + word, with: "/" + short)
    }
    return ratios.contains(text) ? "ratio" : text == "cel" ? "c" : text
  }
}
