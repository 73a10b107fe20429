import ClinicalRecords
import Endpoints
import Reports

extension ProposalPage {
  /// Neighboring records of a line that did the same for the same reason.
  private struct Group {
    var days: [ClinicalDate]
    var agents: [CodePosition]
    let role: DoseRole
    let why: String

    private func does(_ other: Group) -> Bool { role == other.role && why == other.why }

    /// Takes a record of the same day, or says that it is of another.
    mutating func takes(record other: Group) -> Bool {
      guard does(other), days == other.days else { return false }
      agents += other.agents.filter { !agents.contains($0) }
      return true
    }

    /// Takes the days of a group with the same drugs, or says that it has others.
    mutating func takes(days other: Group) -> Bool {
      guard does(other), Set(agents) == Set(other.agents) else { return false }
      days += other.days
      return true
    }
  }

  /// Every drug record under its line, with why it is there; then those that were left out.
  var records: [String] {
    let lines: [Int?] = proposal.derived.lines.map(\.number) + [nil]
    let sections = lines.compactMap { line -> (String, [[String]])? in
      let rows = groups(of: line).map(row)
      return rows.isEmpty ? nil : (line.map { "  Line \($0)" } ?? "  Left out", rows)
    }
    let rows = sections.flatMap(\.1)
    let longest = (0..<2).map { column in
      rows.map { TerminalText.width(of: $0[column]) }.max() ?? 0
    }
    let most = [isNarrow ? width / 3 : width * 2 / 5, width / 4]
    let fitting = zip(longest, most).map { min($0, $1) }
    let columns = TextColumns(widths: fitting + [width - 8 - fitting.reduce(0, +)], margin: 4)
    return ["Drug records"] + sections.flatMap { [$0.0] + $0.1.flatMap(columns.lines) }
  }

  private func row(_ group: Group) -> [String] {
    [
      days(group.days), words.names(group.agents), "\(sentence(group)) \(ids(group.role.rules))",
    ]
  }

  /// What records did and why; why a line was opened stands above already.
  private func sentence(_ group: Group) -> String {
    if case .opened = group.role { return "Opened the line, for the reason above." }
    return "\(group.role.name.capitalizedSentence). \(group.why)"
  }

  /// Days in a row on which the same drugs did the same are one group.
  private func groups(of line: Int?) -> [Group] {
    var groups: [Group] = []
    for day in dayGroups(of: line) {
      let isTaken = groups.indices.last.map { groups[$0].takes(days: day) } ?? false
      if !isTaken { groups.append(day) }
    }
    return groups
  }

  private func dayGroups(of line: Int?) -> [Group] {
    var groups: [Group] = []
    for decision in proposal.derived.decisions where decision.line == line {
      let exposure = proposal.exposures[decision.exposure]
      let group = Group(
        days: [exposure.givenOn], agents: [exposure.agent], role: decision.role,
        why: words.why(decision))
      let isTaken = groups.indices.last.map { groups[$0].takes(record: group) } ?? false
      if !isTaken { groups.append(group) }
    }
    return groups
  }

  private func days(_ days: [ClinicalDate]) -> String {
    guard let first = days.first, let last = days.last, days.count > 1 else {
      return days.first?.description ?? ""
    }
    return days.count == 2 ? "\(first), \(last)" : "\(first) … \(last) (\(days.count) days)"
  }
}
