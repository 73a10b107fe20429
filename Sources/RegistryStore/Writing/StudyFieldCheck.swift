import ClinicalRecords
import GRDB

/// Checks the values of study fields against the data dictionary.
final class StudyFieldCheck: ValueCheck {
  private let database: Database
  private let fields: [String: DataField]

  init(_ database: Database) throws {
    self.database = database
    let codebook = try Codebook(fieldsFrom: database)
    fields = Dictionary(
      codebook.fields.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Checks a row of `observation`.
  ///
  /// - Throws: ``RowMistake`` that says what the field allows.
  func check(_ row: SourceRow, _ layout: TableLayout) throws {
    let name = row.text(of: "data_field", layout)
    guard let field = fields[name] else {
      let nearest = NearestMatch.of(name, among: fields.keys.sorted())
      throw RowMistake(
        column: "data_field",
        sentence: "There is no such study field." + (nearest.map { " Nearest: \($0)." } ?? "")
          + " `nadir field add` adds one.")
    }
    if let sentence = field.mistake(row.text(of: "value", layout)) {
      throw RowMistake(column: "value", sentence: sentence)
    }
  }

  /// Checks every registered value of a field that was changed.
  ///
  /// - Parameters:
  ///   - row: The field's row of `data_field`, as it is now.
  ///   - layout: The layout of `data_field`.
  /// - Throws: ``RegistryError/refused(_:)`` with the number of values that no longer fit.
  func checkAll(of row: SourceRow, _ layout: TableLayout) throws {
    let name = row.text(of: "data_field", layout)
    guard let field = fields[name] else { return }
    let values = try Row.fetchCursor(
      database, sql: "SELECT value FROM observation WHERE data_field = ?", arguments: [name])
    var misfits = 0
    while let next = try values.next() {
      if field.mistake(try next.required(0)) != nil { misfits += 1 }
    }
    guard misfits == 0 else {
      throw RegistryError.refused([
        "\(misfits) registered \(misfits == 1 ? "value" : "values") of \(name) would no longer fit. "
          + "Correct them first."
      ])
    }
  }
}

extension Codebook {
  init(fieldsFrom database: Database) throws {
    self.init()
    fields = try Codebook.fields(database)
  }
}
