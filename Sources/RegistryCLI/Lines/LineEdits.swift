import ClinicalRecords
import Endpoints
import RegistryStore

/// What accepting a proposal changes: days of entered lines, drugs they lack, lines that were not entered.
///
/// Nothing entered is removed: drug records can be incomplete, as after treatment elsewhere. An entered
/// number stays, unless a line that was not entered comes before it. End reason, cycles and setting that
/// a person gave to a line stay.
struct LineEdits {
  private let proposal: LineProposal
  private let patientKey: String
  private let words: LineWords

  init(_ proposal: LineProposal, patientKey: String, words: LineWords) {
    self.proposal = proposal
    self.patientKey = patientKey
    self.words = words
  }

  /// The changes, in an order in which no two lines ever have one number.
  var all: [RowEdit] {
    let pairs = Array(zip(proposal.comparison.pairs, numbers))
    return pairs.reversed().compactMap(amended) + pairs.flatMap(added)
  }

  /// The number each line will have, in order of time.
  private var numbers: [Int] {
    var last = 0
    return proposal.comparison.pairs.map { pair in
      last = max(pair.entered.map { proposal.entered[$0].number } ?? 0, last + 1)
      return last
    }
  }

  /// The change of an entered line itself.
  private func amended(_ pair: LineComparison.Pair, _ number: Int) -> RowEdit? {
    guard let entered = pair.entered.map({ proposal.entered[$0] }) else { return nil }
    var values: [String: String] = [:]
    if let line = proposal.derivedLine(of: pair) {
      if line.startedOn != entered.startedOn { values["started_on"] = "\(line.startedOn)" }
      if let end = line.endedOn, end != entered.endedOn {
        values["ended_on"] = "\(end)"
        if entered.endReason == nil { values["end_reason"] = line.closing.endReason }
      }
    }
    let newKey = number == entered.number ? [:] : ["line_number": "\(number)"]
    if values.isEmpty, newKey.isEmpty { return nil }
    values["patient_key"] = patientKey
    values["line_number"] = "\(entered.number)"
    return .amend("line_of_therapy", TextRow(values), newKey: newKey)
  }

  /// The rows a line lacks: itself, its drugs.
  private func added(_ pair: LineComparison.Pair, _ number: Int) -> [RowEdit] {
    guard let line = proposal.derivedLine(of: pair) else { return [] }
    guard let entered = pair.entered.map({ proposal.entered[$0] }) else {
      return [.add("line_of_therapy", row(line, number))]
        + line.agents.map { .add("line_drug", row($0, of: line, number)) }
    }
    let known = proposal.enteredDrugs(ofLine: entered.number)
    return line.agents.filter { !known.contains($0.agent) }
      .map { .add("line_drug", row($0, of: line, number)) }
  }

  private func row(_ line: DerivedLine, _ number: Int) -> TextRow {
    var values = [
      "patient_key": patientKey, "line_number": "\(number)", "started_on": "\(line.startedOn)",
    ]
    values["ended_on"] = line.endedOn?.description
    values["end_reason"] = line.closing.endReason
    values["therapy_setting"] = line.intent == .palliative ? "palliative" : nil
    return TextRow(values)
  }

  private func row(_ agent: LineAgent, of line: DerivedLine, _ number: Int) -> TextRow {
    var values = [
      "patient_key": patientKey, "line_number": "\(number)", "agent": words.code(agent.agent),
    ]
    if agent.firstGivenOn != line.startedOn { values["first_given_on"] = "\(agent.firstGivenOn)" }
    let end = line.endedOn ?? line.lastGivenOn
    if agent.lastGivenOn != end { values["last_given_on"] = "\(agent.lastGivenOn)" }
    return TextRow(values)
  }
}
