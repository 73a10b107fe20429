/// Names of drugs, classes or other words of a registry, as a setting holds them: `pemetrexed, ici`.
public struct NameList: Sendable, Equatable, LosslessStringConvertible {
  /// The names in written order.
  public var names: [String]

  /// A list of names.
  ///
  /// - Parameter names: The names.
  public init(_ names: [String]) { self.names = names }

  /// The names of a text; `nil` where one is empty.
  ///
  /// - Parameter description: Names with commas between them, or `none`.
  public init?(_ description: String) {
    if description == "none" {
      names = []
      return
    }
    names = description.split(separator: ",", omittingEmptySubsequences: false).map(trimmed)
    if names.contains("") { return nil }
  }

  /// The names with commas between them; `none` where there are none.
  public var description: String { names.isEmpty ? "none" : names.joined(separator: ", ") }
}

/// Groups of names that stand for each other, as a setting holds them:
/// `carboplatin/cisplatin, nab-paclitaxel/paclitaxel`.
public struct NameGroups: Sendable, Equatable, LosslessStringConvertible {
  /// The groups in written order.
  public var groups: [[String]]

  /// Groups of names.
  ///
  /// - Parameter groups: The groups, of two names or more.
  public init(_ groups: [[String]]) { self.groups = groups }

  /// The groups of a text; `nil` where a name is empty or stands alone.
  ///
  /// - Parameter description: Groups with commas between them, their names with `/`; or `none`.
  public init?(_ description: String) {
    guard let list = NameList(description) else { return nil }
    groups = list.names.map {
      $0.split(separator: "/", omittingEmptySubsequences: false).map(trimmed)
    }
    if groups.contains(where: { $0.count < 2 || $0.contains("") }) { return nil }
  }

  /// The groups as they are written; `none` where there are none.
  public var description: String { NameList(groups.map { $0.joined(separator: "/") }).description }
}

private func trimmed(_ text: Substring) -> String {
  var text = text
  while text.first == " " { text.removeFirst() }
  while text.last == " " { text.removeLast() }
  return String(text)
}
