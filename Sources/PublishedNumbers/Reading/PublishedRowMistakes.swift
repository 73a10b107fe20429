extension PublishedRow {
  /// What cannot be read of the row, a sentence each.
  var mistakes: [String] {
    let place = "\(file):\(line)"
    if id.isEmpty { return ["\(place), column id: the row has no name."] }
    return PublishedRow.numberColumns.compactMap { column in
      mistake(in: column).map { "\(place), column \(column.rawValue): \($0)" }
    }
  }

  /// The columns that hold numbers, and the signs before them.
  static let numberColumns: [Column] = [
    .armTotal, .groupTotal, .count, .percent, .ratio, .lower, .upper, .pSign, .pValue, .sign,
    .value,
  ]

  private func mistake(in column: Column) -> String? {
    guard let text = self[column] else { return nil }
    switch column {
    case .pSign, .sign:
      let senses = PrintedNumber.Sense.allCases.map(\.rawValue)
      return senses.contains(text)
        ? nil : "\"\(text)\" is none of \(senses.joined(separator: " "))."
    case .armTotal, .groupTotal, .count: return notACount(text)
    case .value where self[.statistic] == "count": return notACount(text)
    // Without a statistic the value may be anything: a day, a text.
    case .value where self[.statistic] == nil: return nil
    case .value, .lower, .upper: return PublishedRow.isNotReached(text) ? nil : notANumber(text)
    default: return notANumber(text)
    }
  }

  /// Small counts that are kept back, such as `<5`, can be read but take no part in any check.
  private func notACount(_ text: String) -> String? {
    guard let number = PrintedNumber(text) else { return notANumber(text) }
    return number.sense != .equal || number.whole != nil
      ? nil : "\"\(text)\" is not a whole number from 0 to 1,000,000,000."
  }

  private func notANumber(_ text: String) -> String? {
    guard PrintedNumber(text) == nil else { return nil }
    let digits = text.count { $0.isASCII && $0.isNumber }
    return digits <= PrintedNumber.decimalLimit
      ? "\"\(text)\" is not a number."
      : "\"\(text)\" is not a number of at most \(PrintedNumber.digitLimit) digits, at most "
        + "\(PrintedNumber.decimalLimit) of them behind the point."
  }

  /// What stands for a median or limit that the curve does not reach.
  private static func isNotReached(_ text: String) -> Bool {
    ["nr", "ne", "na", "not reached", "not estimable", "-", "–", "—"].contains(text.lowercased())
  }
}
