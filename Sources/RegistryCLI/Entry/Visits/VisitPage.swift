import ClinicalRecords
import Endpoints
import Reports

/// A visit before it is saved: its lesions, their sum, and what follows from them.
struct VisitPage {
  private let draft: VisitDraft
  private let followed: FollowedLesions
  private let rules: EndpointRules
  private let after: PatientHistory

  init(_ draft: VisitDraft, rules: EndpointRules) {
    self.draft = draft
    var rules = rules
    rules.cutoff = nil
    self.rules = rules
    after = draft.historyAfter
    followed = draft.followed
  }

  /// The lines of the page.
  var lines: [String] { [title] + lesionTable + (outcome.isEmpty ? [] : [""] + outcome) }

  private var title: String {
    let day = draft.day.map { "\($0)" } ?? ""
    guard let index = draft.lineIndex else { return "\(draft.patientKey), images of \(day)" }
    let line = draft.history.lines[index]
    guard !draft.isBaseline else {
      return "\(draft.patientKey), baseline of line \(line.number), images of \(day)"
    }
    let days = draft.day?.days(since: line.startedOn) ?? 0
    return "\(draft.patientKey), line \(line.number), day \(days), images of \(day)"
  }

  /// The line's course with this visit in it.
  private var course: LineCourse? {
    draft.lineIndex.flatMap { after.course(ofLineAt: $0, rules: rules) }
  }

  /// What the visit shows; `nil` at baseline.
  private var visit: Visit? {
    guard !draft.isBaseline, let day = draft.day else { return nil }
    return course?.visit(on: day)
  }
}

// Lesions
extension VisitPage {
  private var lesionTable: [String] {
    let head =
      draft.isBaseline
      ? ["lesion", "organ", "mm"] : ["lesion", "organ", "baseline", "nadir", "last", "now"]
    let rows = followed.tracks.compactMap(row) + found
    if rows.isEmpty { return ["  no lesion"] }
    let all = [head] + rows
    let widths = head.indices.map { column in
      all.map { TerminalText.width(of: $0[column]) }.max() ?? 0
    }
    return all.map { row in
      let cells = row.indices.map { column in
        TerminalText.padded(row[column], to: widths[column], column < 2 ? .leading : .trailing)
      }
      return "  " + cells.joined(separator: "  ").trimmedEnd
    }
  }

  private func row(_ track: FollowedLesions.Track) -> [String]? {
    let lesion = track.lesion
    let now = draft.sighting(of: lesion.label)?.text ?? track.today?.text(of: lesion)
    guard !draft.isBaseline else {
      return now.map { [lesion.label, place(lesion), $0] }
    }
    let nadir = lesion.category == .target ? track.nadirTenths.map(LengthText.number) : nil
    return [
      lesion.label, place(lesion), track.baseline?.text(of: lesion) ?? "", nadir ?? "",
      track.last?.text(of: lesion) ?? "", now ?? "no row",
    ]
  }

  private var found: [[String]] {
    draft.lesions.map { lesion in
      let now = draft.sighting(of: lesion.label)?.text ?? ""
      let start = [lesion.label, place(lesion)]
      return draft.isBaseline ? start + [now] : start + ["", "", "", now]
    }
  }

  private func place(_ lesion: Lesion) -> String {
    let node = lesion.isNode ? ", short axis" : ""
    let parents =
      lesion.parents.isEmpty ? "" : ", of \(lesion.parents.joined(separator: " and "))"
    return TerminalText.printable(lesion.organ) + node + parents
  }
}

// What follows
extension VisitPage {
  private var outcome: [String] {
    if draft.isBaseline { return baselineSum }
    guard let visit else { return entered.map { [line("overall", $0)] } ?? [] }
    var lines: [String] = []
    if let derived = visit.derived {
      if let sum = derived.sum { lines += sumLines(sum) }
      lines += [
        line("target", derived.target.rawValue), line("non-target", derived.nonTarget.rawValue),
        line("new lesions", derived.newLesion.rawValue),
      ]
      lines.append(line("overall", overall(derived, visit)))
    } else if let entered {
      lines.append(line("overall", entered))
    }
    return lines
  }

  private var entered: String? { draft.response.map { "\($0.rawValue), entered" } }

  private func overall(_ derived: DerivedResponse, _ visit: Visit) -> String {
    guard let entered = visit.entered else { return derived.overall.rawValue }
    if entered == derived.overall { return "\(derived.overall.rawValue), as entered" }
    return "\(derived.overall.rawValue); entered: \(entered.rawValue). Both are kept, "
      + "\(visit.response.rawValue) counts."
  }

  private var baselineSum: [String] {
    if let baseline = course?.baseline, draft.day == baseline.day {
      return [line("sum", LengthText.millimeters(baseline.tenths))]
    }
    let targets = draft.allLesions.filter { $0.category == .target && $0.parents.isEmpty }
    let lengths = targets.compactMap { target -> Int? in
      let row = followed.tracks.first { $0.lesion.label == target.label }?.today
      return draft.sighting(of: target.label).flatMap { $0.tenths ?? $0.state.impliedTenths }
        ?? row?.tenths(of: target)
    }
    return lengths.isEmpty ? [] : [line("sum", LengthText.millimeters(lengths.reduce(0, +)))]
  }

  private func sumLines(_ sum: DiameterSum) -> [String] {
    let total = LengthText.millimeters(sum.tenths)
    guard sum.isComplete else {
      return [line("sum", "\(total) of those measured; not all were")]
    }
    let changes: [(String, Int?)] = [
      ("from baseline", sum.baselineTenths), ("from nadir", sum.nadirTenths),
    ]
    return [line("sum", total)]
      + changes.compactMap { name, other in
        other.map { other in
          let change = PercentChange(of: sum.tenths, from: other)?.signed ?? "from 0"
          let millimeters = LengthText.difference(sum.tenths, from: other)
          return line(name, "\(change)  (\(millimeters) from \(LengthText.millimeters(other)))")
        }
      }
  }

  private func line(_ name: String, _ value: String) -> String {
    "  \(TerminalText.padded(name, to: 15))\(value)"
  }
}

extension String {
  /// Without blanks at its end.
  fileprivate var trimmedEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
