import ClinicalRecords
import Endpoints
import Reports

extension ProposalPage {
  /// A block for each proposed line: why it was opened, its phases, what is worth knowing, its end.
  var details: [String] {
    proposal.derived.lines.enumerated().flatMap { index, line in
      (index == 0 ? [] : [""]) + details(of: line)
    }
  }

  private func details(of line: DerivedLine) -> [String] {
    var facts: [(String, String)] = [
      ("opened", "\(words.why(line.opening, line: line.number)) \(ids(line.opening.rules))")
    ]
    if isNarrow, line.regimen != nil { facts.append(("regimen", "\(words.regimen(line)). [L3]")) }
    if line.phases.count > 1 {
      let phases = line.phases.map { "\($0.kind.rawValue) \($0.startedOn) to \($0.lastGivenOn)" }
      facts.append(("phases", phases.joined(separator: ", ") + "."))
    }
    for flag in line.flags {
      facts.append(
        (flag.needsPerson ? "to look at" : "note", "\(words.sentence(flag)) \(ids([flag.rule]))"))
    }
    if let interval = words.interval(line) {
      facts.append(("interval", "\(interval) \(ids([.l12]))"))
    }
    if let intent = words.sentence(line.intent) { facts.append(("intent", intent)) }
    facts.append(("ended", ending(line)))
    var lines = [heading(line)]
    var last = ""
    for (label, text) in facts {
      let shown = label == last ? "" : label
      last = label
      lines += TextBlock.hanging("  \(TerminalText.padded(shown, to: 10))  ", text, width: width)
    }
    return lines
  }

  private func heading(_ line: DerivedLine) -> String {
    switch line.intent {
    case .palliative, .curative:
      "Line \(line.number): \(line.numberOfIntent.ordinal) \(line.intent.rawValue) line"
    case .unknown: "Line \(line.number): intent not known"
    }
  }

  private func ending(_ line: DerivedLine) -> String {
    let last = "The last dose is of \(line.lastGivenOn)"
    switch line.closing {
    case .dataEnd(let days):
      return
        "\(last); records end \(days == 0 ? "there" : "\(days.inDays) later"), so it may go on. "
        + ids(line.closing.rules)
    case .progression, .newAgent, .gap, .death:
      let added =
        line.endedOn == line.lastGivenOn
        ? "" : ", the line's end \(line.endedOn ?? line.lastGivenOn)"
      return "\(last)\(added). Closed by \(words.phrase(line.closing)). \(ids(line.closing.rules))"
    }
  }

  func ids(_ rules: [Rule]) -> String {
    "[" + rules.filter { $0 != .l2 || rules.count == 1 }.map(\.rawValue).joined(separator: ", ")
      + "]"
  }
}
