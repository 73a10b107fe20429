public import ClinicalRecords

/// A value in JSON with others inside it, members always in the order they were given.
public enum JSONTree: Sendable {
  /// A single value.
  case leaf(Records.Value)
  /// A list.
  case list([JSONTree])
  /// An object.
  case object([(name: String, value: JSONTree)])

  /// A text; `null` for none.
  ///
  /// - Parameter text: The text.
  /// - Returns: The value.
  public static func text(_ text: String?) -> JSONTree { .leaf(Records.Value(text)) }

  /// A whole number; `null` for none.
  ///
  /// - Parameter number: The number.
  /// - Returns: The value.
  public static func number(_ number: Int?) -> JSONTree {
    .leaf(number.map { .integer($0) } ?? .missing)
  }

  /// A day, `YYYY-MM-DD`; `null` for none.
  ///
  /// - Parameter day: The day.
  /// - Returns: The value.
  public static func day(_ day: ClinicalDate?) -> JSONTree { .text(day?.description) }

  /// The value as text: objects and lists over several lines, but for short ones of plain values.
  ///
  /// - Parameter indent: Blanks before the lines inside.
  /// - Returns: The text without a line break at its end.
  public func text(indent: Int = 0) -> String {
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

  private static let widestLine = 90

  private var isLeaf: Bool {
    if case .leaf = self { true } else { false }
  }
}
