import Foundation
import Interchange
import Testing

struct FileWriterTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func text(of name: String) throws -> String {
    String(decoding: try folder.bytes(of: name), as: UTF8.self)
  }

  private func mode(of name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: folder.path(of: name))[.posixPermissions]
      as? Int
  }

  private func setMode(_ mode: Int, of name: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: folder.path(of: name))
  }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: name), withDestinationPath: target)
  }

  @Test func `a file that is replaced keeps its mode`() throws {
    try folder.write("old", to: "a.svg")
    try setMode(0o640, of: "a.svg")
    try FileWriter.write("new", to: folder.path(of: "a.svg"))
    #expect(try text(of: "a.svg") == "new")
    #expect(try mode(of: "a.svg") == 0o640)
    #expect(try folder.names == ["a.svg"])
  }

  @Test func `what replaces a private file is private from its first byte`() throws {
    try folder.write("old", to: "a.svg")
    var writer = try FileWriter(path: folder.path(of: "a.svg"))
    let draft = try #require(try folder.names.first { $0 != "a.svg" })
    #expect(try mode(of: draft) == 0o600)
    try writer.close()
  }

  @Test func `a draft does not take the name of another file`() throws {
    try folder.write("mine", to: "a.svg.writing")
    try link("a.svg.part", to: "a.svg.writing")
    try FileWriter.write("new", to: folder.path(of: "a.svg"))
    #expect(try text(of: "a.svg.writing") == "mine")
    #expect(try folder.names == ["a.svg", "a.svg.part", "a.svg.writing"])
  }

  @Test func `a link to a file that is not there yet stays a link`() throws {
    try link("link.svg", to: "later.svg")
    try link("first.svg", to: "link.svg")
    try FileWriter.write("new", to: folder.path(of: "first.svg"))
    #expect(try text(of: "later.svg") == "new")
    let target = try FileManager.default.destinationOfSymbolicLink(
      atPath: folder.path(of: "first.svg"))
    #expect(target == "link.svg")
  }

  @Test func `links in a circle lead nowhere`() throws {
    try link("a.svg", to: "b.svg")
    try link("b.svg", to: "a.svg")
    #expect(throws: InterchangeError.self) {
      try FileWriter.write("new", to: folder.path(of: "a.svg"))
    }
    #expect(try folder.names == ["a.svg", "b.svg"])
  }

  @Test func `a draft that cannot take its name is removed`() throws {
    var writer = try FileWriter(path: folder.path(of: "a.svg"))
    try FileManager.default.createDirectory(
      atPath: folder.path(of: "a.svg"), withIntermediateDirectories: false)
    let error = #expect(throws: InterchangeError.self) { try writer.close() }
    #expect(error?.description == "a.svg: This is a folder, not a file.")
    #expect(try folder.names.count == 2)
    _ = consume writer
    #expect(try folder.names == ["a.svg"])
  }

  @Test func `a pipe is written to, also through a link`() throws {
    let pipe = Pipe()
    let descriptor = pipe.fileHandleForWriting.fileDescriptor
    try link("out", to: "/dev/fd/\(descriptor)")
    try FileWriter.write("new", to: folder.path(of: "out"))
    try pipe.fileHandleForWriting.close()
    #expect(pipe.fileHandleForReading.readDataToEndOfFile() == Data("new".utf8))
    #expect(try folder.names == ["out"])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs Linux"))
  func `a device is written to and never replaced`() throws {
    let error = #expect(throws: InterchangeError.self) {
      try FileWriter.write("new", to: "/dev/full")
    }
    #expect(error?.description == "full: The disk is full.")
    try FileWriter.write("new", to: "/dev/null")
    let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type]
    #expect(type as? FileAttributeType == .typeCharacterSpecial)
  }
}
