import ArgumentParser
import ClinicalRecords
import Interchange
import RegistryStore

/// The files a derivation reads: each has the columns that `nadir import` wants of its table.
struct DerivationFiles: ParsableArguments {
  @Option(
    name: .long, help: "Lines of therapy, as line_of_therapy.csv.",
    completion: .file(extensions: ["csv"]))
  var lines: String

  @Option(name: .long, help: "Lesions, as lesion.csv.", completion: .file(extensions: ["csv"]))
  var lesions: String?

  @Option(
    name: .long, help: "What was measured of them, as lesion_measurement.csv.",
    completion: .file(extensions: ["csv"]))
  var measurements: String?

  @Option(
    name: .long, help: "Tumor assessments, as tumor_assessment.csv.",
    completion: .file(extensions: ["csv"]))
  var assessments: String?

  @Option(
    name: .long, help: "Drugs of the lines, as line_drug.csv.",
    completion: .file(extensions: ["csv"]))
  var drugs: String?

  @Option(
    name: .long, help: "Dated doses, as drug_exposure.csv.",
    completion: .file(extensions: ["csv"]))
  var exposures: String?

  @Option(
    name: .long, help: "Progressions called without images, as clinical_progression.csv.",
    completion: .file(extensions: ["csv"]))
  var progressions: String?

  @Option(
    name: .long, help: "Days known alive, as follow_up_contact.csv.",
    completion: .file(extensions: ["csv"]))
  var contacts: String?

  @Option(name: .long, help: "Deaths, as death.csv.", completion: .file(extensions: ["csv"]))
  var deaths: String?

  @Option(
    name: .long,
    help: "Patients, as patient.csv; without it every patient of the lines is taken.",
    completion: .file(extensions: ["csv"]))
  var patients: String?

  /// Loads the files, all or none.
  ///
  /// What would be refused as impossible between rows is only said, so that any case can be tried.
  ///
  /// - Parameter registry: An empty registry.
  /// - Throws: All that is wrong with the files.
  func load(into registry: Registry) throws {
    let layouts = try registry.layouts()
    var sources: [any RowSource] = []
    for (table, path) in named {
      guard let path else { continue }
      sources += try CSVFolder.sources(
        at: [path], layouts: layouts, table: table,
        temporaryFolder: Surroundings.temporaryFolder)
    }
    if patients == nil {
      sources.insert(try patientsNamed(in: sources, layouts), at: 0)
    }
    var options = LoadOptions()
    options.checksHistories = false
    let progress = ProgressLine()
    let report = try registry.load(
      sources, by: Surroundings.author("derive"), options: options,
      progress: { progress.show($0, rows: $1, share: $2) })
    progress.finish()
    guard report.problemCount == 0 else { throw DerivationProblems(report) }
  }

  /// The tables, parents first.
  private var named: [(table: String, path: String?)] {
    [
      ("patient", patients), ("line_of_therapy", lines), ("line_drug", drugs),
      ("drug_exposure", exposures), ("tumor_assessment", assessments), ("lesion", lesions),
      ("lesion_measurement", measurements), ("clinical_progression", progressions),
      ("follow_up_contact", contacts), ("death", deaths),
    ]
  }

  /// A patient for every study key of the lines of therapy, in the order in which they first occur: a key
  /// that stands in other files only is a mistake, and refused as such.
  private func patientsNamed(
    in sources: [any RowSource], _ layouts: [TableLayout]
  ) throws -> CSVSource {
    guard let layout = layouts.first(where: { $0.table == "patient" }) else {
      throw CommandError("The schema has no table patient.")
    }
    var known: Set<String> = []
    var text = "patient_key,sex\n"
    for source in sources where source.layout.table == "line_of_therapy" {
      guard let column = source.layout.columns.firstIndex(where: { $0.name == "patient_key" })
      else { continue }
      func take(_ row: SourceRow) {
        guard case .text(let bytes) = row.cells[column] else { return }
        let key = String(decoding: bytes, as: UTF8.self)
        guard known.insert(key).inserted else { return }
        let quoted = key.split(separator: "\"", omittingEmptySubsequences: false)
        text += "\"\(quoted.joined(separator: "\"\""))\",U\n"
      }
      // What is wrong with a row is said when the files are loaded.
      try source.forEachRow(report: { _ in }, row: take)
    }
    return CSVSource(name: "patients", bytes: Array(text.utf8), layout: layout)
  }
}

/// What is wrong with the files of a derivation.
private struct DerivationProblems: Error, CustomStringConvertible {
  let description: String

  init(_ report: LoadReport) {
    var lines = report.problems.map(\.description)
    let unlisted = report.problemCount - report.problems.count
    if unlisted > 0 { lines.append("… and \(unlisted) more.") }
    let noun = report.problemCount == 1 ? "problem" : "problems"
    lines.append(
      "\(report.problemCount) \(noun); nothing was derived. Correct the files and try again.")
    description = lines.joined(separator: "\n")
  }
}
