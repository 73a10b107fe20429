import ArgumentParser
import ClinicalRecords
import Endpoints

/// What a row of a table for programs stands for.
enum ProposalRows: String, CaseIterable, ExpressibleByArgument {
  /// A line, proposed or entered.
  case lines
  /// A drug record.
  case records
}

/// Hands over proposals with the patient's study key, one at a time.
typealias EachProposal = (_ body: (String, LineProposal) throws -> Void) throws -> Void

/// Proposals as rows for programs; none is kept.
struct ProposalRecords {
  let words: LineWords

  /// One row a line: the proposed ones of a patient, then the entered ones.
  func lines(of forEach: @escaping EachProposal) -> StreamedList {
    let names = [
      "patient_key", "source", "line_number", "intent", "number_of_intent", "started_on",
      "last_given_on", "ended_on", "ended_by", "agents", "regimen", "induction_last_on",
      "maintenance_started_on", "flags", "to_look_at", "chemotherapy_free_days", "rules",
      "differences",
    ]
    return StreamedList(columns: names.map { .init(name: $0) }) { row in
      try forEach { key, proposal in
        for pair in proposal.comparison.pairs {
          if let line = proposal.derivedLine(of: pair) {
            try row(fields(line, key, pair, proposal))
          }
        }
        for line in proposal.entered { try row(fields(line, key, proposal)) }
      }
    }
  }

  /// One row a drug record.
  func records(of forEach: @escaping EachProposal) -> StreamedList {
    let names = [
      "patient_key", "given_on", "agent", "last_given_on", "line_number", "decision", "rules",
      "why",
    ]
    return StreamedList(columns: names.map { .init(name: $0) }) { row in
      try forEach { key, proposal in
        for decision in proposal.derived.decisions {
          let exposure = proposal.exposures[decision.exposure]
          try row([
            key, "\(exposure.givenOn)", words.code(exposure.agent),
            exposure.lastGivenOn?.description ?? "", decision.line.map { "\($0)" } ?? "",
            decision.role.name, ids(decision.role.rules), words.why(decision),
          ])
        }
      }
    }
  }

  private func fields(
    _ line: DerivedLine, _ key: String, _ pair: LineComparison.Pair, _ proposal: LineProposal
  ) -> [String] {
    let maintenance = line.phases.first { $0.kind == .maintenance }
    let kinds = line.flags.map(\.kind.rawValue)
    let open = line.flags.filter(\.needsPerson).map(\.kind.rawValue)
    let number = pair.entered.map { proposal.entered[$0].number }
    let differences = proposal.comparison.differences.filter {
      number == nil ? $0 == .onlyDerived(line.number) : $0.enteredLine == number
    }
    return [
      key, "proposed", "\(line.number)", line.intent.rawValue, "\(line.numberOfIntent)",
      "\(line.startedOn)", "\(line.lastGivenOn)", line.endedOn?.description ?? "",
      line.closing.name, line.agents.map { words.code($0.agent) }.sorted().joined(separator: "+"),
      words.regimenCode(line),
      maintenance == nil ? "" : line.phases.first?.lastGivenOn.description ?? "",
      maintenance?.startedOn.description ?? "", kinds.joined(separator: ";"),
      open.joined(separator: ";"), line.chemotherapyFreeDays.map { "\($0)" } ?? "",
      ids(line.rules), differences.map(words.sentence).joined(separator: " "),
    ]
  }

  private func fields(_ line: LineOfTherapy, _ key: String, _ proposal: LineProposal) -> [String] {
    let agents = proposal.enteredDrugs(ofLine: line.number).map(words.code).sorted()
    let isOnly = proposal.comparison.differences.contains(.onlyEntered(line.number))
    return [
      key, "entered", "\(line.number)", "", "", "\(line.startedOn)", "",
      line.endedOn?.description ?? "",
      line.endReason.map { words.endReasons[Int($0)].code } ?? "", agents.joined(separator: "+"),
      "", "", "", "", "", "", "", isOnly ? words.sentence(.onlyEntered(line.number)) : "",
    ]
  }

  private func ids(_ rules: [Rule]) -> String { rules.map(\.rawValue).joined(separator: " ") }
}

extension LineDifference {
  /// The entered line it speaks of; `nil` for a line that was not entered.
  var enteredLine: Int? {
    switch self {
    case .onlyDerived: nil
    case .onlyEntered(let number), .number(let number, _), .start(let number, _, _),
      .end(let number, _, _), .missingDrug(let number, _), .extraDrug(let number, _):
      number
    }
  }
}

extension LineClosing {
  /// Its name in tables.
  var name: String {
    switch self {
    case .progression: "progression"
    case .newAgent: "new agent"
    case .gap: "gap"
    case .death: "death"
    case .dataEnd: "data end"
    }
  }
}
