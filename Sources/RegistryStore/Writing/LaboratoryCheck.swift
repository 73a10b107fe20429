import ClinicalRecords
import GRDB

/// Checks laboratory results: nothing is negative, the unit is one the analyte is known in, and the limits are not
/// swapped.
///
/// Makes no text of a cell whose unit was seen before: imports have millions of rows and a handful of units.
final class LaboratoryCheck: ValueCheck {
  private let criteria: LaboratoryCriteria
  private let columns: Columns
  /// Units that were found good, as they were written, by analyte.
  private var seen: [[[UInt8]]]

  /// Where the checked columns stand.
  private struct Columns {
    let analyte: Int
    let unit: Int
    let value: Int
    let lower: Int
    let upper: Int
  }

  init(_ database: Database) throws {
    criteria = try LaboratoryCriteria(reading: database)
    let stored = try StoredLayout(of: "laboratory_result", in: database)
    func place(_ column: String) -> Int {
      guard let place = stored.layout.position(of: column) else {
        preconditionFailure("laboratory_result has a column \(column).")
      }
      return place
    }
    columns = Columns(
      analyte: place("analyte"), unit: place("unit"), value: place("value"),
      lower: place("lower_limit"), upper: place("upper_limit"))
    guard case .code(let analytes) = stored.layout.columns[columns.analyte].kind else {
      preconditionFailure("analyte is a vocabulary.")
    }
    seen = Array(repeating: [], count: analytes.entries.count)
  }

  func check(_ row: SourceRow, _ layout: TableLayout) throws {
    for column in [columns.value, columns.lower, columns.upper] {
      guard case .real(let number) = row.cells[column], number < 0 else { continue }
      throw RowMistake(
        column: layout.columns[column].name,
        sentence: "\(number.plain) is below 0. Allowed: numbers from 0.")
    }
    try checkUnit(row, layout)
    if case .real(let lower) = row.cells[columns.lower],
      case .real(let upper) = row.cells[columns.upper], lower > upper
    {
      throw RowMistake(
        column: "lower_limit",
        sentence:
          "The lower limit of normal, \(lower.plain), is above the upper one, \(upper.plain). "
          + "Exchange them if they stand the wrong way round.")
    }
  }

  private func checkUnit(_ row: SourceRow, _ layout: TableLayout) throws {
    guard case .code(let analyte) = row.cells[columns.analyte],
      case .text(let bytes) = row.cells[columns.unit],
      !seen[analyte].contains(where: { bytes.elementsEqual($0) })
    else { return }
    let unit = String(decoding: bytes, as: UTF8.self)
    guard criteria.reading(of: unit, analyte: CodePosition(analyte)) != nil else {
      throw RowMistake(column: "unit", sentence: sentence(unit, analyte, layout))
    }
    if seen[analyte].count < 32 { seen[analyte].append(Array(bytes)) }
  }

  /// What is known instead of a unit.
  private func sentence(_ unit: String, _ analyte: Int, _ layout: TableLayout) -> String {
    guard case .code(let analytes) = layout.columns[columns.analyte].kind else {
      preconditionFailure("analyte is a vocabulary.")
    }
    return criteria.mistake(
      inUnit: unit, of: CodePosition(analyte), called: analytes.entries[analyte].code) ?? ""
  }
}

extension Double {
  /// As a person would write it: `16`, `1.5`.
  fileprivate var plain: String {
    self == rounded() && magnitude < 1e15 ? "\(Int64(self))" : "\(self)"
  }
}
