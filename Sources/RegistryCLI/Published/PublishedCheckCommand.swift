import ArgumentParser
import Interchange
import PublishedNumbers

struct PublishedCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Name the printed numbers of a paper that cannot be right.",
    discussion: """
      Needs no registry: percentages are held against counts, p values against the counts they test, hazard \
      ratios against limits and p values, rates against medians, strata against all of them together, follow-up \
      against survival. docs/study.md says how the CSV file looks. The exit code is 1 when anything is found.

      Example: nadir published check paper.csv
      """)

  @Argument(
    help: ArgumentHelp(
      "CSV files of printed numbers, or folders of such files.", valueName: "path"),
    completion: .file(extensions: ["csv"]))
  var paths: [String]

  @OptionGroup var output: ListFormatOptions

  @Flag(name: .long, help: "Also list, for each p value of counts, the tests that give it.")
  var tests = false

  func run() throws {
    let numbers = try PublishedRows(reading: CSVFolder.files(at: paths))
    for name in numbers.passedOver {
      Terminal.say("\(name): no printed numbers in the layout of docs/study.md; passed over.")
    }
    let list = AuditList(PublishedAudit(of: numbers), width: PageWidth.ofOutput)
    switch output.format {
    case .text: print(list.text(withTests: tests), terminator: "")
    case .csv: try (tests ? list.testRecords : list.records).show(.csv)
    }
    if !list.isEmpty { throw ExitCode(1) }
  }
}
