/// Numbers without a unit of their own.
extension NumberStyle {
  /// A number with so many decimals; `NE` where it is infinite or no number.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - places: At least 0.
  /// - Returns: Its digits, rounded half away from zero.
  package func decimal(_ value: Double, places: Int) -> String {
    DecimalText(value)?.text(decimals: places) ?? NumberStyle.notEstimable
  }

  /// A number with the decimals it needs, at most so many: `3`, `2.5`, `0.02`.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - places: At least 1.
  /// - Returns: Its digits without zeros at the end.
  package func shortDecimal(_ value: Double, places: Int) -> String {
    let text = decimal(value, places: places)
    guard text.contains(".") else { return text }
    let digits = text.reversed().drop { $0 == "0" }
    return String((digits.first == "." ? digits.dropFirst() : digits).reversed())
  }
}
