/// A setting that a registry can be told, and what its value may be.
public struct SettingDefinition: Sendable, Equatable {
  /// What its values are; raw values are the registry's codes.
  public enum ValueType: String, Sendable, CaseIterable {
    /// Text.
    case text
    /// A calendar day.
    case day
    /// `0` or `1`.
    case flag
    /// A whole number.
    case count
    /// A decimal number.
    case decimal
    /// One of the setting's words.
    case word
  }

  /// Its name, such as `confirmation_days`.
  public let code: String
  /// What it decides.
  public let label: String
  /// What its values are.
  public let type: ValueType
  /// Smallest number allowed.
  public let lowest: Double?
  /// Largest number allowed.
  public let highest: Double?
  /// Allowed words, in order.
  public let words: [String]

  /// A setting.
  ///
  /// - Parameters:
  ///   - code: Its name.
  ///   - label: What it decides.
  ///   - type: What its values are.
  ///   - lowest: Smallest number allowed.
  ///   - highest: Largest number allowed.
  ///   - words: Allowed words.
  public init(
    code: String, label: String, type: ValueType, lowest: Double? = nil, highest: Double? = nil,
    words: [String] = []
  ) {
    self.code = code
    self.label = label
    self.type = type
    self.lowest = lowest
    self.highest = highest
    self.words = words
  }

  /// What a value may be, as the end of a sentence: `a whole number, 0 to 999`.
  public var allowed: String {
    switch type {
    case .text: "text without line breaks or control characters"
    case .day: "a day, YYYY-MM-DD"
    case .flag: "0 or 1"
    case .count: "a whole number" + range
    case .decimal: "a number" + range
    case .word: "one of: \(words.joined(separator: ", "))"
    }
  }

  /// Why a value is not allowed, or `nil`.
  ///
  /// - Parameter value: The value as written.
  /// - Returns: A sentence that says what the setting allows.
  public func mistake(_ value: String) -> String? {
    accepts(value) ? nil : "\(code) is \(allowed)."
  }

  private func accepts(_ value: String) -> Bool {
    switch type {
    case .text: return true
    case .day: return ClinicalDate(value) != nil
    case .flag: return value == "0" || value == "1"
    case .word: return words.contains(value)
    case .count:
      let isPlain = !value.isEmpty && value.utf8.allSatisfy { $0 &- 0x30 < 10 }
      return isPlain && isInRange(Double(value))
    case .decimal:
      let isPlain = value.utf8.allSatisfy { $0 &- 0x30 < 10 || $0 == 0x2E || $0 == 0x2D }
      return isPlain && isInRange(Double(value))
    }
  }

  private func isInRange(_ number: Double?) -> Bool {
    guard let number, number.isFinite else { return false }
    return number >= lowest ?? number && number <= highest ?? number
  }

  private var range: String {
    switch (lowest, highest) {
    case (let lowest?, let highest?): ", \(lowest.plain) to \(highest.plain)"
    case (let lowest?, nil): ", at least \(lowest.plain)"
    case (nil, let highest?): ", at most \(highest.plain)"
    case (nil, nil): ""
    }
  }
}
