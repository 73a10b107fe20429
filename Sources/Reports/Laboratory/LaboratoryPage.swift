import ClinicalRecords
public import Endpoints

/// What the laboratory results of one patient show, on one page.
public struct LaboratoryPage: Sendable {
  let patient: PatientLaboratory
  private let key: String
  private let isSynthetic: Bool
  let words: LaboratoryWords

  /// A page.
  ///
  /// - Parameters:
  ///   - patient: What the results show.
  ///   - key: The patient's study key.
  ///   - isSynthetic: Whether the data are made up.
  ///   - words: The words of the registry.
  public init(
    _ patient: PatientLaboratory, key: String, isSynthetic: Bool, words: LaboratoryWords
  ) {
    self.patient = patient
    self.key = key
    self.isSynthetic = isSynthetic
    self.words = words
  }

  /// The page, ended by a line break.
  ///
  /// - Parameter width: Columns of the page.
  /// - Returns: The text.
  public func text(width: Int) -> String {
    let notes = footnotes.flatMap { hanging("", $0, width, indent: 2) }
    let sections = [[title]] + patient.lines.map { lines(of: $0, width) } + [notes]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  var title: String {
    "Laboratory results of \(key)\(isSynthetic ? " (made up)" : ""), graded by CTCAE 5.0"
  }

  /// What must be known to read the page.
  var footnotes: [String] {
    if patient.lines.isEmpty {
      return ["No line of therapy is registered, and results are graded by line."]
    }
    let outside = patient.outsideCount
    let new = patient.lines.flatMap(\.episodes).filter { $0.entry == .none }
    let open = new.count { $0.grade == nil }
    var notes = [
      "An event runs from the first result worse than the baseline to the first back at it; its grade is "
        + "that of its worst result. What no number tells, such as symptoms, is not guessed."
    ]
    if outside > 0 {
      notes.append(
        "\(outside.of("result")) after a line's window \(outside == 1 ? "was" : "were") not graded."
      )
    }
    if let cutoff = patient.cutoff {
      notes.append(words.cutoffNote(cutoff, after: patient.afterCutoffCount.of("result")))
    }
    if !new.isEmpty {
      notes.append(
        "\(new.count.of("event")) not entered. --accept enters those whose grade is decided: "
          + "\(new.count - open)." + (open > 0 ? " --assume says what no number tells." : ""))
    }
    return notes
  }

  private func lines(of line: LineLaboratory, _ width: Int) -> [String] {
    var lines = [heading(line)]
    for episode in line.episodes {
      lines += hanging("  ", words.sentence(episode), width, indent: 4)
      lines += words.evidence(of: episode).flatMap { hanging("    ", $0, width, indent: 4) }
    }
    for finding in line.undecided {
      lines += hanging("  ", words.sentence(finding), width, indent: 4)
      lines += hanging("    ", words.evidence(of: finding), width, indent: 4)
    }
    for finding in line.unnumbered {
      lines += hanging("  ", words.sentence(finding), width, indent: 4)
      lines += hanging("    ", words.evidence(of: finding), width, indent: 4)
    }
    for ungraded in line.ungraded {
      let result = "Not graded: \(words.result(ungraded.result)) on \(ungraded.result.sampledOn)."
      lines += hanging("  ", result, width, indent: 4)
      lines += hanging(
        "    ", words.sentence(ungraded.obstacle, of: ungraded.result), width, indent: 4)
    }
    if lines.count == 1 { lines.append("  \(words.nothing(on: line))") }
    return lines
  }

  private func heading(_ line: LineLaboratory) -> String {
    let end = line.line.endedOn.map { " to \($0)" } ?? ", which goes on"
    let last = line.line.endedOn == nil ? nil : line.days?.upperBound
    let results = last.map { "; results until \($0)" } ?? ""
    return "Line \(line.line.number), \(line.line.startedOn)\(end)\(results)"
  }

  private func hanging(_ label: String, _ text: String, _ width: Int, indent: Int) -> [String] {
    let broken = text.printable.wrapped(toWidth: width - indent)
    let margin = String(repeating: " ", count: indent)
    return [label + broken[0]] + broken.dropFirst().map { margin + $0 }
  }
}

extension Int {
  /// A count with its noun: `1 event`, `2 events`.
  func of(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
