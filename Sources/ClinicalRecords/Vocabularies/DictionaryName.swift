/// Names of dictionaries with their version.
public enum DictionaryName {
  /// The name as the registry writes it: `CTCAE v6.0` and `ctcae 6.0` are `CTCAE 6.0`; others stay, without needless
  /// blanks.
  ///
  /// - Parameter name: As it was written.
  /// - Returns: The name.
  public static func standard(_ name: String) -> String {
    let name = LabelKey.singleBlanks(name)
    guard let version = version(in: name), name.lowercased().hasPrefix("ctcae") else { return name }
    let number = version.dropFirst("CTCAE ".count)
    let written = ["ctcae \(number)", "ctcae v\(number)", "ctcae version \(number)"]
    return written.contains(name.lowercased()) ? version : name
  }

  /// The version of CTCAE that a text speaks of.
  ///
  /// - Parameter text: Such as `CTCAE_v5.0_2017-11-27.xlsx`, or the heading `CTCAE v5.0 Change`.
  /// - Returns: Such as `CTCAE 5.0`; `nil` where there is none.
  public static func version(in text: String) -> String? {
    let text = text.lowercased()
    guard let name = text.firstRange(of: "ctcae") else { return nil }
    var rest = text[name.upperBound...]
    for filler in [" ", "_", "-", "version", "v", " ", "_"] where rest.hasPrefix(filler) {
      rest = rest.dropFirst(filler.count)
    }
    let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    return "CTCAE \(parts[0]).\(parts[1])"
  }

  /// Why a name cannot be that of a dictionary, or `nil`.
  ///
  /// - Parameter name: The name.
  /// - Returns: A sentence.
  public static func mistake(_ name: String) -> String? {
    let isPlain = name.unicodeScalars.allSatisfy { scalar in
      scalar.properties.generalCategory != .control && !"[];|".unicodeScalars.contains(scalar)
    }
    if isPlain, name.first?.isLetter == true, name.count <= 60, !HiddenCharacter.stands(in: name),
      name == LabelKey.singleBlanks(name)
    {
      return nil
    }
    return "\"\(Quotation.shortened(name))\" cannot name a dictionary. "
      + "Allowed: a letter and up to 59 characters more, without brackets, semicolons, bars and hidden characters, "
      + "such as MedDRA 27.0."
  }
}
