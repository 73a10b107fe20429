public import ClinicalRecords
import GRDB

/// Checks the values of study fields against the data dictionary.
final class StudyFieldCheck {
  private let fields: [String: DataField]

  init(_ database: Database) throws {
    let codebook = try Codebook(fieldsFrom: database)
    fields = Dictionary(
      codebook.fields.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Checks a row of `observation`.
  ///
  /// - Throws: ``RowMistake`` that says what the field allows.
  func check(_ row: SourceRow, _ layout: TableLayout) throws {
    guard case .text(let name) = row.cells[1], case .text(let value) = row.cells[3] else { return }
    guard let field = fields[String(decoding: name, as: UTF8.self)] else {
      let nearest = NearestMatch.of(
        String(decoding: name, as: UTF8.self), among: fields.keys.sorted())
      throw RowMistake(
        column: "data_field",
        sentence: "There is no such study field." + (nearest.map { " Nearest: \($0)." } ?? "")
          + " `nadir field add` adds one.")
    }
    if let sentence = field.mistake(String(decoding: value, as: UTF8.self)) {
      throw RowMistake(column: "value", sentence: sentence)
    }
  }
}

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

extension Codebook {
  init(fieldsFrom database: Database) throws {
    self.init()
    fields = try Codebook.fields(database)
  }
}

extension Double {
  /// Without a decimal point where the number is whole.
  fileprivate var plain: String {
    let text = "\(self)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
