import ArgumentParser
import ClinicalRecords
import RegistryStore

struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Enter a patient, a line of therapy, an assessment or another row.",
    discussion: """
      On a terminal, missing values are asked for one by one; Ctrl-C writes nothing. What is impossible \
      is refused; what is odd is a warning that `nadir check` lists again.

      Example: nadir add patient P001
      """,
    subcommands: [
      AddRow<SiteRow>.self, AddRow<PatientRow>.self, AddRow<LineRow>.self, AddRow<DrugRow>.self,
      AddRow<ExposureRow>.self, AddRow<AssessmentRow>.self, AddRow<LesionRow>.self,
      AddRow<MeasurementRow>.self, AddRow<EventRow>.self, AddRow<PerformanceRow>.self,
      AddRow<MetastasisRow>.self, AddRow<BurdenRow>.self, AddRow<ObservationRow>.self,
      AddRow<LabRow>.self, AddRow<ContactRow>.self, AddRow<ProgressionRow>.self,
      AddRow<DeathRow>.self, AddRow<SettingRow>.self,
    ])
}

/// `nadir add NOUN`, and `nadir field add`.
struct AddRow<Row: EnteredRow>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: Row.noun == .field ? "add" : Row.noun.rawValue,
      abstract: "Enter \(Row.noun.withArticle).",
      discussion: "\(Row.noun.meaning)\n\nExample: \(command) \(Row.example)")
  }

  @OptionGroup var key: Row.Key
  @OptionGroup var rest: Row.Rest
  @OptionGroup var extra: Row.Extra
  @OptionGroup var source: RegistryOptions

  private static var command: String {
    Row.noun == .field ? "nadir field add" : "nadir add \(Row.noun.rawValue)"
  }

  func run() throws {
    let values = key.given.merging(rest.given) { $1 }.merging(extra.given) { $1 }
    try understanding {
      let saved = try AddRow.add(values, to: try source.open(), asking: Prompter.atTerminal)
      for warning in saved.warnings { Terminal.say("Odd: \(warning)") }
      print("Saved \(saved.key).")
      for note in saved.notes { print(note) }
    }
  }

  /// Adds a row, asking for what is missing; answers that are refused come back as a command to correct.
  static func add(
    _ values: [String: String], to registry: Registry, asking prompter: Prompter?
  ) throws -> SavedRow {
    var draft = try Draft(
      adding: Row.noun, values, extra: try Row.extraColumns(in: registry), in: registry)
    let wasAsked = try Prompter.interruptibly {
      try draft.complete(command, asking: prompter)
    }
    do {
      return try SavedRow.entering(draft.values["patient_key"], in: registry) {
        try entering(draft) {
          try registry.enter(
            draft.rows, by: Surroundings.author(String(command.dropFirst("nadir ".count))),
            today: Surroundings.today)
        }
      }
    } catch {
      if wasAsked {
        prompter?.write("\nYour answers, to correct and run:\n  \(draft.commandLine(command))\n\n")
      }
      throw error
    }
  }
}
