import ArgumentParser
import ClinicalRecords
import RegistryStore

struct RemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Remove a registered row; it and the reason are kept in the record.",
    discussion: """
      Example: nadir remove event P001 --event-number 3 --reason "entered twice"
      """,
    subcommands: [
      RemoveRow<SiteRow>.self, RemoveRow<PatientRow>.self, RemoveRow<LineRow>.self,
      RemoveRow<DrugRow>.self, RemoveRow<ExposureRow>.self, RemoveRow<AssessmentRow>.self,
      RemoveRow<LesionRow>.self,
      RemoveRow<MeasurementRow>.self, RemoveRow<EventRow>.self,
      RemoveRow<PerformanceRow>.self, RemoveRow<MetastasisRow>.self, RemoveRow<BurdenRow>.self,
      RemoveRow<ObservationRow>.self, RemoveRow<LabRow>.self, RemoveRow<ContactRow>.self,
      RemoveRow<ProgressionRow>.self, RemoveRow<DeathRow>.self, RemoveRow<SettingRow>.self,
      RemoveRow<FieldRow>.self,
    ])
}

/// `nadir remove NOUN`.
struct RemoveRow<Row: EnteredRow>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: Row.noun.rawValue,
      abstract: "Remove \(Row.noun.withArticle).",
      discussion: "Example: \(command) \(Row.keyExample) --reason \"entered twice\"")
  }

  @OptionGroup var key: Row.Key

  @Option(help: "Why; kept beside the removed row.")
  var reason: String?

  @Flag(help: "Remove what belongs to the row too, without being asked.")
  var yes = false

  @OptionGroup var source: RegistryOptions

  private static var command: String { "nadir remove \(Row.noun.rawValue)" }

  func run() throws {
    try understanding(remove)
  }

  private func remove() throws {
    let registry = try source.open()
    var draft = try Draft(naming: Row.noun, key.given, in: registry)
    let reason = try Prompter.interruptibly {
      try draft.complete(RemoveRow.command, asking: .atTerminal)
      let reason = try Reason.given(self.reason, RemoveRow.command, asking: .atTerminal)
      try confirm(draft, asking: .atTerminal)
      return reason
    }
    let patient = draft.values["patient_key"]
    let before = Set(try PatientOddities.sentences(ofPatient: patient, in: registry))
    let count = try entering(draft) {
      try registry.remove(
        Row.noun.table, TextRow(draft.values),
        by: Surroundings.author("remove \(Row.noun.rawValue)", reason: reason))
    }
    let others = count - 1
    let more = others == 0 ? "" : " and \(others) row\(others == 1 ? "" : "s") that belonged to it"
    print("Removed \(Row.noun.words) \(draft.key)\(more).")
    for sentence in try PatientOddities.sentences(ofPatient: patient, in: registry)
    where !before.contains(sentence) { Terminal.say("Odd: \(sentence)") }
  }

  /// Whether rows of other tables may go with it.
  private static var hasDependents: Bool { [.patient, .line, .lesion].contains(Row.noun) }

  /// Asks before rows go that were not named.
  private func confirm(_ draft: Draft, asking prompter: Prompter?) throws {
    guard RemoveRow.hasDependents, !yes, try draft.isRegistered() else { return }
    let dependents = try draft.registry.dependents(of: Row.noun.table, TextRow(draft.values))
    let names = dependents.map { "\($0.count) of \($0.table)" }.joined(separator: ", ")
    let sentence =
      "With \(Row.noun.words) \(draft.key) "
      + (names.isEmpty ? "no other row is removed." : "these rows are removed: \(names).")
    if names.isEmpty, Row.noun == .lesion { return }
    guard let prompter else {
      throw CommandError("\(sentence) Nothing was written. --yes removes it and them.")
    }
    guard try prompter.confirms("\(sentence) Remove?") else {
      throw CommandError("Nothing was written.")
    }
  }
}
