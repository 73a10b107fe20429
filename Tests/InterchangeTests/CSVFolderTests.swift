import ClinicalRecords
import Foundation
import Interchange
import Testing

struct CSVFolderTests {
  let layouts = ["patient", "tumor_assessment", "adverse_event"].map {
    TableLayout(table: $0, comment: "", columns: Assessments.layout.columns)
  }

  private func found(_ paths: [String], table: String? = nil) throws -> [String] {
    try CSVFolder.sources(at: paths, layouts: layouts, table: table).map {
      "\($0.name) \($0.layout.table)"
    }
  }

  private func problems(_ paths: [String], table: String? = nil) -> String? {
    let error = #expect(throws: RowProblems.self) { try found(paths, table: table) }
    return error?.description
  }

  @Test func `a folder stands for its tables, parents first`() throws {
    let folder = try TemporaryFolder()
    for name in ["adverse_event.csv", "Patient.CSV", "README.md", ".patient.csv", "x.csv.bak"] {
      try folder.write("", to: name)
    }
    #expect(
      try found([folder.path]) == ["Patient.CSV patient", "adverse_event.csv adverse_event"])
    #expect(try found([folder.path + "/"]).count == 2)
  }

  @Test func `files are put in the order of the tables`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "adverse_event.csv")
    try folder.write("", to: "patient.csv")
    let paths = [folder.path(of: "adverse_event.csv"), folder.path(of: "patient.csv")]
    #expect(try found(paths) == ["patient.csv patient", "adverse_event.csv adverse_event"])
  }

  @Test func `the table can be said where the file's name does not`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "export 2.txt")
    let path = folder.path(of: "export 2.txt")
    #expect(try found([path], table: "patient") == ["export 2.txt patient"])
    #expect(problems([path]) == "export 2.txt: No table has this name.")
    #expect(
      problems([path], table: "patients")
        == "export 2.txt: There is no table patients. Nearest: patient.")
    #expect(
      problems([folder.path], table: "patient")?
        .hasSuffix(": This is a folder; a table can be named for files only.") == true)
  }

  @Test func `every path that leads nowhere is named`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "adverse_events.csv")
    #expect(
      problems([folder.path, folder.path(of: "gone.csv")])
        == "adverse_events.csv: No table has this name. Nearest: adverse_event.csv.\n"
        + "gone.csv: There is no such file or folder.")
    let empty = try TemporaryFolder()
    #expect(problems([empty.path])?.hasSuffix(": The folder holds no .csv file.") == true)
  }

  @Test func `a file that is not there or is a folder cannot be read`() throws {
    let folder = try TemporaryFolder()
    for (path, sentence) in [
      (folder.path(of: "gone.csv"), "There is no such file or folder."),
      (folder.path, "This is a folder, not a file."),
    ] {
      let error = #expect(throws: InterchangeError.self) {
        try Assessments.read(CSVSource(path: path, layout: Assessments.layout))
      }
      #expect(error?.sentence == sentence)
    }
  }

  @Test(.enabled(if: getuid() != 0, "nothing is forbidden to the superuser"))
  func `a file without permission cannot be read`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "a.csv")
    chmod(folder.path(of: "a.csv"), 0)
    let error = #expect(throws: InterchangeError.self) {
      try Assessments.read(CSVSource(path: folder.path(of: "a.csv"), layout: Assessments.layout))
    }
    #expect(error?.description == "a.csv: There is no permission to open it.")
  }

  @Test func `a file is read like its bytes`() throws {
    let folder = try TemporaryFolder()
    let rows = (0..<40_000).map { "P\($0),2024-01-01,\"x, \($0)\"\n" }.joined()
    try folder.write("patient_key,assessed_on,note\n" + rows, to: "a.csv")
    let file = try Assessments.read(
      CSVSource(path: folder.path(of: "a.csv"), layout: Assessments.layout))
    #expect(file.rows.count == 40_000)
    #expect(file.rows.last == "40001: P39999|2024-01-01|~1|~|~|~|~|x, 39999")
    #expect(file == (try Assessments.read(try folder.bytes(of: "a.csv"))))
  }
}
