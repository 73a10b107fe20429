import ArgumentParser
import ClinicalRecords
import Endpoints
import RegistryStore
import Reports

struct DeriveLinesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "derive",
    abstract: "Propose lines of therapy from drug records, each with the rule that opened it.",
    discussion: """
      The proposal stands beside the entered lines, with the differences and, for each drug record, why it \
      opened, joined or was left out. Nothing is written without --accept: it enters the lines of patients \
      who have none, and corrects days and adds drugs of entered lines that differ, asking first; old rows \
      stay in the record of changes, and nothing entered is removed. The rules: docs/lines-of-therapy.md.

      Example: nadir lines derive --all --rule gap_days=90
      """)

  /// How a proposal is printed.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    /// For people.
    case text
    /// Comma-separated values.
    case csv
    /// JSON.
    case json
  }

  @Argument(help: "The study key of the patient.", completion: Completions.patient)
  var patient: String?

  @Flag(help: "Every patient; a text counts and lists what differs.")
  var all = false

  @OptionGroup var settings: LineRuleOptions

  @Option(name: .long, help: "How the proposal is printed.")
  var format = Format.text

  @Option(name: .long, help: "What a row of the CSV is.")
  var rows = ProposalRows.lines

  @OptionGroup var accepting: AcceptOptions
  @OptionGroup var source: RegistryOptions

  mutating func validate() throws {
    guard all == (patient == nil) else {
      throw ValidationError("Name one patient, or --all.")
    }
  }

  func run() throws {
    let registry = try source.open(for: accepting.accept ? .writing : .asking)
    guard try registry.hasExposures() else { throw CommandError(NoExposures.inRegistry) }
    let (codebook, formulary) = try registry.codebookAndFormulary()
    let derivation = try LineDerivation(settings.rules, in: registry, codebook, formulary)
    let asked = Asked(
      registry: registry, codebook: codebook, derivation: derivation,
      words: LineWords(codebook, formulary, derivation.rules))
    if format != .text { try show(asked) }
    guard format == .text || accepting.accept else { return }
    let tally = try patient.map { try proposal(of: $0, asked) } ?? proposals(asked)
    if format == .text { print(try text(tally, of: registry, asked.words), terminator: "") }
    try accepting.accept(tally.proposals, in: registry, asked.words, isText: format == .text)
  }

  /// What lines are derived from, all with the same words.
  private struct Asked {
    let registry: Registry
    let codebook: Codebook
    let derivation: LineDerivation
    let words: LineWords
  }

  /// The lines of one patient, as a count of one.
  private func proposal(of key: String, _ asked: Asked) throws -> LineTally {
    let history = try asked.registry.history(ofPatient: key, by: asked.codebook)
    guard let history else {
      throw UnknownPatient(key, in: asked.registry)
        ?? CommandError("Patient \(key) was removed a moment ago.")
    }
    guard !history.exposures.isEmpty else { throw CommandError(NoExposures.of(key)) }
    var tally = LineTally(keeping: .all)
    tally.add(LineProposal(from: history, by: asked.derivation))
    return tally
  }

  /// The lines of all patients; kept of them is what is listed or written.
  private func proposals(_ asked: Asked) throws -> LineTally {
    let kept: LineTally.Kept =
      accepting.accept ? .differing : .firstDifferences(TallyPage.mostListed)
    let line = ProgressLine()
    defer { line.finish() }
    return try asked.registry.fold(
      LineDerivation.historyParts, from: LineTally(keeping: kept), by: asked.codebook,
      progress: { line.show("Reading", share: $0) },
      add: { tally, history in
        tally.add(
          history.exposures.isEmpty ? nil : LineProposal(from: history, by: asked.derivation))
      }, merge: { $0.merge($1) })
  }

  /// Writes everything for programs while it is read; nothing is kept per patient.
  private func show(_ asked: Asked) throws {
    let forEach: EachProposal = { body in
      if let patient {
        for proposal in try proposal(of: patient, asked).proposals { try body(patient, proposal) }
        return
      }
      try asked.registry.forEachHistory(LineDerivation.historyParts, by: asked.codebook) {
        guard !$1.exposures.isEmpty else { return }
        try body($0, LineProposal(from: $1, by: asked.derivation))
      }
    }
    let records = ProposalRecords(words: asked.words)
    switch (format, rows) {
    case (.csv, .lines): try records.lines(of: forEach).show(.csv)
    case (.csv, .records): try records.records(of: forEach).show(.csv)
    case (.json, _):
      try ProposalJSON(words: asked.words).write(forEach) { print($0, terminator: "") }
    case (.text, _): break
    }
  }

  private func text(
    _ tally: LineTally, of registry: Registry, _ words: LineWords
  ) throws -> String {
    let isSynthetic = try registry.settings().isSynthetic
    if let patient, let proposal = tally.proposals.first {
      return ProposalPage(
        proposal: proposal, patientKey: patient, isSynthetic: isSynthetic, words: words,
        width: PageWidth.ofOutput
      ).text
    }
    return try TallyPage(
      tally: tally, isSynthetic: isSynthetic, words: words, width: PageWidth.ofOutput,
      patientKey: registry.patientKey
    ).text()
  }
}

/// What is said where there is nothing to derive lines from.
enum NoExposures {
  private static let columns = "patient_key, given_on, agent, last_given_on, is_given"

  /// Of a registry without drug records.
  static let inRegistry =
    "No drug records are registered, and lines are made of them. `nadir import drug_exposure.csv` adds "
    + "them; its columns are \(columns) (docs/import.md)."

  /// Of a patient without.
  static func of(_ key: String) -> String {
    "Patient \(key) has no drug records, and lines are made of them. `nadir import drug_exposure.csv` "
      + "adds them; its columns are \(columns) (docs/import.md)."
  }
}
