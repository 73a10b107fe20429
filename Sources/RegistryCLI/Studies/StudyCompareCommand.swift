import ArgumentParser
import Interchange
import PublishedNumbers
import Reports
import StudyReports

struct StudyCompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Show printed numbers of a paper beside those of a report.",
    discussion: """
      A number agrees when the report's value, rounded to the digits the paper prints, is the paper's. docs/study.md \
      says how the CSV file looks. The exit code is 1 when a number differs. Numbers that \
      the report does not have, as of a misspelt name, are named on standard error and do not change the exit code.

      Example: nadir study compare report published.csv
      """)

  @Argument(
    help: ArgumentHelp("The folder of the report.", valueName: "folder"), completion: .directory)
  var report: String

  @Argument(
    help: ArgumentHelp(
      "CSV files of printed numbers, or folders of such files.", valueName: "path"),
    completion: .file(extensions: ["csv"]))
  var published: [String]

  @OptionGroup var output: FormatOptions

  @Flag(name: .long, help: "Only numbers that differ, or that the report does not have.")
  var differing = false

  func run() throws {
    let numbers = try ReportedNumbers(in: report)
    let rows = try PublishedRows(reading: CSVFolder.files(at: published))
    for name in rows.passedOver {
      Terminal.say("\(name): no printed numbers in the layout of docs/study.md; passed over.")
    }
    let comparison = PublishedComparison(of: rows, with: numbers.values)
    let list = ComparedNumbers(comparison, onlyDiffering: differing)
    let text =
      output.format == .text
      ? list.report.text(width: PageWidth.ofOutput(atMost: 140))
      : list.report.formatted(as: output.format)
    print(text, terminator: "")
    if let sentence = comparison.missingSentence { Terminal.say(sentence) }
    if comparison.differingCount > 0 { throw ExitCode(1) }
  }
}

extension PublishedComparison {
  /// Which printed numbers the report does not have; `nil` where it has all.
  var missingSentence: String? {
    let missing = rows.filter { !$0.isInReport }.map(\.id)
    guard !missing.isEmpty else { return nil }
    let more = missing.count > 5 ? " and \(missing.count - 5) more" : ""
    return
      "Not in the report: \(missing.count) printed number\(missing.count == 1 ? "" : "s"), "
      + "\(missing.prefix(5).joined(separator: ", "))\(more). numbers.json has the names that it knows."
  }
}
