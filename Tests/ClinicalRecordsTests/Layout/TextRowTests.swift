import ClinicalRecords
import Testing

struct TextRowTests {
  private let layout = TableLayout(
    table: "visit", comment: "",
    columns: [
      Column(name: "patient_key", comment: "", kind: .patientKey, isRequired: true, isKey: true),
      Column(name: "seen_on", comment: "", kind: .day, isRequired: true, isKey: true),
      Column(name: "note", comment: "", kind: .text, isRequired: false, isKey: false),
    ])

  @Test func `a row has a cell for each column and knows which were named`() throws {
    let row = TextRow(["seen_on": "2024-01-01", "patient_key": "P1"])
    let isPresent = try row.withCells(of: layout) { row in
      #expect(row.cells.count == 3)
      if case .text(let bytes) = row.cells[1] {
        #expect(String(decoding: bytes, as: UTF8.self) == "2024-01-01")
      } else {
        Issue.record("seen_on is not text")
      }
      return Array(row.isPresent)
    }
    #expect(isPresent == [true, true, false])
  }

  @Test func `every mistake is reported, and free text is not repeated`() {
    let row = TextRow(["seen_on": "yesterday", "note": "Jane\nDoe", "seen": "x"])
    let error = #expect(throws: RowProblems.self) {
      try row.withCells(of: layout) { _ in Issue.record("handed over") }
    }
    #expect(
      error?.description == """
        visit, column seen: There is no such column.
        visit, column patient_key: The value is empty. Needed: the study key of a patient.
        visit, column seen_on: "yesterday" is not a calendar day. Allowed: YYYY-MM-DD.
        visit, column note: The value holds a control character. \
        Allowed: text without line breaks or control characters.
        """)
  }

  @Test func `an unknown column is named with the nearest one`() {
    let row = TextRow(["patient_key": "P1", "seen_on": "2024-01-01", "noet": "x"])
    let error = #expect(throws: RowProblems.self) { try row.withCells(of: layout) { _ in } }
    #expect(error?.description == "visit, column noet: There is no such column. Nearest: note.")
  }
}
