import ArgumentParser
import ClinicalRecords
import Endpoints
import RegistryStore

/// Whether a proposal is written.
struct AcceptOptions: ParsableArguments {
  @Flag(help: "Write the proposed lines.")
  var accept = false

  @Flag(help: "Change entered lines that differ too, without being asked.")
  var yes = false

  @Option(help: "Why; kept in the record of changes with the settings.")
  var reason: String?

  mutating func validate() throws {
    if !accept, yes || reason != nil {
      throw ValidationError("--yes and --reason go with --accept.")
    }
  }

  /// Writes proposals, a transaction a patient; changes of entered lines only where they are agreed to.
  ///
  /// - Throws: ``CommandError`` where nothing may be written, or some patients could not be.
  func accept(
    _ proposals: [LineProposal], in registry: Registry, _ words: LineWords, isText: Bool
  ) throws {
    guard accept else { return }
    let plans = try proposals.map { proposal in
      let key = try registry.patientKey(of: proposal.patient)
      return Plan(
        key: key, changesEntered: !proposal.entered.isEmpty,
        edits: LineEdits(proposal, patientKey: key, words: words).all)
    }.filter { !$0.edits.isEmpty }
    let agreed = try agreed(plans, asking: .atTerminal)
    let written = try write(agreed, in: registry, words)
    let message = AcceptOptions.message(written, left: plans.count - agreed.count)
    if isText { print("\n" + message) } else { Terminal.say(message) }
    guard written == agreed.count else {
      throw CommandError(
        "\(agreed.count - written) of \(agreed.count) patients were not written, for the reasons above."
      )
    }
  }

  /// What is written for one patient.
  private struct Plan {
    let key: String
    let changesEntered: Bool
    let edits: [RowEdit]
  }

  /// The plans that may be written: those that change entered lines only where that is agreed to.
  ///
  /// - Throws: ``CommandError`` where nothing is left to write.
  private func agreed(_ plans: [Plan], asking prompter: Prompter?) throws -> [Plan] {
    let count = plans.count(where: \.changesEntered)
    guard count > 0, !yes else { return plans }
    let sentence =
      "Entered lines of \(count) patient\(count == 1 ? "" : "s") differ and would be changed; the old "
      + "rows stay in the record."
    let others = plans.filter { !$0.changesEntered }
    guard let prompter else {
      if !others.isEmpty { return others }
      throw CommandError("\(sentence) Nothing was written. --yes changes them.")
    }
    if try Prompter.interruptibly({ try prompter.confirms("\(sentence) Change?") }) { return plans }
    if !others.isEmpty { return others }
    throw CommandError("Nothing was written.")
  }

  /// The number of patients written; why others were not goes to standard error.
  private func write(
    _ plans: [Plan], in registry: Registry, _ words: LineWords
  ) throws -> Int {
    let basis = "lines derived from drug records; \(SettingText(words.rules).inline)"
    let author = Surroundings.author(
      "lines derive", reason: reason.map { "\($0); \(basis)" } ?? basis)
    let progress = ProgressLine()
    defer { progress.finish() }
    var written = 0
    for (position, plan) in plans.enumerated() {
      progress.show("Writing", share: Double(position) / Double(plans.count))
      do {
        let report = try registry.edit(plan.edits, by: author, today: Surroundings.today)
        written += 1
        for warning in report.warnings { Terminal.say("\(plan.key): Odd: \(warning)") }
      } catch RegistryError.refused(let sentences) {
        for sentence in sentences { Terminal.say("\(plan.key): \(sentence)") }
      } catch let problems as RowProblems {
        for problem in problems.problems { Terminal.say("\(plan.key): \(problem.sentence)") }
      }
    }
    return written
  }

  private static func message(_ written: Int, left: Int) -> String {
    if written + left == 0 { return "Nothing to write: no proposed line or drug is missing." }
    let message = "Wrote the lines of \(written) patient\(written == 1 ? "" : "s")."
    return left == 0
      ? message
      : message + " Entered lines of \(left) patient\(left == 1 ? "" : "s") differ and were left; "
        + "--yes changes them."
  }
}
