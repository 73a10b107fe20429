import Analyses
import ClinicalRecords
import Endpoints

/// An explanation as a terminal shows it.
struct ExplanationText {
  /// Below this many columns a sentence stands under its row, not beside it.
  private static let narrowestSentence = 36
  /// The widest a name or a value stands beside a sentence.
  private static let widestCell = 22
  private let page: ExplanationPage
  private let width: Int

  init(_ page: ExplanationPage, width: Int) {
    self.page = page
    self.width = width
  }

  var text: String {
    let parts = page.outcomes.map(block) + [settings, rules, howToRead]
    let text = parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
    return String(text.map { $0 == "\u{A0}" ? " " : $0 })
  }

  private func block(_ outcome: ExplainedOutcome) -> [String] {
    let patient = page.patientKey + (page.isSynthetic ? " (made up)" : "")
    let answer = page.answer(outcome).text(of: patient).printable.wrapped(toWidth: width)
    let rows = ReadableSteps(outcome.explanation.steps).rows
    return rows.isEmpty ? answer : answer + [""] + StepRows(rows, page.words, width: width).lines
  }

  private var settings: [String] {
    let lines = page.settings(of: page.namedRules).lines
    let name = lines.map(\.setting.name.terminalWidth).max() ?? 0
    let value = lines.map(\.value.terminalWidth).max() ?? 0
    let cutoff = page.rules.cutoff.map { ["Cutoff: \($0)."] } ?? []
    let heading = lines.isEmpty ? [] : ["Settings"]
    return cutoff + heading
      + lines.flatMap { line in
        let label = line.setting.name.padded(to: name, .leading)
        return hanging("  \(label)  \(line.value.padded(to: value, .leading))  ", line.meaning)
      }
  }

  private var rules: [String] {
    let rules = page.namedRules
    guard !rules.isEmpty else { return [] }
    return ["Rules"]
      + rules.flatMap { rule in
        hanging("  \(rule.rawValue.padded(to: 3, .leading))  ", page.titles[rule] ?? "")
      }
  }

  private var howToRead: [String] {
    typealias Role = Explanation.Role
    let marks = [Role.decided, .used, .passedOver].map { "\($0.mark) \($0.rawValue)" }
    return "How to read: \(marks.joined(separator: ", ")). Rules in full: docs/rules.md."
      .wrapped(toWidth: width)
  }

  private func hanging(_ label: String, _ text: String) -> [String] {
    let margin = String(repeating: " ", count: label.terminalWidth)
    let lines = text.printable.wrapped(toWidth: max(20, width - label.terminalWidth))
    return zip([label] + lines.dropFirst().map { _ in margin }, lines)
      .map { ($0 + $1).withoutTrailingBlanks }
  }

  /// Steps, a row each: mark, day, row, value, why.
  private struct StepRows {
    let cells: [[String]]
    let widths: [Int]
    let width: Int

    init(_ rows: [ReadableSteps.Row], _ words: EvidenceWords, width: Int) {
      self.width = width
      var day: ClinicalDate?
      let cells = rows.map { row in
        // The day of a visit stands at its first row only.
        let shownDay = row.day == day ? "" : row.day?.description ?? ""
        day = row.day
        return [
          row.role.mark, shownDay, row.row.map(words.name) ?? "", row.value,
          row.text(withRules: true),
        ].map(\.printable.holdingUnits)
      }
      self.cells = cells
      widths = (0..<4).map { column in
        min(ExplanationText.widestCell, cells.map { $0[column].terminalWidth }.max() ?? 0)
      }
    }

    var lines: [String] { cells.flatMap(row) }

    /// Columns before the sentence, with the blanks behind each that holds anything.
    private var margin: Int { widths.reduce(0) { $1 == 0 ? $0 : $0 + $1 + 2 } }

    private func row(_ cells: [String]) -> [String] {
      let room = width - margin
      let isBeside = room >= ExplanationText.narrowestSentence
      let sentence = cells[4].wrapped(toWidth: isBeside ? room : width - 6)
      let columns = zip(cells, widths).filter { $0.1 > 0 }.map { text, width in
        (lines: text.wrapped(toWidth: max(2, width)), width: width)
      }
      let height = max(columns.map(\.lines.count).max() ?? 0, isBeside ? sentence.count : 0)
      let beside = (0..<height).map { line in
        let left = columns.map { column in
          (line < column.lines.count ? column.lines[line] : "").padded(to: column.width, .leading)
            + "  "
        }
        let right = isBeside && line < sentence.count ? sentence[line] : ""
        return (left.joined() + right).withoutTrailingBlanks
      }
      return isBeside ? beside : beside + sentence.map { "      " + $0 }
    }
  }
}

extension String {
  /// The text with units held to their numbers, where lines are broken.
  fileprivate var holdingUnits: String {
    replacing(" %", with: "\u{A0}%").replacing(" mm", with: "\u{A0}mm")
  }

  fileprivate var withoutTrailingBlanks: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
