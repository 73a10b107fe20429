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

    func does(_ other: Group) -> Bool { role == other.role && why == other.why }

    mutating func take(_ other: Group) {
      if days.last != other.days.last { days += other.days }
      agents += other.agents.filter { !agents.contains($0) }
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

  private func groups(of line: Int?) -> [Group] {
    var groups: [Group] = []
    for decision in proposal.derived.decisions where decision.line == line {
      let exposure = proposal.exposures[decision.exposure]
      let group = Group(
        days: [exposure.givenOn], agents: [exposure.agent], role: decision.role,
        why: words.why(decision))
      if let last = groups.last, last.does(group) {
        groups[groups.count - 1].take(group)
      } else {
        groups.append(group)
      }
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
