/// Characters that are not seen themselves but turn the direction of what stands beside them (U+202A to U+202E and
/// U+2066 to U+2069, U+200E, U+200F and U+061C): with them a word can be read as another one.
public enum HiddenCharacter {
  /// Whether one stands in a text.
  ///
  /// - Parameter text: Any text.
  /// - Returns: Whether one does.
  public static func stands(in text: String) -> Bool { text.unicodeScalars.contains(where: isOne) }

  private static func isOne(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C: true
    default: false
    }
  }
}
