import Foundation
import Interchange
import Testing

struct CSVWriterTests {
  private func text(_ columns: [String], _ rows: [[String]]) throws -> String {
    let folder = try TemporaryFolder()
    var writer = try CSVWriter(path: folder.path(of: "a.csv"), columns: columns)
    for row in rows {
      for field in row { try writer.field(field) }
      try writer.endRow()
    }
    try writer.close()
    return String(decoding: try folder.bytes(of: "a.csv"), as: UTF8.self)
  }

  @Test func `quotes stand only where they are needed`() throws {
    let row = ["plain", "a b", "a,b", "a\"b", "a\nb", "a\rb", " a", "a\t", "a;b", "é"]
    let expected = "plain,a b,\"a,b\",\"a\"\"b\",\"a\nb\",\"a\rb\",\" a\",\"a\t\",a;b,é\n"
    let columns = row.indices.map { "c\($0)" }
    #expect(try text(columns, [row]) == columns.joined(separator: ",") + "\n" + expected)
  }

  @Test func `an empty field alone in its row is no blank line`() throws {
    #expect(try text(["a"], [[""], ["b"]]) == "a\n\"\"\nb\n")
    #expect(try text(["a", "b"], [["", ""]]) == "a,b\n,\n")
  }

  @Test func `fields longer than the buffer are written whole`() throws {
    let long = String(repeating: "x", count: 200_000)
    let quoted = String(repeating: "\"", count: 200_000)
    let expected = "a,b\n\(long),\"\(quoted)\(quoted)\"\n"
    #expect(try text(["a", "b"], [[long, quoted]]) == expected)
  }

  @Test func `the file appears when it is whole`() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "a.csv")
    var writer = try CSVWriter(path: folder.path(of: "a.csv"), columns: ["a"])
    #expect(try folder.bytes(of: "a.csv") == Array("old".utf8))
    try writer.close()
    #expect(try folder.bytes(of: "a.csv") == Array("a\n".utf8))
    #expect(try folder.names == ["a.csv"])
  }

  @Test func `a file that was not closed leaves nothing behind`() throws {
    let folder = try TemporaryFolder()
    do {
      var writer = try CSVWriter(path: folder.path(of: "a.csv"), columns: ["a"])
      try writer.field("x")
    }
    #expect(try folder.names == [])
  }

  @Test func `a link stays a link to the new file`() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "real.csv")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: "link.csv"), withDestinationPath: "real.csv")
    var writer = try CSVWriter(path: folder.path(of: "link.csv"), columns: ["a"])
    try writer.close()
    #expect(try folder.bytes(of: "real.csv") == Array("a\n".utf8))
    #expect(try folder.names == ["link.csv", "real.csv"])
  }

  @Test func `a descriptor of the caller stays open`() throws {
    let pipe = Pipe()
    let descriptor = pipe.fileHandleForWriting.fileDescriptor
    var writer = try CSVWriter(descriptor: descriptor, name: "standard output", columns: ["a"])
    try writer.close()
    try pipe.fileHandleForWriting.write(contentsOf: Data("b\n".utf8))
    try pipe.fileHandleForWriting.close()
    #expect(pipe.fileHandleForReading.readDataToEndOfFile() == Data("a\nb\n".utf8))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs Linux"))
  func `a full disk is named when the file is closed`() throws {
    var writer = try CSVWriter(path: "/dev/full", columns: ["a"])
    let error = #expect(throws: InterchangeError.self) { try writer.close() }
    #expect(error?.description == "full: The disk is full.")
  }

  @Test func `a place that cannot be written is named`() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: InterchangeError.self) {
      _ = try CSVWriter(path: folder.path(of: "none/a.csv"), columns: ["a"])
    }
    #expect(error?.description == "a.csv: There is no such file or folder.")
    let other = #expect(throws: InterchangeError.self) {
      _ = try CSVWriter(path: folder.path, columns: ["a"])
    }
    #expect(other?.sentence == "This is a folder, not a file.")
  }
}
