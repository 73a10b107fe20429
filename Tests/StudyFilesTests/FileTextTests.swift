import Studies
import StudyFiles
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is deleted when the test ends.
private final class TemporaryFile {
  let path: String

  init(_ bytes: [UInt8]) throws {
    var template = Array("/tmp/nadir-study-XXXXXX".utf8CString)
    let file = mkstemp(&template)
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    try #require(file >= 0 && write(file, bytes, bytes.count) == bytes.count)
    close(file)
  }

  deinit { unlink(path) }
}

struct FileTextTests {
  private func mistakes(_ path: String) -> String {
    do {
      _ = try StudyFile(at: path)
      return ""
    } catch {
      return error.description
    }
  }

  @Test func `a file that is not there can be begun with init`() {
    #expect(
      mistakes("/tmp/nowhere/study.toml")
        == "/tmp/nowhere/study.toml: There is no such file. "
        + "`nadir study init /tmp/nowhere/study.toml` writes one to begin with.")
  }

  @Test func `a folder is not a study file`() {
    #expect(mistakes("/tmp") == "/tmp: This is a folder. Give the study file that lies in it.")
  }

  @Test func `text that is not UTF-8 is refused by its line`() throws {
    let file = try TemporaryFile(Array("title = \"a\"\n# ".utf8) + [0xE9, 0x0A])
    #expect(
      mistakes(file.path)
        == "\(file.path):2: The file is not UTF-8 text. Save it again with the encoding UTF-8.")
  }

  @Test func `a file of more than 1 MB is refused before it is parsed`() throws {
    let file = try TemporaryFile([UInt8](repeating: UInt8(ascii: "#"), count: 1_000_001))
    #expect(
      mistakes(file.path)
        == "\(file.path): The file is longer than 1 MB, which no study file is. "
        + "Give the file that states the study.")
  }

  @Test func `a file is called what it was asked for by, and keeps its text`() throws {
    let text = StudyFileWriter().text
    let file = try TemporaryFile(Array(text.utf8))
    let study = try StudyFile(at: file.path)
    #expect(study.name == file.path)
    #expect(study.text == text)
  }

  @Test(arguments: [
    (
      "title = \"A study",
      "study.toml:1: The file cannot be read from here on: error while parsing string: encountered "
        + "end-of-file. Allowed: key = value, texts in quotes, lists in [ ], sections headed by [name]."
    ),
    (
      "\ntitle: a",
      "study.toml:2: The file cannot be read from here on: error while parsing key-value pair: "
        + "expected '=', saw ':'. Allowed: key = value, texts in quotes, lists in [ ], "
        + "sections headed by [name]."
    ),
  ])
  func `text that is not TOML is refused by the line where reading stopped`(
    _ text: String, _ sentence: String
  ) {
    do {
      _ = try StudyFile(text: text, name: "study.toml")
      Issue.record("read")
    } catch {
      #expect(error.description == sentence)
    }
  }
}
