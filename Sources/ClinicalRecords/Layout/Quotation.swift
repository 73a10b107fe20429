/// What was written, in a form that is safe to print.
public enum Quotation {
  /// The text, cut to 60 characters with …; control characters are shown as escapes, such as
  /// `\u{1b}`.
  ///
  /// - Parameter text: Any text, however hostile.
  /// - Returns: The text to print.
  public static func shortened(_ text: String) -> String {
    var result = ""
    for (position, scalar) in text.unicodeScalars.enumerated() {
      guard position < 60 else { return result + "…" }
      if isPrintable(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        result += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return result
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: false
    default: true
    }
  }
}

extension Column {
  /// What is wrong with a written value and what is allowed: `"PRR" is not an overall response.
  /// Allowed: …`
  ///
  /// The value itself is left out where it is empty, where it is a day of birth, and in free text,
  /// which could name a person.
  ///
  /// - Parameters:
  ///   - mistake: What is wrong.
  ///   - written: The value as it stands in a file or was typed, in UTF-8.
  /// - Returns: Two sentences.
  public func sentence(for mistake: CellMistake, written: UnsafeRawBufferPointer) -> String {
    "\(subject(written)) \(mistake.claim). \(mistake.remedy)"
  }

  private func subject(_ written: UnsafeRawBufferPointer) -> String {
    if case .text = kind { return "The value" }
    if name == "born_on" { return "The value" }
    let text = Quotation.shortened(String(decoding: written.prefix(1000), as: UTF8.self))
    return written.allSatisfy { $0 == 0x20 || $0 == 0x09 } ? "The value" : "\"\(text)\""
  }
}
