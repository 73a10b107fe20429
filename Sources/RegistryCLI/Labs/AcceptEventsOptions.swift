import ArgumentParser
import ClinicalRecords
import Endpoints
import RegistryStore
import Reports

/// Whether proposed adverse events are entered.
struct AcceptEventsOptions: ParsableArguments {
  @Flag(help: "Enter the proposed events that were not entered and whose grade is decided.")
  var accept = false

  @Option(help: "Why; kept in the record of changes with the results.")
  var reason: String?

  mutating func validate() throws {
    if !accept, reason != nil { throw ValidationError("--reason goes with --accept.") }
  }

  /// Enters proposed events, a transaction a patient, while they are read.
  ///
  /// - Parameters:
  ///   - proposals: What is proposed.
  ///   - isText: Whether what was done is said behind a text.
  /// - Throws: ``CommandError`` where the events of some patients could not be entered.
  func accept(_ proposals: LaboratoryProposals, isText: Bool) throws {
    guard accept else { return }
    var entry = EventEntry(proposals, reason: reason)
    let progress = ProgressLine()
    var count = 0
    try proposals.forEachPatient { key, laboratory in
      count += 1
      progress.show("Entering", rows: count)
      entry.enter(laboratory, of: key)
    }
    progress.finish()
    let message = entry.message
    if isText { print("\n" + message) } else { Terminal.say(message) }
    guard entry.refusedPatients == 0 else {
      throw CommandError(
        "The events of \(entry.refusedPatients) patient\(entry.refusedPatients == 1 ? " were" : "s were") "
          + "not entered, for the reasons above.")
    }
  }
}

/// Enters proposed adverse events, and counts them.
private struct EventEntry {
  private let proposals: LaboratoryProposals
  private let reason: String?
  private var eventCount = 0
  private var patientCount = 0
  private var undecidedCount = 0
  private(set) var refusedPatients = 0

  init(_ proposals: LaboratoryProposals, reason: String?) {
    self.proposals = proposals
    self.reason = reason
  }

  /// What was done.
  var message: String {
    let left =
      undecidedCount == 0
      ? ""
      : " Left: \(undecidedCount) whose grade is not decided; --assume says what no number tells."
    if eventCount == 0 {
      return (refusedPatients == 0 ? "Nothing to enter: no event is new." : "Nothing was entered.")
        + left
    }
    return "Entered \(eventCount) event\(eventCount == 1 ? "" : "s") of \(patientCount) "
      + "patient\(patientCount == 1 ? "" : "s").\(left)"
  }

  /// Enters what is new of one patient.
  mutating func enter(_ laboratory: PatientLaboratory, of key: String) {
    let new = laboratory.lines.flatMap(\.episodes).filter { $0.entry == .none }
    let decided = new.filter { $0.grade != nil }
    undecidedCount += new.count - decided.count
    guard !decided.isEmpty else { return }
    do {
      let edits = decided.map { RowEdit.add("adverse_event", row($0, of: key)) }
      let report = try proposals.registry.edit(
        edits, by: author(of: decided), today: Surroundings.today)
      eventCount += decided.count
      patientCount += 1
      for warning in report.warnings { Terminal.say("\(key): Odd: \(warning)") }
    } catch {
      refusedPatients += 1
      for sentence in EventEntry.sentences(error) { Terminal.say("\(key): \(sentence)") }
    }
  }

  private static func sentences(_ error: any Error) -> [String] {
    switch error {
    case RegistryError.refused(let sentences): sentences
    case let problems as RowProblems: problems.problems.map(\.sentence)
    default: ["\(error)"]
    }
  }

  private func author(of episodes: [LaboratoryEpisode]) -> Author {
    let basis = episodes.map { proposals.words.reason(for: $0) }.joined(separator: "; ")
    let whole = "laboratory results graded: \(basis)"
    return Surroundings.author("labs grade", reason: reason.map { "\($0); \(whole)" } ?? whole)
  }

  /// The line is the one its onset falls on (N1), so none is stated.
  private func row(_ episode: LaboratoryEpisode, of key: String) -> TextRow {
    var values = [
      "patient_key": key, "adverse_event_term": proposals.words.code(ofTerm: episode.term),
      "grade": "\(episode.grades.lowerBound)", "onset_on": "\(episode.onsetOn)",
      "relation": "unknown",
    ]
    values["ended_on"] = episode.endedOn?.description
    return TextRow(values)
  }
}
