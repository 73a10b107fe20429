import ArgumentParser
import ClinicalRecords
import RegistryStore

/// What an import tells its user.
struct ImportSummary {
  private let report: LoadReport
  private let isDryRun: Bool
  private let command: String

  init(
    _ report: LoadReport, isDryRun: Bool, paths: [String], table: String?,
    dictionary: String? = nil
  ) {
    self.report = report
    self.isDryRun = isDryRun
    let option = table.map { " --table \($0)" } ?? ""
    let dictionary = dictionary.map { " --dictionary \(ShellWord.quoted($0))" } ?? ""
    command = "nadir import \(paths.joined(separator: " "))\(option)\(dictionary)"
  }

  /// Prints counts, or problems to standard error.
  ///
  /// - Throws: Exit code 1 when nothing was written for a reason.
  func show() throws {
    if report.problemCount > 0 { try refuse() }
    showChanges()
    showWarnings()
    for table in report.tables {
      print("\(table.name): \(counts(table))")
    }
    if report.isRefusedForChanges {
      Terminal.say(
        "\(counted(report.changeCount, "row")) would change; nothing was written. "
          + "Run `\(command) --update` to replace what is registered.")
      throw ExitCode(1)
    }
    if isDryRun { print("All is good. Nothing was written, because of --dry-run.") }
  }

  private func refuse() throws -> Never {
    for problem in report.problems { Terminal.say(problem.description) }
    let unlisted = report.problemCount - report.problems.count
    if unlisted > 0 { Terminal.say("… and \(counted(unlisted, "more problem")).") }
    Terminal.say(
      "\(counted(report.problemCount, "problem")); nothing was written. "
        + "Correct the files and run `\(command)` again.")
    throw ExitCode(1)
  }

  private func showChanges() {
    for change in report.changes { Terminal.say(change.description) }
    let unlisted = report.changeCount - report.changes.count
    if unlisted > 0 { Terminal.say("… and \(counted(unlisted, "more changed row")).") }
  }

  private func showWarnings() {
    guard report.warningCount > 0 else { return }
    for warning in report.warnings.prefix(10) { Terminal.say("Odd: \(warning)") }
    let unlisted = report.warningCount - min(10, report.warnings.count)
    if unlisted > 0 { Terminal.say("… and \(unlisted) more; `nadir check` lists them.") }
  }

  private func counts(_ table: LoadReport.Table) -> String {
    var parts = ["\(table.added) added"]
    if table.changed > 0 { parts.append("\(table.changed) changed") }
    if table.unchanged > 0 { parts.append("\(table.unchanged) unchanged") }
    return parts.joined(separator: ", ")
  }

  private func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
