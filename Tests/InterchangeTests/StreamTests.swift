import ClinicalRecords
import Foundation
import Interchange
import Testing

struct StreamTests {
  private let text = "patient_key,assessed_on,note\nP1,2024-02-29,fine\nP2,2024-02-30,\n"
  private let outcome = Assessments.Outcome(
    rows: ["2: P1|2024-02-29|~1|~|~|~|~|fine"],
    problems: [
      "standard input:3, column assessed_on: \"2024-02-30\" is not a calendar day. "
        + "Allowed: YYYY-MM-DD."
    ])

  private func source(
    _ descriptor: Int32, copyIn folder: TemporaryFolder
  ) throws -> CSVSource {
    try CSVSource(
      copying: descriptor, name: "standard input", temporaryFolder: folder.path,
      layout: Assessments.layout)
  }

  @Test func `what comes through a pipe can be read twice, and its copy has no name`() throws {
    let folder = try TemporaryFolder()
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try pipe.fileHandleForWriting.close()
    let source = try source(pipe.fileHandleForReading.fileDescriptor, copyIn: folder)
    #expect(try folder.names == [])
    #expect(try Assessments.read(source) == outcome)
    #expect(try Assessments.read(source) == outcome)
  }

  @Test func `a read that fails is an error, not an end`() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: InterchangeError.self) { try source(-1, copyIn: folder) }
    #expect(error?.description == "standard input: The system says: Bad file descriptor.")
    #expect(try folder.names == [])
  }

  @Test func `a copy that cannot be kept is an error`() throws {
    let error = #expect(throws: InterchangeError.self) {
      try CSVSource(
        copying: 0, name: "standard input", temporaryFolder: "/none", layout: Assessments.layout)
    }
    #expect(
      error?.description
        == "temporary copy of standard input: There is no such file or folder.")
  }

  @Test func `a named pipe among the files is read once, however often its rows are`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "tumor_assessment.csv")
    #expect(mkfifo(path, 0o600) == 0)
    DispatchQueue.global().async { [text] in
      let pipe = FileHandle(forWritingAtPath: path)
      #expect(throws: Never.self) { try pipe?.write(contentsOf: Data(text.utf8)) }
    }
    let source = try #require(
      try CSVFolder.sources(
        at: [path], layouts: [Assessments.layout], table: nil, temporaryFolder: folder.path
      ).first)
    #expect(source.name == "tumor_assessment.csv")
    #expect(try Assessments.read(source).rows == outcome.rows)
    #expect(try Assessments.read(source).rows == outcome.rows)
  }
}
