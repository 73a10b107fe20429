public import ClinicalRecords

/// The terms of a dictionary in a spreadsheet: the table NCI publishes of a version of CTCAE, a list of MedDRA's
/// preferred terms, or one of one's own.
///
/// Of a workbook the first sheet is read that has, in its first 20 rows, one that names a column of terms and another.
/// A file with the columns Grade 1 to Grade 5 says which grades exist: an empty cell, or a dash, means that the grade
/// does not. Without them every term has the grades 1 to 5.
public struct DictionaryFile: Sendable {
  /// A term and where it stands.
  public struct Row: Sendable, Equatable {
    /// The row of the sheet, or the line of the file.
    public let number: Int
    /// The term, its ``DictionaryTerm/dictionary`` still empty.
    public let term: DictionaryTerm
  }

  /// What messages call the file.
  public let name: String
  /// Its terms in order, each once.
  public let rows: [Row]
  /// The versions of CTCAE that its headings, its sheet and its name speak of, in this order.
  public let statedDictionaries: [String]
  /// Rows without a system organ class, which have that of the row above, as where cells are merged.
  public let classesFromAbove: Int

  /// The version of CTCAE that it speaks of first.
  public var statedDictionary: String? { statedDictionaries.first }

  /// Reads a file.
  ///
  /// - Parameter path: Where it is.
  /// - Throws: ``InterchangeError`` where it cannot be read at all; `RowProblems` with everything wrong in it.
  public init(path: String) throws { try self.init(Spreadsheet(path: path)) }

  /// Reads a spreadsheet.
  ///
  /// - Parameter spreadsheet: The spreadsheet.
  /// - Throws: As ``init(path:)``.
  public init(_ spreadsheet: Spreadsheet) throws {
    for sheet in spreadsheet.sheetNames.indices {
      var reading = DictionaryReading(of: spreadsheet.name)
      do { try spreadsheet.forEachRow(ofSheet: sheet) { reading.take($0) } } catch let damage
        as RowProblems where reading.columns == nil
      {
        throw RowProblems([DictionaryFile.noHeading(spreadsheet.name)] + damage.problems)
      }
      guard let columns = reading.columns else { continue }
      guard reading.problems.isEmpty else { throw RowProblems(reading.problems) }
      guard !reading.rows.isEmpty else {
        throw RowProblems([
          RowProblem(
            source: spreadsheet.name, line: nil, column: nil,
            sentence: "The file has no terms: no row below the headings names one.")
        ])
      }
      name = spreadsheet.name
      rows = reading.rows
      classesFromAbove = reading.classesFromAbove
      statedDictionaries =
        columns.dictionaries
        + [spreadsheet.sheetNames[sheet], spreadsheet.name].compactMap(DictionaryName.version)
      return
    }
    throw RowProblems([DictionaryFile.noHeading(spreadsheet.name)])
  }

  private static func noHeading(_ name: String) -> RowProblem {
    RowProblem(
      source: name, line: nil, column: nil,
      sentence:
        "None of the first \(DictionaryReading.headingLimit) rows names a column of terms. "
        + "Needed: a row with the columns CTCAE Term (or term, PT, preferred term, pt_name) "
        + "and MedDRA SOC (or SOC, soc_name); with grades also Grade 1 to Grade 5.")
  }
}

/// A sheet on its way into terms.
struct DictionaryReading {
  /// Rows among which the one with the headings is looked for.
  static let headingLimit = 20
  /// Problems after which no more are noted.
  private static let problemLimit = 1000

  private(set) var columns: DictionaryColumns?
  private(set) var rows: [DictionaryFile.Row] = []
  private(set) var problems: [RowProblem] = []
  private(set) var classesFromAbove = 0
  private let name: String
  private var classAbove = ""
  private var rowsBefore = 0
  private var places: [String: Int] = [:]

  init(of name: String) { self.name = name }

  /// Takes the next row.
  ///
  /// - Returns: Whether to read on.
  mutating func take(_ row: SpreadsheetRow) -> Bool {
    guard let columns else { return takeHeading(row) }
    let count = problems.count
    let term = term(of: row, columns)
    guard problems.count == count, let term else {
      return problems.count < DictionaryReading.problemLimit
    }
    let key = LabelKey.of(term.label)
    if let place = places[key] {
      if rows[place].term != term {
        note(
          row, nil,
          "\(DictionaryReading.quoted(term.label)) stands in row \(rows[place].number) already, with another "
            + "class, code or grades. Leave one of them out.")
      }
    } else {
      places[key] = rows.count
      rows.append(DictionaryFile.Row(number: row.number, term: term))
    }
    return problems.count < DictionaryReading.problemLimit
  }

