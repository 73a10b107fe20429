import ClinicalRecords
import Interchange

/// The cells of one row of a file of results, with what is wrong with them.
struct ResultCells {
  private let row: TextTable.Row
  private let columns: ResultColumns
  private(set) var problems: [ResultReader.Problem] = []

  init(_ row: TextTable.Row, _ columns: ResultColumns) {
    self.row = row
    self.columns = columns
  }

  /// The text of a column.
  mutating func text(_ name: String, isNeeded: Bool = false) -> String {
    let text = columns.text(name, in: row)
    if isNeeded, text.isEmpty { add(name, "The value is empty. Needed: \(ResultCells.need(name))") }
    return text
  }

  /// The number in a column, which is not negative; `nil` where it is empty.
  mutating func number(_ name: String, isNeeded: Bool = false) -> Double? {
    let column = Column(
      name: name, comment: "", kind: .real, isRequired: isNeeded, isKey: false)
    guard case .real(let number) = cell(column) else { return nil }
    if let mistake = ResultMistake.ofNumber(number) {
      add(name, mistake)
      return nil
    }
    return number
  }

  /// The position of the word in a column.
  mutating func word(_ name: String, of vocabulary: Vocabulary) -> Int? {
    let column = Column(
      name: name, comment: "", kind: .code(vocabulary), isRequired: true, isKey: false)
    guard case .code(let position) = cell(column) else { return nil }
    return position
  }

  /// What the column `circumstances` says.
  mutating func circumstances() -> [Circumstance: Bool] {
    let written = columns.text("circumstances", in: row)
    let words = written.split(separator: ";").map { word in
      String(word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }.filter { !$0.isEmpty }
    do throws(CellMistake) { return try Circumstance.known(from: words) } catch {
      add(
        "circumstances", "\"\(Quotation.shortened(written))\" \(error.claim). \(error.remedy)")
      return [:]
    }
  }

  /// Notes limits that changed places, and a unit the analyte is not known in.
  ///
  /// - Parameters:
  ///   - result: The result.
  ///   - prefix: What stands before the names of its columns.
  ///   - criteria: Know the units; `nil` where the analyte is not known.
  ///   - analytes: Name the analyte.
  mutating func check(
    _ result: LaboratoryResult, prefix: String, _ criteria: LaboratoryCriteria?,
    _ analytes: Vocabulary
  ) {
    if let mistake = ResultMistake.ofLimits(lower: result.lowerLimit, upper: result.upperLimit) {
      add("\(prefix)lower_limit", mistake)
    }
    guard let criteria, !result.unit.isEmpty else { return }
    guard criteria.reading(of: result.unit, analyte: result.analyte) == nil else { return }
    let known = criteria.knownUnits(of: result.analyte).joined(separator: ", ")
    let analyte = analytes.entries[Int(result.analyte)].code
    add(
      "\(prefix)unit",
      "\"\(Quotation.shortened(result.unit))\" is no unit of \(analyte) that can be read. Allowed: "
        + "\(known).")
  }

  private mutating func cell(_ column: Column) -> Cell {
    var text = columns.text(column.name, in: row)
    return text.withUTF8 { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      do throws(CellMistake) { return try column.cell(bytes) } catch {
        add(column.name, column.sentence(for: error, written: bytes))
        return .null
      }
    }
  }

  private mutating func add(_ column: String, _ sentence: String) {
    problems.append(.init(column: column, sentence: sentence))
  }

  private static func need(_ name: String) -> String {
    name == "unit" ? "the unit of the result, such as g/dL." : "the unit of albumin, g/dL or g/L."
  }
}
