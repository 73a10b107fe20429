import Analyses
import ArgumentParser
import ClinicalRecords
import Endpoints
import Fingerprints
import RegistryStore
import Reports
import Studies
import StudyFiles
import StudyReports

/// The report of a study, made of a registry's rows.
struct StudyReportMaking {
  let document: StudyDocument
  let book: NumberBook
  /// Its files but for those that other programs make.
  let files: ReportFiles
  private let origin: (registry: String, cutoff: String, study: String)

  /// - Parameters:
  ///   - study: The study file, its words found.
  ///   - progress: Shows what is being done.
  /// - Throws: ``CommandError`` where someone changes the registry meanwhile: settings, words and rows, which are read one
  ///   after the other, would not belong together.
  init(_ study: StudyOfRegistry, _ progress: ProgressLine) throws {
    progress.show("Fingerprint of the registry")
    let fingerprint = try study.registry.fingerprint()
    let study = try StudyOfRegistry(study.file, in: study.registry)
    let answer = try study.answer(progress)
    progress.show("Fingerprint of the registry")
    guard try study.registry.fingerprint() == fingerprint else {
      throw CommandError(
        "The registry was changed while the report was made; nothing was written. Run it again.")
    }
    let hash = Fingerprint(of: study.file.text)
    var context = ReportContext(
      registryTitle: study.settings.title ?? "Registry", isSynthetic: study.settings.isSynthetic,
      fingerprint: fingerprint.description, studyFileHash: hash.description,
      version: NadirCommand.configuration.version, cutoff: answer.cohort.rules.cutoff,
      hospitalCount: answer.hospitalCount)
    context.courses = answer.cohort.courses
    progress.show("Writing the report")
    var book = NumberBook()
    document = StudyDocument(of: answer, context: context, into: &book)
    self.book = book
    let rows = AnalysisDataSet(answer.cohort, matching: answer.matching)
    let settings = AnalysisSettings(of: answer.cohort).rows
    files = ReportFiles(
      document, book,
      subjects: SubjectRows(columns: rows.header) { try rows.forEachRow($0) },
      settings: SubjectRows(columns: AnalysisSettings.header) { try settings.forEach($0) },
      studyFile: study.file.text)
    origin = (
      fingerprint.description, context.cutoff.map { "\($0)" } ?? "", hash.description
    )
  }

  /// Writes all files into the draft of a report, those of other programs too.
  ///
  /// - Parameters:
  ///   - folder: The report's folder.
  ///   - figures: Formats of figures beside SVG.
  ///   - progress: Shows what is being done.
  /// - Returns: What the report is made of, and what could not be made.
  /// - Throws: ``ReportError``, ``CommandError``.
  func write(
    into folder: borrowing ReportFolder, _ figures: FigurePlan, _ progress: ProgressLine
  ) throws -> (origin: ReportManifest.Origin, notices: [String]) {
    for (position, file) in files.all.enumerated() {
      progress.show("Writing", share: Double(position) / Double(files.all.count))
      try folder.write(file)
    }
    let drawn = try FigureRenderer(figures).render(document, in: folder.draft) {
      progress.show($0)
    }
    progress.show(DocxWriter.path)
    let written = try DocxWriter().write(document, in: folder.draft)
    let made = ReportManifest.Origin(
      version: NadirCommand.configuration.version, registry: origin.registry,
      cutoff: origin.cutoff, study: origin.study, programs: drawn.programs + written.programs)
    return (made, drawn.notices + written.notices)
  }
}

extension StudyAnswer {
  /// Hospitals of the patients; `nil` where none is recorded.
  fileprivate var hospitalCount: Int? {
    let sites = Set(cohort.subjects.compactMap(\.site))
    return sites.isEmpty ? nil : sites.count
  }
}
