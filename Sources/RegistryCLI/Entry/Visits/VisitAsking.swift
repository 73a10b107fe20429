import ClinicalRecords

/// How a visit is asked for.
extension VisitEntry {
  /// Asks until nothing is open.
  func ask(_ states: inout [VisitInterview], _ shown: inout Shown) throws -> VisitDraft {
    var missing: [String] = []
    while var current = states.last, current.step != .done {
      if let unknown = current.unknownLabel { throw NothingWritten([unknown]) }
      if let answer = current.givenAnswer(isAsked: prompter != nil) {
        do throws(Objection) { try current.take(answer) } catch {
          throw NothingWritten(["\(current.option): \(error.sentence)"])
        }
        states[states.count - 1] = current
      } else if let prompter {
        try answer(&current, &states, prompter, &shown)
      } else {
        missing.append(current.option + (current.step == .day ? "" : "=…"))
        guard case .lesion = current.step else { throw VisitEntry.missing(missing) }
        do throws(Objection) { try current.take(LesionState.notDone.rawValue) } catch {
          throw NothingWritten([error.sentence])
        }
        states[states.count - 1] = current
      }
    }
    if !missing.isEmpty { throw VisitEntry.missing(missing) }
    guard let last = states.last else { throw InputEnded() }
    if let stranger = last.strangers.first { throw NothingWritten([stranger]) }
    return last.draft
  }

  /// What was shown before, so that it is not shown again.
  struct Shown {
    var hint = ""
    var heading = ""
  }

  /// Asks one question until its answer can be taken; going back takes the last state away.
  private func answer(
    _ current: inout VisitInterview, _ states: inout [VisitInterview], _ prompter: Prompter,
    _ shown: inout Shown
  ) throws {
    let question = current.question
    writeTitle(of: current, question, prompter, &shown)
    var hint = question.hint == shown.hint ? "" : question.hint
    if !question.hint.isEmpty { shown.hint = question.hint }
    while true {
      for line in VisitEntry.hint(hint) { prompter.write(line + "\n") }
      let text = try prompter.reply(to: "> ")
      hint = question.hint
      if text == "?" { continue }
      if text == Prompter.back { return goBack(&states, prompter) }
      do throws(Objection) {
        try current.take(text)
        return states.append(current)
      } catch {
        hint = error.sentence
      }
    }
  }

  private func writeTitle(
    of current: VisitInterview, _ question: VisitQuestion, _ prompter: Prompter,
    _ shown: inout Shown
  ) {
    if let heading = current.heading, heading != shown.heading {
      prompter.write("\n\(heading)\n")
      shown.heading = heading
    }
    prompter.write("\n\(question.title)\n")
  }

  private func goBack(_ states: inout [VisitInterview], _ prompter: Prompter) {
    if states.count > 1 {
      states.removeLast()
    } else {
      prompter.write("  This is the first question.\n")
    }
  }

  /// What may be answered, broken into lines.
  private static func hint(_ text: String) -> [String] {
    text.isEmpty
      ? []
      : text.split(separator: "\n").flatMap {
        TextBlock.hanging("  ", String($0), width: PageWidth.ofOutput)
      }
  }

  private static func missing(_ options: [String]) -> MissingValues {
    MissingValues(
      VisitEntry.command, options,
      beside: "`nadir add measurement` enters one row, `nadir import` files of them.")
  }
}

extension VisitInterview {
  /// The line and how many lesions are followed, once both day and line are known.
  var heading: String? {
    guard let day = draft.day, step != .day else { return nil }
    if case .line = step { return nil }
    guard let index = draft.lineIndex else {
      return "Before any line of therapy: \(followedWords)."
    }
    let line = draft.history.lines[index]
    if draft.isBaseline {
      return "Baseline of line \(line.number), which starts \(line.startedOn): \(followedWords)."
    }
    let none =
      followed.tracks.isEmpty
      ? " A visit on or before \(line.startedOn) is the baseline that names them." : ""
    return "Line \(line.number) since \(line.startedOn), day \(day.days(since: line.startedOn)): "
      + "\(followedWords).\(none)"
  }

  /// `3 lesions followed; entered already: T1`.
  private var followedWords: String {
    let tracks = followed.tracks
    let open = tracks.count { $0.today == nil }
    let done = tracks.filter { $0.today != nil }.map(\.lesion.label)
    return "\(open) lesion\(open == 1 ? "" : "s") followed"
      + (done.isEmpty ? "" : "; entered already: \(done.joined(separator: ", "))")
  }

  /// Sentences about given labels that no question asks for.
  var strangers: [String] {
    let tracks = followed.tracks
    return given.seen.compactMap { label, _ in
      if draft.sighting(of: label) != nil { return nil }
      if tracks.contains(where: { $0.lesion.label == label && $0.today != nil }) {
        return
          "--set \(label): It has a row of this day already. `nadir amend measurement` changes it."
      }
      return noSuchLesion(label)
    }
  }

  /// A sentence about a given label that is no followed lesion, piece or merger, once the line is
  /// known.
  var unknownLabel: String? {
    switch step {
    case .day, .line: return nil
    default: break
    }
    let known = followed.tracks.map(\.lesion.label)
    let unknown = given.seen.first { label, _ in
      !label.split(separator: "/").allSatisfy { part in
        known.contains { part == $0 || label.hasPrefix("\($0).") }
      }
    }
    return unknown.map { noSuchLesion($0.label) }
  }

  private func noSuchLesion(_ label: String) -> String {
    let known = followed.tracks.map(\.lesion.label).joined(separator: ", ")
    return "--set \(label): There is no lesion \(Quotation.shortened(label)) on this line; "
      + (known.isEmpty ? "none is followed." : "followed: \(known).")
  }
}
