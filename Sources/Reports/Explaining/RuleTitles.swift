public import Endpoints

/// What docs/rules.md calls the rules, read from the page itself.
public struct RuleTitles: Sendable {
  private let titles: [Rule: String]

  /// The titles of a page on which each rule begins with `**R59 · Visits that cannot be
  /// evaluated.**`.
  ///
  /// - Parameter page: The text of docs/rules.md.
  public init(page: String) {
    var titles: [Rule: String] = [:]
    for line in page.split(separator: "\n") where line.hasPrefix("**") {
      let heading = line.dropFirst(2).prefix { $0 != "*" }
      let parts = heading.split(separator: "·", maxSplits: 1)
      guard parts.count == 2, let rule = Rule(rawValue: parts[0].trimmed) else { continue }
      let title = parts[1].trimmed
      titles[rule] = title.last.map { ".,".contains($0) } == true ? String(title.dropLast()) : title
    }
    self.titles = titles
  }

  /// The title of a rule without full stop or comma, or `nil` where the page does not have it.
  ///
  /// - Parameter rule: The rule.
  public subscript(_ rule: Rule) -> String? { titles[rule] }
}

extension Substring {
  fileprivate var trimmed: String {
    let start = drop { $0 == " " }
    guard let last = start.lastIndex(where: { $0 != " " }) else { return "" }
    return String(start[...last])
  }
}
