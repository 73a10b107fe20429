/// One checked value on its way into the registry.
///
/// A text points into the row it was read from, so that reading millions of rows allocates nothing;
/// it must not outlive the call that hands it over.
public enum Cell {
  /// Not recorded.
  case null
  /// A whole number, a flag, or the stored key of a numbered vocabulary.
  case integer(Int64)
  /// A decimal number.
  case real(Double)
  /// Text, a day, or a code as the database stores it (UTF-8, no NUL).
  case text(UnsafeRawBufferPointer)
  /// A word of the column's vocabulary, by its position.
  case code(Int)
}

/// What a cell should have been.
public struct CellMistake: Error, Equatable {
  /// The rest of a sentence that begins with the written value: `is not a calendar day`.
  public let claim: String
  /// What would be right: `Allowed: YYYY-MM-DD.`
  public let remedy: String

  /// A mistake in one cell.
  ///
  /// - Parameters:
  ///   - claim: What is wrong.
  ///   - remedy: What is allowed.
  public init(claim: String, remedy: String) {
    self.claim = claim
    self.remedy = remedy
  }
}

extension Column {
  /// Checks one written value and turns it into what the registry stores.
  ///
  /// An empty value is ``Cell/null``, or the default where the schema names one. Blanks around a
  /// value are ignored.
  ///
  /// - Parameter written: UTF-8 bytes as they stand in a file or were typed.
  /// - Returns: The value. A text or code points into `written` or into the vocabulary.
  /// - Throws: ``CellMistake``.
  public func cell(_ written: UnsafeRawBufferPointer) throws(CellMistake) -> Cell {
    let bytes = Column.trimmed(written)
    if bytes.isEmpty {
      if let defaultValue { return .integer(defaultValue) }
      guard !isRequired else {
        throw CellMistake(claim: "is empty", remedy: "Needed: \(expectation)")
      }
      return .null
    }
    switch kind {
    case .patientKey, .text: return try checkedText(bytes)
    case .day:
      guard ClinicalDate(utf8: bytes) != nil else { throw mistake("is not a calendar day") }
      return .text(bytes)
    case .partialDay:
      guard PartialDate(utf8: bytes) != nil else { throw mistake("is not a calendar day") }
      return .text(bytes)
    case .code(let vocabulary):
      if let position = vocabulary.position(of: bytes) { return .code(position) }
      throw CellMistake(
        claim: "is not \(vocabulary.indefiniteNoun)",
        remedy: vocabulary.suggestion(for: String(decoding: bytes.prefix(200), as: UTF8.self)))
    case .integer:
      guard let number = Column.integer(bytes) else { throw mistake("is not a whole number") }
      return .integer(number)
    case .flag:
      guard let flag = Column.flag(bytes) else { throw mistake("is not yes or no") }
      return .integer(flag)
    case .real:
      guard let number = Column.real(bytes) else {
        throw Column.isBound(bytes) ? bound() : mistake("is not a number")
      }
      return .real(number)
    case .tenths: return .integer(try tenths(bytes))
    }
  }

  /// What the column may hold, as the end of a sentence: `YYYY-MM-DD.`
  public var expectation: String {
    switch kind {
    case .patientKey: "the study key of a patient."
    case .integer: "a whole number."
    case .flag: "yes or no."
    case .real: "a number with a decimal point, such as 12.5."
    case .tenths: "millimeters with at most one decimal, such as 32.2."
    case .day: "YYYY-MM-DD."
    case .partialDay: "YYYY-MM-DD, or YYYY-MM or YYYY where no more is known."
    case .text: "text without line breaks or control characters."
    case .code(let vocabulary):
      vocabulary.entries.count <= 12
        ? vocabulary.entries.map(\.code).joined(separator: ", ") + "."
        : "one of the \(vocabulary.entries.count) words `nadir list \(vocabulary.name)` shows."
    }
  }

  /// A result beyond what was measured, such as `<0.5`: which number stands for it is for a person to say.
  private func bound() -> CellMistake {
    CellMistake(
      claim: "is a bound, not a number",
      remedy:
        "Write the number that is to stand for it, or leave the \(isRequired ? "row" : "cell") out."
    )
  }

  /// Whether a comparison sign stands before a number.
  private static func isBound(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var text = String(decoding: bytes.prefix(60), as: UTF8.self)[...]
    guard let first = text.first, "<>≤≥".contains(first) else { return false }
    text = text.drop { "<>≤≥= \u{A0}".contains($0) }
    return Double(text) != nil
  }

  private func mistake(_ claim: String) -> CellMistake {
    CellMistake(claim: claim, remedy: "Allowed: \(expectation)")
  }

  /// A length in tenths: digits, and at most one behind a point that is not 0, so that nothing is
  /// rounded.
  private func tenths(_ bytes: UnsafeRawBufferPointer) throws(CellMistake) -> Int64 {
    let point = bytes.firstIndex(of: 0x2E) ?? bytes.count
    let whole = UnsafeRawBufferPointer(rebasing: bytes[..<point])
    let decimals = Column.withoutZeros(bytes[min(point + 1, bytes.count)...])
    guard bytes[0] != 0x2D || Column.real(bytes) == nil else { throw mistake("is negative") }
    guard whole.count <= 15, let number = Column.digits(whole),
      let decimal = point == bytes.count ? 0 : Column.digits(decimals)
    else { throw mistake("is not a length") }
    guard decimals.count <= 1 else { throw mistake("has more than one decimal") }
    return number * 10 + decimal
  }

