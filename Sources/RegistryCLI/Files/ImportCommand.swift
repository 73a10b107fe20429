import ArgumentParser
import ClinicalRecords
import Interchange
import RegistryStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Add the rows of CSV files, all of them or none.",
    discussion: """
      A file holds one table and is named after it: patient.csv, line_of_therapy.csv, …; a folder is \
      all its files. `nadir list tables` shows the tables, `nadir list columns TABLE` the columns.

      Example: nadir import export/ --dry-run
      """)

  @Argument(
    help: "CSV files, or folders of them; - with --table is standard input.",
    completion: .file(extensions: ["csv"]))
  var paths: [String]

  @OptionGroup var source: RegistryOptions

  @Option(name: .long, help: "The table of a file that is not named after it.")
  var table: String?

  @Option(
    name: .long,
    help: "The dictionary that terms of adverse events without one mean first. Default: CTCAE 5.0.",
    completion: .custom { _, _, _ in Completions.dictionaries })
  var dictionary: String?

  @Flag(name: .long, help: "Replace registered rows that differ.")
  var update = false

  @Flag(name: .long, help: "Check everything, write nothing.")
  var dryRun = false

  func run() throws {
    let registry = try source.open(for: .writing)
    let sources = try sources(for: registry)
    var options = LoadOptions()
    options.updates = update
    options.isDryRun = dryRun
    options.today = Surroundings.today
    let progress = ProgressLine()
    let report = try registry.load(
      sources, by: Surroundings.author("import"), options: options,
      progress: { progress.show($0, rows: $1, share: $2) })
    progress.finish()
    try ImportSummary(
      report, isDryRun: dryRun, paths: paths, table: table, dictionary: dictionary
    ).show()
  }

  private func layouts(of registry: Registry) throws -> [TableLayout] {
    try registry.layouts(preferring: dictionary)
  }

  private func sources(for registry: Registry) throws -> [CSVSource] {
    guard paths == ["-"] else {
      return try CSVFolder.sources(
        at: paths, layouts: try layouts(of: registry), table: table,
        temporaryFolder: Surroundings.temporaryFolder)
    }
    guard let table else { throw UsageError("Standard input needs --table.") }
    guard let layout = try layouts(of: registry).first(where: { $0.table == table }) else {
      throw UsageError("\"\(table)\" is not a table. `nadir list tables` shows all.")
    }
    return [
      try CSVSource(
        copying: STDIN_FILENO, name: "standard input",
        temporaryFolder: Surroundings.temporaryFolder, layout: layout)
    ]
  }
}
