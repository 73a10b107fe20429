import ArgumentParser
import ClinicalRecords
import RegistryStore

struct AmendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "amend",
    abstract: "Change a registered row; the old one and the reason are kept.",
    discussion: """
      Example: nadir amend line P001 --line-number 2 --ended-on 2021-01-11 --reason "typing error"
      """,
    subcommands: [
      AmendRow<SiteRow>.self, AmendRow<PatientRow>.self, AmendRow<LineRow>.self,
      AmendRow<DrugRow>.self, AmendRow<ExposureRow>.self, AmendRow<AssessmentRow>.self,
      AmendRow<LesionRow>.self,
      AmendRow<MeasurementRow>.self, AmendRow<EventRow>.self,
      AmendRow<PerformanceRow>.self, AmendRow<MetastasisRow>.self, AmendRow<BurdenRow>.self,
      AmendRow<ObservationRow>.self, AmendRow<LabRow>.self, AmendRow<ContactRow>.self,
      AmendRow<ProgressionRow>.self, AmendRow<DeathRow>.self, AmendRow<SettingRow>.self,
      AmendRow<FieldRow>.self,
    ])
}

/// `nadir amend NOUN`.
struct AmendRow<Row: EnteredRow>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: Row.noun.rawValue,
      abstract: "Change \(Row.noun.withArticle).",
      discussion: """
        The key finds the row; the other options given are its new values.

        Example: \(command) \(Row.keyExample) \(Row.changeExample) --reason "typing error"
        """)
  }

  @OptionGroup(title: "Key") var key: Row.Key
  @OptionGroup(title: "New values") var rest: Row.Rest

  @Option(
    help: ArgumentHelp("Empty this column.", valueName: "column"),
    completion: .list(ColumnNames<Row>.rest))
  var clear: [String] = []

  @Option(
    help: ArgumentHelp("Give a column of the key another value.", valueName: "column=value"),
    completion: .list(ColumnNames<Row>.renamable.map { $0 + "=" }))
  var renameKey: [String] = []

  @Option(help: "Why; kept beside the old row.")
  var reason: String?

  @OptionGroup var source: RegistryOptions

  private static var command: String { "nadir amend \(Row.noun.rawValue)" }

  func run() throws {
    try understanding(amend)
  }

  private func amend() throws {
    let newKey = try renamed()
    let changes = try cleared().merging(rest.given) { $1 }
    guard !changes.isEmpty || !newKey.isEmpty else {
      throw ValidationError("Name at least one new value, --clear or --rename-key.")
    }
    let registry = try source.open()
    if Row.noun == .field, let mistake = FieldRow.mistake(inName: newKey["data_field"], registry) {
      throw NothingWritten(["--rename-key: \(mistake)"])
    }
    var draft = try Draft(naming: Row.noun, key.given.merging(changes) { $1 }, in: registry)
    let reason = try Prompter.interruptibly {
      try draft.complete(AmendRow.command, asking: .atTerminal)
      return try Reason.given(self.reason, AmendRow.command, asking: .atTerminal)
    }
    let report = try SavedRow.entering(draft.values["patient_key"], in: registry) {
      try entering(draft) {
        try registry.amend(
          Row.noun.table, TextRow(draft.values), newKey: newKey,
          by: Surroundings.author("amend \(Row.noun.rawValue)", reason: reason),
          today: Surroundings.today)
      }
    }
    print("Changed \(report.key).")
    for note in report.notes { print(note) }
    for warning in report.warnings { Terminal.say("Odd: \(warning)") }
  }

  private func cleared() throws -> [String: String] {
    let names = try clear.map { try ColumnNames<Row>.known($0, among: ColumnNames<Row>.rest) }
    return Dictionary(names.map { ($0, "") }, uniquingKeysWith: { first, _ in first })
  }

  private func renamed() throws -> [String: String] {
    var values: [String: String] = [:]
    for pair in renameKey {
      guard let column = ColumnNames<Row>.renamable.first else { throw immovable }
      guard let equals = pair.firstIndex(of: "=") else {
        throw ValidationError("--rename-key is COLUMN=VALUE, such as \(column)=…")
      }
      let name = try ColumnNames<Row>.known(String(pair[..<equals]), among: ColumnNames<Row>.key)
      guard ColumnNames<Row>.renamable.contains(name) else { throw immovable }
      values[name] = String(pair[pair.index(after: equals)...])
    }
    return values
  }

  private var immovable: ValidationError {
    ValidationError(
      "A row cannot be moved to another patient: remove it from the one with "
        + "`nadir remove \(Row.noun.rawValue)` and enter it for the other with "
        + "`nadir add \(Row.noun.rawValue)`.")
  }
}

/// The columns a noun's options stand for.
enum ColumnNames<Row: EnteredRow> {
  static var key: [String] { names(of: Row.Key()) }
  static var rest: [String] { names(of: Row.Rest()) }
  /// The columns of the key that can take another value: a row stays with its patient.
  static var renamable: [String] {
    key.filter { Row.noun == .patient || $0 != "patient_key" }
  }

  /// The column a person meant, with `-` or `_`.
  static func known(_ written: String, among names: [String]) throws -> String {
    let name = written.split(separator: "-").joined(separator: "_")
    if names.contains(name) { return name }
    throw ValidationError(
      "\"\(Quotation.shortened(written))\" is not one of its columns here. "
        + "Allowed: \(names.joined(separator: ", ")).")
  }

  private static func names(of options: some ParsableArguments) -> [String] {
    Mirror(reflecting: options).children.compactMap(\.label).map(ColumnName.name(ofProperty:))
  }
}

/// Why a row is changed or removed.
enum Reason {
  /// The reason as given, or asked for.
  static func given(
    _ reason: String?, _ command: String, asking prompter: Prompter?
  ) throws -> String {
    if let reason, !reason.allSatisfy(\.isWhitespace) { return reason }
    guard let prompter else { throw MissingValues(command, ["--reason"]) }
    return try prompter.sentence("Why? The reason is kept with the old row.")
  }
}