  /// Decimals without the zeros at their end, of which the first stays.
  private static func withoutZeros(_ decimals: Slice<UnsafeRawBufferPointer>)
    -> UnsafeRawBufferPointer
  {
    var end = decimals.endIndex
    while end > decimals.startIndex + 1, decimals[end - 1] == 0x30 { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: decimals[..<end])
  }

  private func checkedText(_ bytes: UnsafeRawBufferPointer) throws(CellMistake) -> Cell {
    guard bytes.count <= 10_000 else {
      throw CellMistake(
        claim: "is \(bytes.count) bytes long", remedy: "Allowed: at most 10000 bytes.")
    }
    for byte in bytes where byte < 0x20 || byte == 0x7F {
      throw CellMistake(claim: "holds a control character", remedy: "Allowed: \(expectation)")
    }
    guard !Column.isFormula(bytes) else {
      throw CellMistake(
        claim: "begins with \(Character(Unicode.Scalar(bytes[0]))), as spreadsheet formulas do",
        remedy: "Allowed: text that begins otherwise.")
    }
    return .text(bytes)
  }

  /// Whether a spreadsheet would take the text for a formula; a negative number is none, nor is a
  /// result made of signs alone, such as `+++`.
  private static func isFormula(_ bytes: UnsafeRawBufferPointer) -> Bool {
    switch bytes[0] {
    case 0x3D, 0x40: true  // = @
    case 0x2B: !isSigns(bytes)
    case 0x2D: real(bytes) == nil && !isSigns(bytes)
    default: false
    }
  }

  private static func isSigns(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.allSatisfy { $0 == 0x2B || $0 == 0x2D }
  }

  private static func trimmed(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var start = bytes.startIndex
    var end = bytes.endIndex
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: bytes[start..<end])
  }

  private static func integer(_ bytes: UnsafeRawBufferPointer) -> Int64? {
    guard bytes[0] == 0x2D else { return digits(bytes) }
    return digits(UnsafeRawBufferPointer(rebasing: bytes.dropFirst())).map { -$0 }
  }

  /// A number of 1 to 18 digits, or `nil`.
  private static func digits(_ bytes: UnsafeRawBufferPointer) -> Int64? {
    guard !bytes.isEmpty, bytes.count <= 18 else { return nil }
    var value: Int64 = 0
    for byte in bytes {
      guard byte &- 0x30 < 10 else { return nil }
      value = value * 10 + Int64(byte - 0x30)
    }
    return value
  }

  private static func flag(_ bytes: UnsafeRawBufferPointer) -> Int64? {
    if bytes.count == 1, bytes[0] &- 0x30 < 2 { return Int64(bytes[0] - 0x30) }
    guard bytes.count <= 5 else { return nil }
    switch String(decoding: bytes, as: UTF8.self).lowercased() {
    case "yes", "y", "true": return 1
    case "no", "n", "false": return 0
    default: return nil
    }
  }

  private static func real(_ bytes: UnsafeRawBufferPointer) -> Double? {
    if let number = shortDecimal(bytes) { return number }
    let isPlain = bytes.allSatisfy { $0 &- 0x30 < 10 || "+-.eE".utf8.contains($0) }
    guard bytes.count <= 40, isPlain, let number = Double(String(decoding: bytes, as: UTF8.self)),
      number.isFinite
    else { return nil }
    return number
  }
}

extension Column {
  /// A number of at most 15 digits, such as `-12.5`, or `nil` when it is written otherwise.
  ///
  /// Its digits and the power of ten are exact as `Double`, so one division rounds once, as it
  /// should (Clinger, "How to read floating point numbers accurately", 1990).
  private static func shortDecimal(_ bytes: UnsafeRawBufferPointer) -> Double? {
    guard bytes.count <= 15 else { return nil }
    var digits: Int64 = 0
    var scale: Int64 = 0
    var index = bytes[0] == 0x2D ? 1 : 0
    guard index < bytes.count, bytes[index] != 0x2E, bytes[bytes.count - 1] != 0x2E else {
      return nil
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte &- 0x30 < 10 {
        digits = digits * 10 + Int64(byte - 0x30)
        scale *= 10
      } else if byte == 0x2E, scale == 0 {
        scale = 1
      } else {
        return nil
      }
      index += 1
    }
    let number = Double(digits) / Double(max(scale, 1))
    return bytes[0] == 0x2D ? -number : number
  }
}

extension Vocabulary {
  /// Its name as a noun with its article: `an overall response`.
  public var indefiniteNoun: String {
    let noun = name.split(separator: "_").joined(separator: " ")
    return ("aeiou".contains(noun.prefix(1)) ? "an " : "a ") + noun
  }
}
