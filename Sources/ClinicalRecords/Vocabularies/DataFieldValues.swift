extension DataField {
  /// Why a value is not allowed, or `nil`.
  ///
  /// - Parameter value: The value as written.
  /// - Returns: A sentence that says what the field allows.
  public func mistake(_ value: String) -> String? {
    switch type {
    case .text: return nil
    case .flag:
      return value == "0" || value == "1" ? nil : "\(code) is 0 for no or 1 for yes."
    case .day: return ClinicalDate(value) == nil ? "\(code) is a day, YYYY-MM-DD." : nil
    case .level:
      return levels.contains(value) ? nil : "\(code) is one of: \(levels.joined(separator: ", "))."
    case .number, .integer:
      guard let number = Double(value), number.isFinite,
        type == .number || number == number.rounded()
      else { return "\(code) is a \(type == .number ? "" : "whole ")number." }
      if let lowest, number < lowest { return "\(code) is at least \(lowest.plain)." }
      if let highest, number > highest { return "\(code) is at most \(highest.plain)." }
      return nil
    }
  }
}

extension Double {
  /// Without a decimal point where the number is whole.
  var plain: String {
    let text = "\(self)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
