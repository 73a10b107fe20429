import Analyses
import ArgumentParser
import CSchema
import ClinicalRecords
import Endpoints
import RegistryStore
import Reports

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why a derived value of a patient is what it is.",
    discussion: """
      Prints the result in one sentence, then every row that was used or passed over, with the rule \
      that says so, and the settings in force. With --event and no patient it lists the patients behind a row of \
      `nadir safety`.

      Example: nadir explain P042 --line 2 --endpoint pfs
      """)

  @Argument(help: "The study key of the patient.", completion: Completions.patient)
  var patient: String?

  @Option(
    name: .long,
    help: "What is explained. Default: pfs, with --event adverse-events.")
  var endpoint: ExplainedValue?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Only adverse events of this row of `nadir safety`, in the words of its --list, such as any, serious, Rash, term:Rash.",
      valueName: "row"),
    completion: Completions.kind("adverse_event_term"))
  var event: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "With --event and no patient: only patients with this worst grade, such as 3 or 3-4.",
      valueName: "grade"), transform: GradeRange.init(option:))
  var grade: GradeRange?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "With --event: groups of your own, as `nadir safety --groups` takes them.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var groups: String?

  @OptionGroup var asked: QuestionOptions
  @OptionGroup(title: "With --event and no patient") var events: EventOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var source: RegistryOptions

  mutating func validate() throws {
    if let event, let endpoint, endpoint != .adverseEvents {
      throw ValidationError(
        "--event \(event) is about adverse events, --endpoint \(endpoint.rawValue) is not.")
    }
    if groups != nil, event == nil { throw ValidationError("--groups goes with --event.") }
    if patient == nil {
      guard event == nil else { return }
      throw ValidationError(
        "Name a patient, or with --event a row of `nadir safety` whose patients are listed.")
    }
    let ofList = optionsOfList
    if !ofList.isEmpty {
      throw ValidationError(
        "\(ofList.joined(separator: ", ")): these choose the patients of a list, which --event makes without a "
          + "patient.")
    }
  }

  /// The options that were given and have no meaning for one patient.
  private var optionsOfList: [String] {
    let given: [(String, Bool)] = [
      ("--by", asked.by != nil), ("--where", asked.where != nil), ("--grade", grade != nil),
    ]
    return given.filter(\.1).map(\.0) + events.given
  }

  func run() throws {
    guard let patient else {
      return try listOfPatients().listRow(event ?? "any", option: "--event")
    }
    let registry = try source.open(for: .asking)
    print(
      try page(of: patient, in: registry)
        .formatted(as: output.format, width: PageWidth.ofOutput), terminator: "")
  }

  /// The command that lists the patients behind a row: rows are found and listed in one place only.
  private func listOfPatients() throws -> SafetyCommand {
    var command = try SafetyCommand.parse([])
    command.grade = grade
    command.rows.groups = groups
    command.asked = asked
    command.events = events
    command.output = output
    command.source = source
    return command
  }
}

extension ExplainCommand {
  /// The page of a patient's lines.
  func page(of patient: String, in registry: Registry) throws -> ExplanationPage {
    guard let history = try registry.history(ofPatient: patient) else {
      throw UnknownPatient(patient, in: registry)
        ?? CommandError("Patient \(patient) was removed a moment ago.")
    }
    let stored = try registry.settings()
    let rules = try asked.settings.rules(stored)
    let codebook = try registry.codebook()
    let row = try event.flatMap { try self.row($0, codebook) }
    let value =
      endpoint ?? (event == nil ? .time(.progressionFreeSurvival) : ExplainedValue.adverseEvents)
    let outcomes = try lines(of: history, of: patient).map { index in
      ExplainedOutcome(
        value, ofLineAt: index, in: history, rules: rules, codebook: codebook, row: row)
    }
    return ExplanationPage(
      outcomes, ofPatient: patient, rules: rules, words: EvidenceWords(codebook),
      titles: RuleTitles(page: String(cString: rules_page_text())),
      isSynthetic: stored.isSynthetic)
  }

  /// The row of a word; `nil` where it limits nothing.
  private func row(_ word: String, _ codebook: Codebook) throws -> SafetyRow? {
    let found = try listOfPatients().row(word, codebook, option: "--event")
    for note in found.notes { Terminal.say(note) }
    return found.row.events == .every(EventCriterion()) ? nil : found.row
  }

  /// Positions of the lines that are explained.
  private func lines(of history: PatientHistory, of patient: String) throws -> [Int] {
    let known = history.lines.map { "\($0.number) (from \($0.startedOn))" }
    guard !known.isEmpty else {
      throw CommandError(
        "Patient \(patient) has no line of therapy, so there is nothing to explain.")
    }
    guard let line = asked.line else { return Array(history.lines.indices) }
    guard let index = history.lines.firstIndex(where: { $0.number == line }) else {
      throw CommandError(
        "Patient \(patient) has no line \(line). Lines: \(known.joined(separator: ", ")).")
    }
    return [index]
  }
}
