import Analyses
import ArgumentParser
import ClinicalRecords
import Endpoints
import RegistryStore
import Reports

struct LabsShiftCommand: AskingCommand {
  static let configuration = CommandConfiguration(
    commandName: "shift",
    abstract: "Show grades of laboratory results at baseline beside the worst on the line.",
    discussion: """
      A section for each term that has results, or for those of --analyte or --term. The rules: \
      docs/laboratory.md.

      Example: nadir labs shift --line 2 --by ici
      """)

  @OptionGroup var source: RegistryOptions
  @OptionGroup var asked: QuestionOptions

  @Option(
    name: .long,
    help: ArgumentHelp("Only terms graded by this analyte.", valueName: "analyte"),
    completion: Completions.kind("analyte"))
  var analyte: String?

  @Option(name: .long, help: "Only this term.", completion: Completions.kind("adverse_event_term"))
  var term: String?

  @OptionGroup var assumptions: AssumptionOptions
  @OptionGroup var output: FormatOptions

  mutating func validate() throws {
    if analyte != nil, term != nil {
      throw ValidationError("--analyte and --term choose the same: leave one out.")
    }
  }

  func run() throws { show(try report()) }

  /// The answer as a table.
  func report() throws -> Report {
    let (registry, codebook, settings, question) = try prepared()
    let criteria = try registry.laboratoryCriteria()
    let terms = try terms(of: criteria, codebook)
    let reading = LaboratoryReading(
      LaboratoryGrading(criteria, codebook), codebook, rules: question.rules,
      assuming: try assumptions.known())
    let tally = try counted(
      GroupedTally(laboratoryShiftsOf: question, terms: terms, by: reading), in: registry)
    let answer: ShiftComparison
    do {
      answer = try ShiftComparison(tally, terms: terms, codebook: codebook)
    } catch { throw CommandError("\(error)") }
    return ShiftTable(answer, isSynthetic: settings.isSynthetic).report
  }

  /// The terms that are asked about, by their names.
  private func terms(
    of criteria: LaboratoryCriteria, _ codebook: Codebook
  ) throws -> [CodePosition] {
    var intervals = criteria.intervals
    if let analyte {
      guard let position = codebook.analytes.position(of: analyte) else {
        throw UsageError(
          "--analyte \"\(Quotation.shortened(analyte))\" is not an analyte. "
            + codebook.analytes.suggestion(for: analyte))
      }
      intervals = try graded(by: CodePosition(position), intervals, codebook)
    }
    if let term {
      guard let position = codebook.terms.position(of: term) else {
        throw UsageError(
          "--term \"\(Quotation.shortened(term))\" is not an adverse event term. "
            + codebook.terms.suggestion(for: term))
      }
      intervals = intervals.filter { $0.term == CodePosition(position) }
      if intervals.isEmpty {
        throw UsageError("--term \(codebook.terms.entries[position].label) is graded by no number.")
      }
    }
    let labels = codebook.terms.entries
    return Set(intervals.map(\.term)).sorted { labels[Int($0)].label < labels[Int($1)].label }
  }

  /// The intervals of an analyte; total calcium is graded as corrected calcium. Rule: G5.
  private func graded(
    by analyte: CodePosition, _ intervals: [GradeInterval], _ codebook: Codebook
  ) throws -> [GradeInterval] {
    let entry = codebook.analytes.entries[Int(analyte)]
    let graded =
      entry.code == "calcium"
      ? codebook.analytes.position(of: "calcium_corrected").map { CodePosition($0) } : analyte
    let found = intervals.filter { $0.analyte == graded }
    guard !found.isEmpty else {
      throw UsageError("--analyte \(entry.code): no term is graded by its number.")
    }
    return found
  }
}
