/// Texts as a terminal shows them, for lists and timelines that commands print row by row.
public enum TerminalText {
  /// The text on one line and without characters that steer a terminal or turn its direction.
  ///
  /// - Parameter text: Any text, however hostile.
  /// - Returns: The text to print.
  public static func printable(_ text: String) -> String { text.printable }

  /// Columns the text takes on a terminal.
  ///
  /// - Parameter text: A printable text.
  /// - Returns: Two for each East Asian wide character and emoji, none for combining marks.
  public static func width(of text: String) -> Int { text.terminalWidth }

  /// The text with blanks up to a width.
  ///
  /// - Parameters:
  ///   - text: A printable text.
  ///   - width: Columns.
  ///   - alignment: At which edge the text stands.
  /// - Returns: The text unchanged where it is wider.
  public static func padded(
    _ text: String, to width: Int, _ alignment: Table.Alignment = .leading
  ) -> String {
    text.padded(to: width, alignment)
  }

  /// The text broken at blanks into lines.
  ///
  /// - Parameters:
  ///   - text: A printable text.
  ///   - width: Columns, at least 2; a longer word is cut.
  /// - Returns: At least one line.
  public static func wrapped(_ text: String, toWidth width: Int) -> [String] {
    text.wrapped(toWidth: width)
  }
}

extension String {
  /// The label with a small first letter, as it stands inside a sentence; abbreviations, whose
  /// second letter is a capital or digit too, stay as they are.
  public var insideSentence: String {
    guard let second = dropFirst().first, second.isLowercase else { return self }
    return prefix(1).lowercased() + dropFirst()
  }
}
