import Endpoints
import Studies

/// Reads settings of the endpoints' rules, any that `nadir list rules` shows.
struct RuleReader {
  private let top: TableReader

  init(_ top: TableReader) { self.top = top }

  /// The settings of `[rules]`, and `months`, which is short for `days_per_month`.
  func rules() -> [StudyPlan.Setting] {
    let section = top.member("rules").map {
      TableReader($0.value, "[rules]", keys: nil, line: $0.line, top.problems)
    }
    let rules = section.map { RuleReader.settings($0) } ?? []
    guard let months = top.member("months") else { return rules }
    if let other = rules.first(where: { RuleSetting.named($0.name.value)?.name == "days_per_month" }
    ) {
      top.problems.add(
        max(months.line, other.name.line),
        "months and days_per_month are the same setting. Keep one of the two.")
    }
    let value = RuleReader.setting("days_per_month", months, top)
    return (value.map { [$0] } ?? []) + rules
  }

  /// The settings of a table; the bundle comes before the switches that it sets.
  ///
  /// - Parameters:
  ///   - table: Names with values.
  ///   - others: Keys of the table that are no settings.
  /// - Returns: Those that can be set.
  static func settings(_ table: TableReader, besides others: [String] = []) -> [StudyPlan.Setting] {
    var lines: [String: Int] = [:]
    var settings: [StudyPlan.Setting] = []
    for member in table.members where !others.contains(member.key) {
      guard let known = RuleSetting.named(member.key) else {
        refuse(member, table, others)
        continue
      }
      if let line = lines[known.name] {
        table.problems.add(
          member.line, "\(known.name) is already set, in line \(line). Set it once.")
      }
      lines[known.name] = member.line
      if let setting = setting(known.name, member, table) { settings.append(setting) }
    }
    return settings.filter { $0.name.value == "censoring" }
      + settings.filter { $0.name.value != "censoring" }
  }

  private static func refuse(
    _ member: TomlValue.Member, _ table: TableReader, _ others: [String]
  ) {
    var nearest = Sentence.nearest(member.key, among: others)
    if nearest.isEmpty, let setting = RuleSetting.nearest(to: member.key) {
      nearest = " Nearest: \(setting.name) (\(allowed(setting)))."
    }
    let also = others.isEmpty ? "" : "\(others.joined(separator: ", ")) and "
    table.problems.add(
      member.line,
      "\(Sentence.quoted(member.key)) is not a key of \(table.place).\(nearest) "
        + "Allowed: \(also)the settings that `nadir list rules` shows.")
  }

  /// A setting with its value as text.
  private static func setting(
    _ name: String, _ member: TomlValue.Member, _ table: TableReader
  ) -> StudyPlan.Setting? {
    guard let setting = RuleSetting.named(name) else { return nil }
    let value: String
    switch member.value.content {
    case .text(let text): value = text
    case .whole(let whole): value = "\(whole)"
    case .decimal(let decimal): value = "\(decimal)"
    case .flag(let flag): value = flag ? "1" : "0"
    case .table, .list, .day, .time:
      table.refuse(member, allowed: allowed(setting))
      return nil
    }
    var rules = EndpointRules()
    do {
      try rules.set(name, to: value)
    } catch {
      table.refuse(member, value: Sentence.quoted(value), allowed: allowed(setting))
      return nil
    }
    return StudyPlan.Setting(Written(name, line: member.line), value)
  }

  private static func allowed(_ setting: RuleSetting) -> String {
    setting.allowed == .flag ? "true, false" : setting.allowedText
  }
}
