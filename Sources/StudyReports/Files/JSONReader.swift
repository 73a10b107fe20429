/// A value read from JSON.
public enum JSONValue: Sendable, Equatable {
  /// Nothing.
  case null
  /// `true` or `false`.
  case flag(Bool)
  /// A number, as it is written.
  case number(String)
  /// A text.
  case text(String)
  /// A list.
  case list([JSONValue])
  /// An object; of members with the same name the last counts.
  case object([String: JSONValue])

  /// The member of an object; `nil` where there is none.
  public subscript(_ name: String) -> JSONValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  /// A text, or a number as it is written.
  public var string: String? {
    switch self {
    case .text(let text), .number(let text): text
    case .null, .flag, .list, .object: nil
    }
  }
}

/// Where a file is no JSON.
public struct JSONMistake: Error, Equatable, CustomStringConvertible {
  /// The line, from 1.
  public let line: Int
  /// What is wrong.
  public let sentence: String

  /// What is wrong, and where.
  public var description: String { "line \(line): \(sentence)" }
}

/// Reads JSON (RFC 8259), which people may have changed by hand.
public struct JSONReader {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  private init(_ text: String) { bytes = Array(text.utf8) }

  /// The value that a text is.
  ///
  /// - Parameter text: The text.
  /// - Returns: The value.
  /// - Throws: ``JSONMistake``.
  public static func value(of text: String) throws(JSONMistake) -> JSONValue {
    var reader = JSONReader(text)
    let value = try reader.value()
    reader.skipBlanks()
    guard reader.position == reader.bytes.count else {
      throw reader.mistake("Nothing is expected behind the end.")
    }
    return value
  }

  private mutating func value() throws(JSONMistake) -> JSONValue {
    skipBlanks()
    guard position < bytes.count else { throw mistake("The file ends in the middle.") }
    switch bytes[position] {
    case 0x7B: return try nested { reader throws(JSONMistake) in try reader.object() }
    case 0x5B: return try nested { reader throws(JSONMistake) in try reader.list() }
    case 0x22: return .text(try text())
    case 0x2D, 0x30...0x39: return number()
    default: return try word()
    }
  }

  private mutating func nested(
    _ read: (inout JSONReader) throws(JSONMistake) -> JSONValue
  ) throws(JSONMistake) -> JSONValue {
    depth += 1
    guard depth < 100 else { throw mistake("Lists lie too deep within each other.") }
    position += 1
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func object() throws(JSONMistake) -> JSONValue {
    var members: [String: JSONValue] = [:]
    if skips(0x7D) { return .object(members) }
    repeat {
      skipBlanks()
      guard position < bytes.count, bytes[position] == 0x22 else {
        throw mistake("A name in quotes is expected.")
      }
      let name = try text()
      guard skips(0x3A) else { throw mistake("A colon is expected behind \"\(name)\".") }
      members[name] = try value()
    } while skips(0x2C)
    guard skips(0x7D) else { throw mistake("A comma or } is expected.") }
    return .object(members)
  }

  private mutating func list() throws(JSONMistake) -> JSONValue {
    var items: [JSONValue] = []
    if skips(0x5D) { return .list(items) }
    repeat { items.append(try value()) } while skips(0x2C)
    guard skips(0x5D) else { throw mistake("A comma or ] is expected.") }
    return .list(items)
  }

  private mutating func number() -> JSONValue {
    let start = position
    while position < bytes.count, "+-.eE0123456789".utf8.contains(bytes[position]) { position += 1 }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func word() throws(JSONMistake) -> JSONValue {
    for (word, value) in [
      ("null", JSONValue.null), ("true", .flag(true)), ("false", .flag(false)),
    ] where bytes[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return value
    }
    throw mistake("A value is expected.")
  }

  private mutating func skipBlanks() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
  }

  /// Passes a sign and the blanks before it, where it is the next.
  private mutating func skips(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private func mistake(_ sentence: String) -> JSONMistake {
    JSONMistake(line: 1 + bytes[..<position].count { $0 == 0x0A }, sentence: sentence)
  }
}

extension JSONReader {
  /// A text in quotes, on which the position stands.
  private mutating func text() throws(JSONMistake) -> String {
    position += 1
    var units: [UInt8] = []
    while position < bytes.count, bytes[position] != 0x22 {
      if bytes[position] == 0x5C {
        position += 1
        units += Array(String(try escaped()).utf8)
      } else {
        units.append(bytes[position])
        position += 1
      }
    }
    guard position < bytes.count else { throw mistake("A quote is not closed.") }
    position += 1
    return String(decoding: units, as: UTF8.self)
  }

  private mutating func escaped() throws(JSONMistake) -> Unicode.Scalar {
    guard position < bytes.count else { throw mistake("The file ends in the middle.") }
    position += 1
    switch bytes[position - 1] {
    case 0x6E: return "\n"
    case 0x74: return "\t"
    case 0x72: return "\r"
    case 0x62: return "\u{8}"
    case 0x66: return "\u{C}"
    case 0x75: return try scalar()
    case let byte where [0x22, 0x5C, 0x2F].contains(byte): return Unicode.Scalar(byte)
    default: throw mistake("Behind a backslash one of \" \\ / b f n r t u is expected.")
    }
  }

  /// A character by its code; one outside the basic plane is written as two.
  private mutating func scalar() throws(JSONMistake) -> Unicode.Scalar {
    let first = try code()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard bytes[position...].starts(with: "\\u".utf8) else { return "\u{FFFD}" }
    position += 2
    let second = try code()
    guard (0xD800..<0xDC00).contains(first), (0xDC00..<0xE000).contains(second) else {
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func code() throws(JSONMistake) -> UInt32 {
    let digits = String(decoding: bytes[position...].prefix(4), as: UTF8.self)
    guard digits.utf8.count == 4, let code = UInt32(digits, radix: 16) else {
      throw mistake("Four hexadecimal digits are expected.")
    }
    position += 4
    return code
  }
}
