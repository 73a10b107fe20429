/// What two spellings of a label have in common where files differ in blanks, dashes, quotes and case only.
public enum LabelKey {
  /// The label in small letters, with single blanks, plain dashes and plain quotes.
  ///
  /// - Parameter label: As a file or the registry writes it.
  /// - Returns: Equal for labels that are the same word.
  public static func of(_ label: String) -> String {
    var key = ""
    for scalar in label.unicodeScalars {
      switch scalar.value {
      case 0x2010...0x2015, 0x2212: key.unicodeScalars.append("-")
      case 0x2018, 0x2019, 0x60, 0xB4: key.unicodeScalars.append("'")
      case 0x201C, 0x201D: key.unicodeScalars.append("\"")
      default: key.unicodeScalars.append(scalar)
      }
    }
    return singleBlanks(key).lowercased()
  }

  /// A text on one line: every stretch of blanks, line breaks and control characters is one blank, at the ends none.
  ///
  /// - Parameter text: As a cell holds it.
  /// - Returns: The text without them.
  public static func singleBlanks(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var isBehindBlank = true
    for scalar in text.unicodeScalars {
      let isBlank = scalar.properties.isWhitespace || scalar.value < 0x20 || scalar.value == 0x7F
      if !isBlank { result.append(scalar) } else if !isBehindBlank { result.append(" ") }
      isBehindBlank = isBlank
    }
    if result.last == " " { result.removeLast() }
    return String(result)
  }
}
