/// A value in JSON with others inside it, members always in the order they were given.
enum JSONTree {
  /// A single value.
  case leaf(Records.Value)
  /// A list.
  case list([JSONTree])
  /// An object.
  case object([(name: String, value: JSONTree)])

  /// A text; `null` for none.
  static func text(_ text: String?) -> JSONTree { .leaf(Records.Value(text)) }

  /// The value as text: objects and lists over several lines, but for short ones of plain values.
  ///
  /// - Parameter indent: Blanks before the lines inside.
  /// - Returns: The text without a line break at its end.
  func text(indent: Int = 0) -> String {
    switch self {
    case .leaf(let value): return value.json
    case .list(let items): return enclosed("[", items.map { ("", $0) }, "]", indent)
    case .object(let members):
      return enclosed("{", members.map { ("\($0.name.jsonQuoted): ", $0.value) }, "}", indent)
    }
  }

  private func enclosed(
    _ open: String, _ items: [(label: String, value: JSONTree)], _ close: String, _ indent: Int
  ) -> String {
    if items.isEmpty { return open + close }
    if items.allSatisfy({ $0.value.isLeaf }) {
      let line = items.map { $0.label + $0.value.text() }.joined(separator: ", ")
      if line.utf8.count <= JSONTree.widestLine { return open + line + close }
    }
    let margin = "\n" + String(repeating: " ", count: indent + 2)
    let lines = items.map { margin + $0.label + $0.value.text(indent: indent + 2) }
    return open + lines.joined(separator: ",") + "\n" + String(repeating: " ", count: indent)
      + close
  }

  private static let widestLine = 80

  private var isLeaf: Bool {
    if case .leaf = self { true } else { false }
  }
}
