import ArgumentParser
import RegistryStore
import Studies
import StudyFiles
import StudyReports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct StudyVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Make a report anew and name what differs.",
    discussion: """
      The study file in the report is carried out again on the registry; nothing is written but for a draft that is \
      removed. The exit code is 1 when a number or a file differs.

      Example: nadir study verify report
      """)

  @Argument(
    help: ArgumentHelp("The folder of the report.", valueName: "folder"), completion: .directory)
  var report = "report"

  @OptionGroup var source: RegistryOptions

  func run() throws {
    _ = try ReportManifest(in: report)
    guard access("\(report)/study.toml", F_OK) == 0 else {
      throw CommandError(
        "\(report)/study.toml is missing: without its study file the report cannot be made anew.")
    }
    let file = try StudyFile(at: "\(report)/study.toml")
    let study = try StudyOfRegistry(file, in: source.open(for: .asking))
    let progress = ProgressLine()
    let made = try StudyReportMaking(study, progress)
    let draft = try ReportFolder(passingIn: Surroundings.temporaryFolder)
    let (origin, notices) = try made.write(into: draft, study.file.plan.figures, progress)
    progress.finish()
    for notice in notices { Terminal.say(notice) }
    let verification = try ReportVerification(
      of: report, against: made.book, files: draft.fingerprints(), from: origin)
    for sentence in verification.sentences { print(sentence) }
    if !verification.isConfirmed { throw ExitCode(1) }
  }
}
