import ClinicalRecords
import Testing

@testable import Interchange

struct TextTableTests {
  /// The columns and rows of a file, and what is wrong with rows.
  private func read(_ text: String) throws -> (
    columns: [String], rows: [[String]], mistakes: [String]
  ) {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "results.csv")
    var read: (columns: [String], rows: [[String]], mistakes: [String]) = ([], [], [])
    try TextTable(path: folder.path(of: "results.csv")).forEachRow {
      read.columns = $0
    } row: { row in
      read.rows.append(["\(row.number)", "\(row.line)"] + row.fields)
      if let mistake = row.mistake { read.mistakes.append(mistake) }
    }
    return read
  }

  @Test func `columns that nobody knows are read by what divides the first line most`() throws {
    let commas = try read("id,note\n1,a;b;c\n")
    #expect(commas.columns == ["id", "note"])
    #expect(commas.rows == [["1", "2", "1", "a;b;c"]])
    let semicolons = try read("id;note\n1;a,b\n")
    #expect(semicolons.rows == [["1", "2", "1", "a,b"]])
  }

  @Test func `quotes are single again, blanks around a field go, blank lines are passed over`()
    throws
  {
    let table = try read("\u{FEFF}a,b\r\n\r\n\"say \"\"no\"\"\", 2 \r\n")
    #expect(table.rows == [["1", "3", "say \"no\"", "2"]])
  }

  @Test func `a row with too few fields is handed over as damaged, those behind it as they are`()
    throws
  {
    let table = try read("a,b\n1\n2,3\n")
    #expect(table.rows == [["1", "2"], ["2", "3", "2", "3"]])
    #expect(table.mistakes == ["The row has 1 field, the header 2."])
  }

  @Test func `a file without a first line says what is needed`() throws {
    let error = #expect(throws: RowProblems.self) { _ = try read("") }
    #expect(
      error?.description
        == "results.csv: The file is empty. Needed: a first line with the columns.")
  }
}
