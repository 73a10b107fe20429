import ClinicalRecords
import Interchange
import Testing

struct CSVHeaderTests {
  let columns =
    "patient_key, assessed_on, reading, overall_response, target_sum_mm, new_lesion, onset_on, note"

  @Test(arguments: ["", "\n\n", "\u{FEFF}", " \r\n\t\n"])
  func `an empty file is told which columns it needs`(text: String) throws {
    let expected = "a.csv: The file is empty. Needed: a first line with the columns \(columns)."
    #expect(try Assessments.read(text) == .init(rows: [], problems: [expected]))
  }

  @Test func `a first line that names no column is not repeated, for it could be a person`() throws
  {
    let expected =
      "a.csv:1: The first line names no column of tumor_assessment. "
      + "Needed: a first line with the columns \(columns)."
    #expect(
      try Assessments.read("Doe,Jane,1960-01-01\nRoe,Richard,1961-01-01\n").problems == [expected])
  }

  @Test func `each unknown column is named with the nearest one`() throws {
    let outcome = try Assessments.read(
      "patient_key,asessed_on,assessed_on,weather\nP1,,2024-01-01,\n")
    #expect(outcome.rows == [])
    #expect(
      outcome.problems == [
        "a.csv:1, column asessed_on: There is no such column. Nearest: assessed_on.",
        "a.csv:1, column weather: There is no such column.",
      ])
  }

  @Test func `a column that every row needs must be in the header`() throws {
    #expect(
      try Assessments.read("note,patient_key\nfine,P1\n=1,P2\n").problems == [
        "a.csv:1, column assessed_on: The header lacks this column, which every row needs.",
        "a.csv:3, column note: The value begins with =, as spreadsheet formulas do. "
          + "Allowed: text that begins otherwise.",
      ])
  }

  @Test func `a column may be named once, and each must have a name`() throws {
    #expect(
      try Assessments.read("patient_key,assessed_on,Patient_Key,\nP1,2024-01-01,P1,\n")
        == .init(
          rows: [],
          problems: [
            "a.csv:1, column patient_key: The header names this column twice.",
            "a.csv:1: Field 4 of the header is empty. Needed: a column name.",
          ]))
  }

  @Test func `a hostile column name is cut and its control characters are shown`() throws {
    let name = "\u{1B}[2J" + String(repeating: "x", count: 100)
    let shown = "\\u{1b}[2J" + String(repeating: "x", count: 56) + "…"
    #expect(
      try Assessments.read("patient_key,assessed_on,\(name)\n").problems == [
        "a.csv:1, column \(shown): There is no such column."
      ])
  }

  @Test func `a hundred thousand columns are too many`() throws {
    let header = "patient_key" + String(repeating: ",x", count: 99_999)
    #expect(
      try Assessments.read(header + "\nP1\n").problems == [
        "a.csv:1: The header names 100000 columns. Allowed: at most 1000."
      ])
  }

  @Test func `damage in the header ends the reading`() throws {
    #expect(
      try Assessments.read("patient_key,\"assessed_on\nP1,2024-01-01\n").problems == [
        "a.csv:1: The quote opened at character 13 of line 1 is never closed; "
          + "the file is read no further."
      ])
    #expect(
      try Assessments.read("patient_key,assessed_on\rP1,2024-01-01\r").problems == [
        "a.csv:1: A carriage return without line feed stands at character 24 of line 1. "
          + "Allowed as line ends: LF or CRLF."
      ])
  }

  @Test func `a quoted name with separators of other kinds does not mislead`() throws {
    let outcome = try Assessments.read(
      "patient_key;\"a,b\t\"\"c\"\"\";assessed_on\nP1;;2024-01-01\n")
    #expect(outcome.problems.count == 1)
    #expect(outcome.problems[0].hasSuffix(": There is no such column."))
  }
}
