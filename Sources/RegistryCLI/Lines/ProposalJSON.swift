import ClinicalRecords
import Endpoints
import Reports

/// Proposals as JSON: patients with their lines, entered lines, records and differences; then the settings.
struct ProposalJSON {
  let words: LineWords

  /// Hands over the text, ended by a line break, a patient at a time.
  func write(_ forEach: EachProposal, to show: @escaping (String) -> Void) throws {
    show("{\n  \"patients\": [")
    var isFirst = true
    try forEach { key, proposal in
      show((isFirst ? "" : ",") + "\n    " + patient(key, proposal).text(indent: 4))
      isFirst = false
    }
    let settings = LineRules.settings.map {
      (name: $0.name, value: JSONTree.text($0.value(in: words.rules)))
    }
    let end = JSONTree.object(settings).text(indent: 2)
    show((isFirst ? "" : "\n  ") + "],\n  \"settings\": \(end)\n}\n")
  }

  private func patient(_ key: String, _ proposal: LineProposal) -> JSONTree {
    .object([
      ("patient_key", .text(key)),
      ("lines", .list(proposal.derived.lines.map { line($0, of: proposal) })),
      ("entered", .list(proposal.entered.map { entered($0, of: proposal) })),
      ("differences", .list(proposal.comparison.differences.map { .text(words.sentence($0)) })),
      ("progressions", .list(proposal.derived.progressions.map(JSONTree.day))),
      ("records", .list(proposal.derived.decisions.map { record($0, of: proposal) })),
    ])
  }

  private func line(_ line: DerivedLine, of proposal: LineProposal) -> JSONTree {
    .object([
      ("line_number", .number(line.number)), ("intent", .text(line.intent.rawValue)),
      ("number_of_intent", .number(line.numberOfIntent)), ("started_on", .day(line.startedOn)),
      ("last_given_on", .day(line.lastGivenOn)), ("ended_on", .day(line.endedOn)),
      ("opened_because", .text(words.why(line.opening, line: line.number))),
      ("ended_by", .text(line.closing.name)),
      ("regimen", .text(line.regimen == nil ? nil : words.regimenCode(line))),
      ("agents", .list(line.agents.map(agent))), ("phases", .list(line.phases.map(phase))),
      ("flags", .list(line.flags.map(flag))),
      ("chemotherapy_free_days", .number(line.chemotherapyFreeDays)),
      ("rules", .list(line.rules.map { .text($0.rawValue) })),
      ("records", .list(proposal.derived.exposures(ofLine: line.number).map { .number($0) })),
    ])
  }

  private func agent(_ agent: LineAgent) -> JSONTree {
    .object([
      ("agent", .text(words.code(agent.agent))), ("first_given_on", .day(agent.firstGivenOn)),
      ("last_given_on", .day(agent.lastGivenOn)),
    ])
  }

  private func phase(_ phase: LinePhase) -> JSONTree {
    .object([
      ("phase", .text(phase.kind.rawValue)), ("started_on", .day(phase.startedOn)),
      ("last_given_on", .day(phase.lastGivenOn)),
    ])
  }

  private func flag(_ flag: LineFlag) -> JSONTree {
    .object([
      ("flag", .text(flag.kind.rawValue)), ("rule", .text(flag.rule.rawValue)),
      ("to_look_at", .leaf(.flag(flag.needsPerson))), ("sentence", .text(words.sentence(flag))),
    ])
  }

  private func entered(_ line: LineOfTherapy, of proposal: LineProposal) -> JSONTree {
    let agents = proposal.enteredDrugs(ofLine: line.number)
    return .object([
      ("line_number", .number(line.number)), ("started_on", .day(line.startedOn)),
      ("ended_on", .day(line.endedOn)),
      ("end_reason", .text(line.endReason.map { words.endReasons[Int($0)].code })),
      ("agents", .list(agents.map { .text(words.code($0)) })),
    ])
  }

  private func record(_ decision: DoseDecision, of proposal: LineProposal) -> JSONTree {
    let exposure = proposal.exposures[decision.exposure]
    return .object([
      ("given_on", .day(exposure.givenOn)), ("agent", .text(words.code(exposure.agent))),
      ("last_given_on", .day(exposure.lastGivenOn)), ("line_number", .number(decision.line)),
      ("decision", .text(decision.role.name)),
      ("rules", .list(decision.role.rules.map { .text($0.rawValue) })),
      ("why", .text(words.why(decision))),
    ])
  }
}
