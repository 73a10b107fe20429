import CToml
import ClinicalRecords

/// Makes values of what the parser hands over one by one.
final class TomlTree {
  /// A value whose members are still to come.
  private struct Open {
    let key: String?
    let keyLine: Int
    let node: toml_node
    let text: String
    var members: [TomlValue.Member] = []
    var items: [TomlValue] = []
  }

  /// Why a text is not TOML.
  struct Mistake: Error, Equatable {
    /// Where reading stopped, from 1.
    let line: Int
    /// How many characters of the line stand before that, and one; 0 where it is not told.
    var column = 0
    /// What the parser says.
    let sentence: String
  }

  private var open: [Open] = []
  private var root: TomlValue?
  private var mistake: Mistake?

  /// The table that a text is.
  ///
  /// - Parameter text: TOML 1.0.
  /// - Returns: The top table.
  /// - Throws: The first mistake; the parser does not go on after it.
  static func parse(_ text: String) throws(Mistake) -> TomlValue {
    try requireShallow(text)
    let tree = TomlTree()
    withExtendedLifetime(tree) {
      var visitor = tree.visitor
      var text = text
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          _ = toml_visit($0.baseAddress, $0.count, &visitor)
        }
      }
    }
    if let mistake = tree.mistake { throw mistake }
    return tree.root ?? TomlValue(content: .table([]), line: 1)
  }

  /// Refuses keys of so many parts that the tables they stand for could not be taken apart again.
  private static func requireShallow(_ text: String) throws(Mistake) {
    var (line, dots) = (1, 0)
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\n") {
        (line, dots) = (line + 1, 0)
      } else if byte == UInt8(ascii: ".") {
        dots += 1
        if dots > 200 { throw Mistake(line: line, sentence: "More than 200 points in one line") }
      }
    }
  }

  private var visitor: toml_visitor {
    toml_visitor(
      context: Unmanaged.passUnretained(self).toOpaque(),
      enter: { context, key, count, line, node in
        guard let node else { return }
        TomlTree.of(context)?.enter(TomlTree.string(key, count), Int(line), node.pointee)
      },
      leave: { context in TomlTree.of(context)?.leave() },
      mistake: { context, sentence, line, column in
        let sentence = sentence.map { String(cString: $0) } ?? ""
        TomlTree.of(context)?.mistake = Mistake(
          line: Int(line), column: Int(column), sentence: sentence)
      })
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> TomlTree? {
    context.map { Unmanaged<TomlTree>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func string(_ start: UnsafePointer<CChar>?, _ count: Int) -> String? {
    start.map { start in
      UnsafeRawBufferPointer(start: start, count: count).withMemoryRebound(to: UInt8.self) {
        String(decoding: $0, as: UTF8.self)
      }
    }
  }

  private func enter(_ key: String?, _ keyLine: Int, _ node: toml_node) {
    let text = TomlTree.string(node.text, node.text_count) ?? ""
    open.append(Open(key: key, keyLine: keyLine, node: node, text: text))
  }

  private func leave() {
    guard let closed = open.popLast() else { return }
    let value = TomlValue(content: TomlTree.content(of: closed), line: Int(closed.node.line))
    guard let last = open.indices.last else {
      root = value
      return
    }
    if let key = closed.key {
      open[last].members.append(.init(key: key, line: closed.keyLine, value: value))
    } else {
      open[last].items.append(value)
    }
  }

  private static func content(of closed: Open) -> TomlValue.Content {
    switch closed.node.kind {
    case toml_kind_table: .table(closed.members)
    case toml_kind_array: .list(closed.items)
    case toml_kind_string: .text(closed.text)
    case toml_kind_integer: .whole(closed.node.integer)
    case toml_kind_real: .decimal(closed.node.real)
    case toml_kind_boolean: .flag(closed.node.integer != 0)
    case toml_kind_date: ClinicalDate(closed.text).map { .day($0) } ?? .time
    default: .time
    }
  }
}
