import ClinicalRecords
import Endpoints
import Interchange

/// A row of a file of results, read.
struct ReadResult {
  let result: LaboratoryResult
  let baseline: LaboratoryResult?
  let albumin: LaboratoryResult?
  let circumstances: [Circumstance: Bool]
}

/// Reads the rows of a file of results, with all that is wrong in each.
struct ResultReader {
  /// Files of results have no days.
  private static let day = ClinicalDate(dayNumber: 0)
  private static let adultYears = 18.0

  private let columns: ResultColumns
  private let criteria: LaboratoryCriteria
  private let analytes: Vocabulary
  /// What is taken to be so wherever a row does not tell.
  private let assumed: [Circumstance: Bool]

  init(
    _ columns: ResultColumns, _ criteria: LaboratoryCriteria, _ codebook: Codebook,
    assuming assumed: [Circumstance: Bool]
  ) {
    self.columns = columns
    self.criteria = criteria
    analytes = codebook.analytes
    self.assumed = assumed
  }

  /// Something wrong with a row.
  struct Problem {
    let column: String?
    let sentence: String
  }

  /// The row as it is meant.
  ///
  /// - Parameters:
  ///   - row: A row.
  ///   - problems: Takes what is wrong; the row cannot be graded then.
  /// - Returns: `nil` where something is wrong.
  func read(_ row: TextTable.Row, _ problems: inout [Problem]) -> ReadResult? {
    if let mistake = row.mistake {
      problems.append(Problem(column: nil, sentence: mistake))
      return nil
    }
    var cells = ResultCells(row, columns)
    let analyte = cells.word("analyte", of: analytes).map { CodePosition($0) }
    let result = measured(of: analyte, &cells)
    let read = ReadResult(
      result: result, baseline: baseline(beside: result, &cells), albumin: albumin(&cells),
      circumstances: circumstances(&cells))
    problems += cells.problems
    return cells.problems.isEmpty ? read : nil
  }

  private func measured(of analyte: CodePosition?, _ cells: inout ResultCells) -> LaboratoryResult {
    let implied = analyte.flatMap(impliedUnit)
    let written = cells.text("unit", isNeeded: analyte != nil && implied == nil)
    let result = LaboratoryResult(
      sampledOn: ResultReader.day, analyte: analyte ?? 0,
      value: cells.number("value", isNeeded: true) ?? 0,
      unit: written.isEmpty ? implied ?? "" : written, lowerLimit: cells.number("lower_limit"),
      upperLimit: cells.number("upper_limit"))
    cells.check(result, prefix: "", analyte == nil ? nil : criteria, analytes)
    return result
  }

  /// What no unit means: nothing where the analyte is compared with its limits alone, whatever its unit; the only one there
  /// is where that is no unit but a word for none; else `nil`.
  private func impliedUnit(of analyte: CodePosition) -> String? {
    let known = criteria.knownUnits(of: analyte)
    if known.isEmpty { return "" }
    return known.count == 1 && ["ratio", "pH"].contains(known[0]) ? known[0] : nil
  }

  /// A baseline without limits of its own, in the same unit, was measured under those of the result.
  private func baseline(
    beside result: LaboratoryResult, _ cells: inout ResultCells
  ) -> LaboratoryResult? {
    let limits = (
      lower: cells.number("baseline_lower_limit"), upper: cells.number("baseline_upper_limit")
    )
    let unit = cells.text("baseline_unit")
    guard let value = cells.number("baseline") else { return nil }
    var baseline = result
    baseline.value = value
    if !unit.isEmpty { baseline.unit = unit }
    let isSame = criteria.isSameUnit(baseline.unit, result.unit, of: result.analyte)
    if limits.lower != nil || limits.upper != nil || !isSame {
      (baseline.lowerLimit, baseline.upperLimit) = limits
    }
    if cells.problems.isEmpty { cells.check(baseline, prefix: "baseline_", criteria, analytes) }
    return baseline
  }

  private func albumin(_ cells: inout ResultCells) -> LaboratoryResult? {
    guard let value = cells.number("albumin") else { return nil }
    guard let analyte = analytes.position(of: "albumin") else { return nil }
    let unit = cells.text("albumin_unit", isNeeded: true)
    let albumin = LaboratoryResult(
      sampledOn: ResultReader.day, analyte: CodePosition(analyte), value: value, unit: unit)
    if !unit.isEmpty { cells.check(albumin, prefix: "albumin_", criteria, analytes) }
    return albumin
  }

  private func circumstances(_ cells: inout ResultCells) -> [Circumstance: Bool] {
    var known = assumed
    if let age = cells.number("age") {
      known[.adult] = age >= ResultReader.adultYears
      known[.pediatric] = age < ResultReader.adultYears
    }
    return known.merging(cells.circumstances()) { $1 }
  }
}

extension LaboratoryCriteria {
  /// Whether two spellings mean one unit.
  fileprivate func isSameUnit(_ left: String, _ right: String, of analyte: CodePosition) -> Bool {
    left == right || reading(of: left, analyte: analyte) == reading(of: right, analyte: analyte)
  }
}
