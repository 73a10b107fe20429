import Endpoints
import Reports

/// The proposals of a whole registry, counted.
struct TallyPage {
  /// Patients whose differences a text lists.
  static let mostListed = 10

  let tally: LineTally
  let isSynthetic: Bool
  let words: LineWords
  let width: Int
  let patientKey: (Int64) throws -> String

  /// The page, ended by a line break.
  func text() throws -> String {
    let title =
      "Lines of therapy of \(tally.patients) patient\(tally.patients == 1 ? "" : "s")\(isSynthetic ? " (made up)" : ""), proposed "
      + "from drug records"
    let sections = [
      [title], patients, lines, try differences, SettingText(words.rules).lines(width: width),
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  private var patients: [String] {
    counts([
      ("patients with drug records", tally.treated),
      ("  without entered lines", tally.withoutEntered),
      ("  whose entered lines are the proposed ones", tally.agreeing),
      ("  whose entered lines differ", tally.differing),
    ])
  }

  /// Lines by intent, and the share of them each flag touches.
  private var lines: [String] {
    let head = counts(
      [("proposed lines", tally.lines)]
        + LineIntent.allCases.map { ("  \($0.rawValue)", tally.byIntent[$0] ?? 0) })
    let flags = LineFlag.Kind.allCases.filter { tally.byFlag[$0] != nil }
    guard !flags.isEmpty else { return head }
    let nameWidth = flags.map(\.rawValue.count).max() ?? 0
    let rows = flags.map { kind in
      let count = tally.byFlag[kind] ?? 0
      let tenths = (2000 * count + tally.lines) / (2 * tally.lines)
      let look = kind.needsPerson ? "  to look at" : ""
      return "  \(TerminalText.padded(kind.rawValue, to: nameWidth))  "
        + TerminalText.padded(kind.rule.rawValue, to: 4)
        + TerminalText.padded("\(count)", to: 8, .trailing)
        + TerminalText.padded("\(tenths / 10).\(tenths % 10) %", to: 9, .trailing) + look
    }
    return head + ["", "Lines touched by"] + rows
  }

  private var differences: [String] {
    get throws {
      guard tally.differing > 0 else { return [] }
      var lines = ["Entered lines that differ"]
      let listed = tally.proposals.filter { !$0.entered.isEmpty }.prefix(TallyPage.mostListed)
      for proposal in listed {
        let label = "  \(try patientKey(proposal.patient))  "
        for (index, difference) in proposal.comparison.differences.enumerated() {
          let blank = String(repeating: " ", count: TerminalText.width(of: label))
          lines += TextBlock.hanging(
            index == 0 ? label : blank, words.sentence(difference), width: width)
        }
      }
      let rest = tally.differing - listed.count
      if rest > 0 {
        lines.append("  … and \(rest) more patient\(rest == 1 ? "" : "s"); --format csv lists all.")
      }
      return lines
    }
  }

  private func counts(_ facts: [(String, Int)]) -> [String] {
    let nameWidth = facts.map(\.0.count).max() ?? 0
    return facts.map { name, count in
      "\(TerminalText.padded(name, to: nameWidth))"
        + TerminalText.padded("\(count)", to: 48 - nameWidth, .trailing)
    }
  }
}
