import ArgumentParser
import RegistryStore
import Studies
import StudyFiles
import StudyReports

struct StudyRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Make the report of a study: page, tables, figures, numbers, evidence.",
    discussion: """
      The folder gets report.html, report.docx, tables/, figures/, evidence/, numbers.json and manifest.json; it \
      appears at one moment, when all is done. PDF and PNG are made by rsvg-convert, the document by pandoc, where \
      they are installed.

      Example: nadir study run study.toml --output report
      """)

  @Argument(help: ArgumentHelp("The study file.", valueName: "file"))
  var file = "study.toml"

  @Option(
    name: [.long, .short],
    help: ArgumentHelp("The folder of the report.", valueName: "folder"),
    completion: .directory)
  var output = "report"

  @Flag(
    name: .long,
    help:
      "Replace a report whose files were changed by hand or whose manifest is damaged; what was changed is lost."
  )
  var force = false

  @OptionGroup var source: RegistryOptions

  func run() throws {
    let study = try StudyOfRegistry(StudyFile(at: file), in: source.open(for: .asking))
    study.warn()
    let progress = ProgressLine()
    var folder = try ReportFolder(at: output, replacing: force ? .changed : .unchanged)
    let report = try StudyReportMaking(study, progress)
    let (origin, notices) = try report.write(into: folder, study.file.plan.figures, progress)
    try folder.finish(origin)
    progress.finish()
    for notice in notices { Terminal.say(notice) }
    Terminal.say(
      "Report written to \(output): \(report.book.numbers.count) numbers. Open \(output)/report.html."
    )
  }
}
