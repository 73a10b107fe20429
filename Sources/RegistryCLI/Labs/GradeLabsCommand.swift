import Analyses
import ArgumentParser
import ClinicalRecords
import Endpoints
import RegistryStore
import Reports

struct GradeLabsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Propose adverse events from laboratory results, each with result and threshold.",
    discussion: """
      Results after the start of a line that are worse than its baseline are proposed as adverse events, beside \
      those that were entered. What no number tells, such as symptoms, is not guessed: the grades that are \
      possible are stated, with what decides. Nothing is written without --accept, which enters the events \
      whose grade is decided and that were not entered, with unknown relation to treatment; what was entered \
      is never changed. With --input a CSV file is graded without a registry. The rules: docs/laboratory.md.

      Example: nadir labs grade --all --format csv
      """)

  @Argument(help: "The study key of the patient.", completion: Completions.patient)
  var patient: String?

  @Flag(help: "Every patient; a text, page or Markdown counts by term, CSV and JSON list all.")
  var all = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Grade the results of a CSV file instead, - for standard input; writes CSV.",
      valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var input: String?

  @Option(
    name: .long, parsing: .unconditional, help: "Only this line of therapy. Default: every line.",
    transform: LineNumber.read)
  var line: Int?

  @OptionGroup var assumptions: AssumptionOptions

  @Option(name: .long, help: "How the proposal is printed. Default: text, and csv for --input.")
  var format: OutputFormat?

  @OptionGroup var accepting: AcceptEventsOptions
  @OptionGroup var source: RegistryOptions

  mutating func validate() throws {
    guard [patient != nil, all, input != nil].count(where: \.self) == 1 else {
      throw ValidationError("Name one patient, or --all, or --input FILE.")
    }
    guard input != nil else { return }
    if line != nil { throw ValidationError("A file has no lines of therapy: leave --line out.") }
    if accepting.accept { throw ValidationError("--accept needs a registry: leave --input out.") }
    if let format, format != .csv { throw ValidationError("--input writes CSV only.") }
  }

  func run() throws {
    if let input { return try grade(input) }
    let registry = try source.open(for: accepting.accept ? .writing : .asking)
    let proposals = try LaboratoryProposals(
      registry, patient: patient, line: line, assuming: assumptions.known())
    let format = format ?? .text
    try ProposalOutput(proposals, format).show()
    try accepting.accept(proposals, isText: format == .text)
  }

  /// Grades a file by the words of the program.
  private func grade(_ path: String) throws {
    let passing = try PassingRegistry()
    let count = try withExtendedLifetime(passing) {
      try ResultFileGrading(of: path, by: passing.registry, assuming: assumptions.known()).write {
        Terminal.say($0.description)
      }
    }
    guard count > 0 else { return }
    Terminal.say(
      "\(count) row\(count == 1 ? " was" : "s were") not graded, for the reasons above; the others were."
    )
    throw ExitCode(1)
  }
}
