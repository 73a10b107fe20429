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
      guard let number = row.cells[column].number,
        let sentence = ResultMistake.ofNumber(number)
      else { continue }
      throw RowMistake(column: layout.columns[column].name, sentence: sentence)
    }
    try checkUnit(row, layout)
    let (lower, upper) = (row.cells[columns.lower].number, row.cells[columns.upper].number)
    if let sentence = ResultMistake.ofLimits(lower: lower, upper: upper) {
      throw RowMistake(column: "lower_limit", sentence: sentence)
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

extension Cell {
  /// A measured number; `nil` for any other cell.
  fileprivate var number: Double? {
    if case .real(let number) = self { number } else { nil }
  }
}
