import Studies

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads the text of a small file.
enum FileText {
  /// The most bytes a study file may have.
  static let limit = 1_000_000
  /// What is said of a longer one.
  static let tooLong =
    "The file is longer than 1 MB, which no study file is. Give the file that states the study."

  /// The text of a file.
  ///
  /// - Parameter path: Where it lies.
  /// - Returns: Its text.
  /// - Throws: What is wrong with it: no such file, a folder, too long, not UTF-8.
  static func read(_ path: String) throws(StudyProblems) -> String {
    let bytes = try bytes(of: path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let line = bytes[..<firstBadByte(bytes)].reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
      throw StudyProblems(
        file: path,
        [.init(line: line, "The file is not UTF-8 text. Save it again with the encoding UTF-8.")])
    }
    return text
  }

  private static func bytes(of path: String) throws(StudyProblems) -> [UInt8] {
    guard let file = fopen(path, "rb") else {
      throw refusal(
        path,
        errno == ENOENT
          ? "There is no such file. `nadir study init \(path)` writes one to begin with."
          : "The file cannot be opened: \(String(cString: strerror(errno))).")
    }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: limit + 1)
    errno = 0
    let count = fread(&bytes, 1, bytes.count, file)
    guard ferror(file) == 0 else {
      throw refusal(
        path,
        errno == EISDIR
          ? "This is a folder. Give the study file that lies in it."
          : "The file cannot be read: \(String(cString: strerror(errno))).")
    }
    guard count <= limit else { throw refusal(path, tooLong) }
    return Array(bytes.prefix(count))
  }

  /// The position of the first byte that is not UTF-8.
  private static func firstBadByte(_ bytes: [UInt8]) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var position = 0
    while case .valid(let scalar) = parser.parseScalar(from: &rest) { position += scalar.count }
    return min(position, bytes.count)
  }

  private static func refusal(_ path: String, _ sentence: String) -> StudyProblems {
    StudyProblems(file: path, [.init(line: 0, sentence)])
  }
}
