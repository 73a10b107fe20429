import ArgumentParser
import ClinicalRecords
import Endpoints
import RegistryStore

/// Leads through a visit: takes the answers that were given, asks for the others, shows what follows
/// and saves.
struct VisitEntry {
  static let command = "nadir visit"

  let registry: Registry
  /// Asks; `nil` where nobody is to be asked.
  let prompter: Prompter?
  let rules: EndpointRules
  /// Whether the visit is saved without a last question.
  let isConfirmed: Bool
  /// Shows the page of a visit of which nothing was asked.
  let show: (String) -> Void

  /// Enters a visit.
  ///
  /// - Parameter first: The interview before its first question.
  /// - Returns: What was saved, in a sentence.
  /// - Throws: ``MissingValues``, ``NothingWritten``, ``CommandError``, ``InputEnded``.
  func enter(_ first: VisitInterview) throws -> String {
    var states = [first]
    var shown = Shown()
    prompter?.write(
      "\(VisitEntry.command) \(first.draft.patientKey): one visit, lesion by lesion.\n"
        + "? shows what may be answered, \(Prompter.back) goes back, Ctrl-C writes nothing.\n")
    while true {
      let draft = try Prompter.interruptibly { try ask(&states, &shown) }
      guard !draft.rows.isEmpty else {
        throw CommandError("The visit shows nothing new. Nothing was written.")
      }
      let refusals = try registry.refusals(of: draft.rows, today: Surroundings.today)
      try show(draft, refusals)
      if try isAccepted(draft, refusals) { return try save(draft) }
      guard states.count > 1 else { throw CommandError("Nothing was written.") }
      states.removeLast()
    }
  }

  /// Shows what follows from the visit, what is odd and what cannot be.
  private func show(_ draft: VisitDraft, _ refusals: [String]) throws {
    let odd = try oddities(draft).flatMap {
      TextBlock.hanging("  Odd: ", $0, width: PageWidth.ofOutput)
    }
    let text = (VisitPage(draft, rules: rules).lines + odd).joined(separator: "\n")
    guard let prompter else {
      show(text)
      if !refusals.isEmpty { throw NothingWritten(refusals) }
      return
    }
    prompter.write("\n\(text)\n\n")
    for sentence in refusals { prompter.write("  Cannot be: \(sentence)\n") }
  }

  /// Whether the visit is to be saved; `false` to go back to the last question.
  private func isAccepted(_ draft: VisitDraft, _ refusals: [String]) throws -> Bool {
    if isConfirmed { return true }
    guard let prompter else { throw CommandError("Nothing was written. --yes saves it.") }
    let question = refusals.isEmpty ? "Save? [y/N, < goes back] " : "[Enter ends, < goes back] "
    while true {
      let answer = try Prompter.interruptibly { try prompter.reply(to: question) }
      switch answer.lowercased() {
      case Prompter.back: return false
      case "y", "yes":
        if refusals.isEmpty { return true }
      case "", "n", "no": throw CommandError("Nothing was written.")
      default: break
      }
      prompter.write("  \(VisitEntry.lastAnswers(refusals.isEmpty))\n")
    }
  }

  /// What may be answered last.
  private static func lastAnswers(_ canBeSaved: Bool) -> String {
    let save = canBeSaved ? "y saves, n or Enter ends" : "This cannot be saved. Enter ends"
    return "\(save) without writing, \(Prompter.back) goes back to the last question."
  }

  private func save(_ draft: VisitDraft) throws -> String {
    do {
      _ = try registry.enter(
        draft.rows, by: Surroundings.author("visit"), today: Surroundings.today)
    } catch let problems as RowProblems {
      throw NothingWritten(problems.problems.map(\.sentence))
    } catch RegistryError.refused(let sentences) {
      throw NothingWritten(sentences)
    }
    let day = draft.day.map { "\($0)" } ?? ""
    return "Saved visit \(draft.patientKey), \(day): \(VisitEntry.counts(draft.rows.map(\.table)))."
  }

  /// `3 measurements, 1 lesion`.
  private static func counts(_ tables: [String]) -> String {
    let names = [
      ("lesion_measurement", "measurement"), ("lesion", "lesion"),
      ("tumor_assessment", "assessment"),
    ]
    return names.compactMap { table, name in
      let count = tables.count { $0 == table }
      return count == 0 ? nil : "\(count) \(name)\(count == 1 ? "" : "s")"
    }.joined(separator: ", ")
  }

  /// What the visit makes odd.
  private func oddities(_ draft: VisitDraft) throws -> [String] {
    let checks = try registry.recordChecks(today: Surroundings.today)
    let responses = ResponseChecks(rules: rules)
    let found = [draft.history, draft.historyAfter].map { history in
      (checks.findings(in: history) + responses.findings(in: history))
        .filter { $0.severity == .odd }.map(\.sentence)
    }
    let known = Set(found[0])
    return found[1].filter { !known.contains($0) }
  }
}