  private mutating func takeHeading(_ row: SpreadsheetRow) -> Bool {
    rowsBefore += 1
    guard let found = DictionaryColumns(row) else {
      return rowsBefore < DictionaryReading.headingLimit
    }
    columns = found
    for heading in found.repeated {
      note(row, Quotation.shortened(heading), "The headings name this column twice.")
    }
    if !found.missing.isEmpty {
      note(row, nil, "The headings lack: \(found.missing.joined(separator: ", ")).")
    }
    return problems.isEmpty
  }

  /// The term of a row; `nil` where the row holds none, or has a problem.
  private mutating func term(of row: SpreadsheetRow, _ columns: DictionaryColumns)
    -> DictionaryTerm?
  {
    let label = columns.text(.term, of: row)
    let wording = wording(of: row, columns)
    let own = columns.text(.systemOrganClass, of: row)
    if !own.isEmpty { classAbove = own }
    if label.isEmpty {
      // A row that names a class only is a heading within the table.
      if wording.isEmpty, columns.text(.code, of: row).isEmpty { return nil }
      note(row, "term", "The row has no term.")
      return nil
    }
    check(label, "term", row)
    let code = columns.text(.code, of: row)
    return DictionaryTerm(
      label: label, dictionary: "",
      systemOrganClass: systemOrganClass(of: row, columns, term: label),
      code: code.isEmpty ? nil : code,
      grades: columns.hasGrades ? grades(wording, of: row, term: label) : Array(1...5),
      wording: wording)
  }

  /// The class of a row: its own, or where that is empty the one above.
  private mutating func systemOrganClass(
    of row: SpreadsheetRow, _ columns: DictionaryColumns, term: String
  ) -> String {
    check(classAbove, "system organ class", row)
    if classAbove.isEmpty {
      note(
        row, "system organ class",
        "\(DictionaryReading.quoted(term)) has no system organ class, nor has a row above.")
    } else if columns.text(.systemOrganClass, of: row).isEmpty {
      classesFromAbove += 1
    }
    return classAbove
  }

  /// The grades that have a wording.
  private mutating func grades(
    _ wording: [Int: String], of row: SpreadsheetRow, term: String
  ) -> [Int] {
    let grades = (1...5).filter { wording[$0] != nil }
    if grades.isEmpty {
      note(
        row, "grades",
        "\(DictionaryReading.quoted(term)) has no grade: all five cells are empty or a dash.")
    }
    return grades
  }

  private mutating func wording(
    of row: SpreadsheetRow, _ columns: DictionaryColumns
  ) -> [Int: String] {
    var wording: [Int: String] = [:]
    for grade in 0...5 {
      let text = columns.text(grade == 0 ? .definition : .grade(grade), of: row)
      if text.isEmpty { continue }
      wording[grade] = text
      guard text.utf8.count > 10_000 else { continue }
      note(
        row, grade == 0 ? "Definition" : "Grade \(grade)",
        "The text is \(text.utf8.count) bytes long. Allowed: at most 10000 bytes.")
    }
    return wording
  }

  /// A label must be a text that a file of the registry could hold, and must not end as `Label [Dictionary]` does.
  private mutating func check(_ text: String, _ column: String, _ row: SpreadsheetRow) {
    var text = text
    let isBracketed = column == "term" && text.utf8.last == 0x5D
    let sentence = text.withUTF8 { bytes -> String? in
      let raw = UnsafeRawBufferPointer(bytes)
      let target = Column(name: column, comment: "", kind: .text, isRequired: false, isKey: false)
      do throws(CellMistake) {
        _ = try target.cell(raw)
        return bytes.count <= 400
          ? nil : "The text is \(bytes.count) bytes long. Allowed: at most 400 bytes."
      } catch {
        return target.sentence(for: error, written: raw)
      }
    }
    if let sentence { note(row, column, sentence) }
    if HiddenCharacter.stands(in: text) {
      note(
        row, column,
        "\(DictionaryReading.quoted(text)) holds a hidden character that turns the "
          + "direction of writing. Take it out.")
    }
    if isBracketed {
      note(
        row, column,
        "\(DictionaryReading.quoted(text)) ends in a bracket, behind which a dictionary's name would stand."
      )
    }
  }

  private mutating func note(_ row: SpreadsheetRow, _ column: String?, _ sentence: String) {
    problems.append(RowProblem(source: name, line: row.number, column: column, sentence: sentence))
  }

  private static func quoted(_ text: String) -> String { "\"\(Quotation.shortened(text))\"" }
}
