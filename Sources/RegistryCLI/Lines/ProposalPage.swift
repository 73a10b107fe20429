import ClinicalRecords
import Endpoints
import Reports

/// The proposed lines of one patient as a page: the lines beside the entered ones, where they differ, what
/// is worth knowing, and why each drug record is where it is.
struct ProposalPage {
  let proposal: LineProposal
  let patientKey: String
  let isSynthetic: Bool
  let words: LineWords
  let width: Int

  /// The page, ended by a line break.
  var text: String {
    let sections = [
      [title], table, differences, details, records, progressions,
      SettingText(words.rules).lines(width: width),
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  private var title: String {
    let count = proposal.exposures.count
    return "Lines of therapy of \(patientKey)\(isSynthetic ? " (made up)" : ""), proposed from "
      + "\(count) drug record\(count == 1 ? "" : "s")"
  }

  private static let headings = ["", "", "start", "end", "drugs", "regimen", "ended by"]
  /// The columns a narrow page has no room for; the blocks of the lines say the same.
  private static let wideColumns = 5...6

  /// Whether the page has no room for all columns.
  var isNarrow: Bool { width < 90 }

  /// Proposed and entered lines, those that are one under each other.
  private var table: [String] {
    guard !proposal.comparison.pairs.isEmpty else {
      return ["No drug record is a dose of a drug that acts on the tumor: no line is proposed."]
    }
    let rows = proposal.comparison.pairs.flatMap { pair -> [[String]] in
      [
        pair.derived.map { row(proposal.derived.lines[$0]) },
        pair.entered.map { row(proposal.entered[$0]) },
      ].compactMap(\.self)
    }
    var all = [ProposalPage.headings] + rows
    if isNarrow { for row in all.indices { all[row].removeSubrange(ProposalPage.wideColumns) } }
    let columns = TextColumns(widths: TextColumns.widths(of: all, in: width - 2))
    return all.flatMap(columns.lines)
  }

  private func row(_ line: DerivedLine) -> [String] {
    [
      "\(line.number)", "proposed", "\(line.startedOn)", line.endedOn?.description ?? "goes on",
      words.names(line.agents.map(\.agent)), words.regimen(line),
      line.endedOn == nil ? "" : line.closing.name,
    ]
  }

  private func row(_ line: LineOfTherapy) -> [String] {
    [
      "\(line.number)", "entered", "\(line.startedOn)", line.endedOn?.description ?? "goes on",
      words.names(proposal.enteredDrugs(ofLine: line.number)), "", words.reason(line),
    ]
  }

  private var differences: [String] {
    if proposal.entered.isEmpty { return ["No lines were entered."] }
    guard !proposal.comparison.differences.isEmpty else {
      return ["The entered lines are the proposed ones."]
    }
    return ["Differences"]
      + proposal.comparison.differences.flatMap {
        TextBlock.hanging("  ", words.sentence($0), width: width)
      }
  }

  private var progressions: [String] {
    guard !proposal.derived.progressions.isEmpty else { return [] }
    let days = proposal.derived.progressions.map { day in
      "\(day)" + (proposal.derived.derivedProgressions.contains(day) ? " (derived)" : "")
    }
    return TextBlock.hanging("Progression  ", days.joined(separator: ", "), width: width)
  }
}

extension LineWords {
  /// Why an entered line ended.
  func reason(_ line: LineOfTherapy) -> String {
    line.endReason.map { endReasons[Int($0)].label.insideSentence } ?? ""
  }
}
