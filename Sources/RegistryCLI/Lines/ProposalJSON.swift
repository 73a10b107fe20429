import ClinicalRecords
import Endpoints

/// Proposals as JSON: patients with their lines, entered lines, records and differences; then the settings.
struct ProposalJSON {
  let words: LineWords
  let patientKey: (Int64) throws -> String

  /// The text, ended by a line break.
  func text(of proposals: [LineProposal]) throws -> String {
    let settings = LineRules.settings.map {
      ($0.name, JSONText.text($0.value(in: words.rules)))
    }
    return JSONText.object([
      ("patients", .list(try proposals.map(patient))), ("settings", .object(settings)),
    ]).lines(indent: 0) + "\n"
  }

  private func patient(_ proposal: LineProposal) throws -> JSONText {
    .object([
      ("patient_key", .text(try patientKey(proposal.patient))),
      ("lines", .list(proposal.derived.lines.map { line($0, of: proposal) })),
      ("entered", .list(proposal.entered.map { entered($0, of: proposal) })),
      ("differences", .list(proposal.comparison.differences.map { .text(words.sentence($0)) })),
      ("progressions", .list(proposal.derived.progressions.map(JSONText.day))),
      ("records", .list(proposal.derived.decisions.map { record($0, of: proposal) })),
    ])
  }

  private func line(_ line: DerivedLine, of proposal: LineProposal) -> JSONText {
    .object([
      ("line_number", .number(line.number)), ("intent", .text(line.intent.rawValue)),
      ("number_of_intent", .number(line.numberOfIntent)), ("started_on", .day(line.startedOn)),
      ("last_given_on", .day(line.lastGivenOn)), ("ended_on", .day(line.endedOn)),
      ("opened_because", .text(words.why(line.opening, line: line.number))),
      ("ended_by", .text(line.closing.name)), ("regimen", .text(words.regimenCode(line))),
      ("agents", .list(line.agents.map(agent))), ("phases", .list(line.phases.map(phase))),
      ("flags", .list(line.flags.map(flag))),
      ("chemotherapy_free_days", .number(line.chemotherapyFreeDays)),
      ("rules", .list(line.rules.map { .text($0.rawValue) })),
      ("records", .list(proposal.derived.exposures(ofLine: line.number).map { .number($0) })),
    ])
  }

  private func agent(_ agent: LineAgent) -> JSONText {
    .object([
      ("agent", .text(words.code(agent.agent))), ("first_given_on", .day(agent.firstGivenOn)),
      ("last_given_on", .day(agent.lastGivenOn)),
    ])
  }

  private func phase(_ phase: LinePhase) -> JSONText {
    .object([
      ("phase", .text(phase.kind.rawValue)), ("started_on", .day(phase.startedOn)),
      ("last_given_on", .day(phase.lastGivenOn)),
    ])
  }

  private func flag(_ flag: LineFlag) -> JSONText {
    .object([
      ("flag", .text(flag.kind.rawValue)), ("rule", .text(flag.rule.rawValue)),
      ("to_look_at", .flag(flag.needsPerson)), ("sentence", .text(words.sentence(flag))),
    ])
  }

  private func entered(_ line: LineOfTherapy, of proposal: LineProposal) -> JSONText {
    let agents = proposal.enteredDrugs(ofLine: line.number)
    return .object([
      ("line_number", .number(line.number)), ("started_on", .day(line.startedOn)),
      ("ended_on", .day(line.endedOn)),
      ("end_reason", .text(line.endReason.map { words.endReasons[Int($0)].code })),
      ("agents", .list(agents.map { .text(words.code($0)) })),
    ])
  }

  private func record(_ decision: DoseDecision, of proposal: LineProposal) -> JSONText {
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
