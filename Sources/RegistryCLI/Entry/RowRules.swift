import ClinicalRecords
import RegistryStore

/// What the checks of schema.sql say about one column, so far as their names can be understood: the database has the
/// last word, but a person is told at once.
struct RowRules {
  private let column: String
  private let rules: [String]

  init(of column: String, in table: String) {
    self.column = column
    rules = SchemaWords.rules(of: column, in: table)
  }

  /// The range of a number, as the end of a sentence: `0 to 5`; `nil` where the schema names none.
  var range: String? {
    rules.first { RowRules.bounds($0) != nil }.map { String($0.dropFirst("is ".count)) }
  }

  /// Which rule a written value breaks, or `nil`.
  ///
  /// - Parameters:
  ///   - written: A value of the column's kind.
  ///   - values: The other columns of the row.
  /// - Returns: What was written and the rule.
  func mistake(in written: String, beside values: [String: String]) -> String? {
    rules.first { isBroken($0, by: written, beside: values) }.map { rule in
      "\"\(Quotation.shortened(written))\" is not allowed. Rule: \(column) \(rule)."
    }
  }

  private func isBroken(_ rule: String, by written: String, beside values: [String: String]) -> Bool
  {
    if let bounds = RowRules.bounds(rule), let number = Double(written) {
      return !bounds.contains(number)
    }
    if let other = RowRules.other(rule, after: "is not before "), let value = values[other],
      let day = ClinicalDate(written), let otherDay = ClinicalDate(value)
    {
      return day < otherDay
    }
    if let other = RowRules.other(rule, after: "is not above "), let value = values[other],
      let number = Double(written), let otherNumber = Double(value)
    {
      return number > otherNumber
    }
    return false
  }

  /// The numbers of `is 0 to 5`, `is 0 to 999.9`, `is 1 or more` and `is 0 to 120 years`.
  private static func bounds(_ rule: String) -> ClosedRange<Double>? {
    let words = rule.split(separator: " ")
    guard words.count >= 4, words[0] == "is", let lowest = Double(words[1]) else { return nil }
    if words[2] == "or", words[3] == "more" { return lowest...Double.infinity }
    guard words[2] == "to", let highest = Double(words[3]), lowest <= highest,
      !words.contains(where: { $0.hasPrefix("character") })
    else { return nil }
    return lowest...highest
  }

  private static func other(_ rule: String, after beginning: String) -> String? {
    rule.hasPrefix(beginning) ? String(rule.dropFirst(beginning.count)) : nil
  }
}

extension Codebook {
  /// The grades that exist for a term.
  func grades(ofTermAt position: Int) -> [Int] {
    (1...5).filter { existingGrades[position] & (1 << UInt8($0)) != 0 }
  }

  /// Why an adverse event of this term cannot have this grade, or `nil`.
  func mistake(inGrade written: String, of term: String) -> String? {
    guard let grade = Int(written), let position = terms.position(of: term) else { return nil }
    let known = grades(ofTermAt: position)
    if known.contains(grade) { return nil }
    return
      "\(terms.entries[position].bareLabel) has no grade \(grade) in \(termDictionaries[position]). "
      + "It has \(known.map(String.init).joined(separator: ", "))."
  }
}
