extension RowScanner {
  /// Moves to the first row that is not blank and takes for the ``separator`` the comma, semicolon or tab that divides it into
  /// most fields without damage; of equal ones the comma, then the semicolon.
  ///
  /// - Returns: `false` where no row holds anything.
  /// - Throws: ``InterchangeError`` when the file cannot be read on.
  mutating func beginHeader() throws -> Bool {
    repeat {
      leaveRow()
      guard try splitRow() else { return false }
    } while isBlank
    if isPassedOver { return true }
    var best = (separator: separator, count: 0)
    for separator in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
      self.separator = separator
      _ = try splitRow()
      if mistake == nil, fieldCount > best.count { best = (separator, fieldCount) }
    }
    separator = best.separator
    _ = try splitRow()
    makeQuotesSingle()
    return true
  }
}
