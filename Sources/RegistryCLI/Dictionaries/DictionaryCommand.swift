import ArgumentParser
import ClinicalRecords
import Interchange
import RegistryStore
import Reports

struct DictionaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dictionary",
    abstract: "Load further dictionaries of adverse event terms, or list them.",
    discussion: """
      CTCAE 5.0 is built in. Later versions and MedDRA's preferred terms stand beside it: an event keeps the dictionary it \
      was graded in, and a term of any other is written `Anemia [CTCAE 6.0]`.

      Example: nadir dictionary list
      """,
    subcommands: [DictionaryLoadCommand.self, DictionaryListCommand.self])
}

struct DictionaryListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the dictionaries, their terms and the events that use them.",
    discussion: "Example: nadir dictionary list --format csv")

  @OptionGroup var output: ListFormatOptions
  @OptionGroup var source: RegistryOptions

  func run() throws {
    try DictionaryListCommand.list(of: try source.open(for: .asking)).show(output.format)
  }

  /// A row per dictionary.
  static func list(of registry: Registry) throws -> StreamedList {
    let dictionaries = try registry.termDictionaries()
    let numbers = ["terms", "events", "terms_with_wording"]
    let columns =
      [StreamedList.Column(name: "dictionary")]
      + numbers.map { StreamedList.Column(name: $0, alignment: .trailing) }
    return StreamedList(columns: columns) { row in
      for dictionary in dictionaries {
        try row([
          dictionary.name, "\(dictionary.termCount)", "\(dictionary.eventCount)",
          "\(dictionary.wordedTermCount)",
        ])
      }
    }
  }
}

struct DictionaryLoadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load",
    abstract: "Load a dictionary's terms, or the official wording of CTCAE 5.0.",
    discussion: """
      The file is an Excel workbook (.xlsx) or CSV in UTF-8, as NCI publishes CTCAE. Its columns are found by name: \
      CTCAE Term (or term, PT, preferred term, pt_name), MedDRA SOC (or SOC, soc_name), MedDRA Code (or code, pt_code), \
      Grade 1 to Grade 5, Definition. A grade whose cell is empty or a dash does not exist; without grade columns every \
      term has 1 to 5. NCI's table of version 5.0 gives the built-in terms their wording, shown by `nadir term` and \
      `nadir add event`. Loading again renews wording and adds terms; terms that events use never change.

      Example: nadir dictionary load CTCAE_v6.0.xlsx --name "CTCAE 6.0"
      """)

  @Argument(
    help: "The workbook or CSV file.", completion: .file(extensions: ["xlsx", "csv"]))
  var file: String

  @Option(help: "Name and version. Default: the dictionary whose terms the file holds.")
  var name: String?

  @OptionGroup var source: RegistryOptions

  func run() throws {
    let registry = try source.open(for: .writing)
    let dictionary = try DictionaryLoadCommand.file(at: file)
    let name = try DictionaryChoice(of: dictionary, named: name, in: registry).name
    let report = try registry.loadDictionary(
      dictionary.rows.map { (row: $0.number, term: $0.term) }, named: name,
      by: Surroundings.author("dictionary load"))
    DictionarySummary(report, classesFromAbove: dictionary.classesFromAbove).show()
  }

  /// A file with its terms; of many problems the first are named, as imports do.
  static func file(at path: String) throws -> DictionaryFile {
    do { return try DictionaryFile(path: path) } catch let all as RowProblems {
      let count = all.problems.count
      let rest = count - LoadReport.listLimit
      let lines = all.problems.prefix(LoadReport.listLimit).map(\.description)
      throw CommandError(
        (lines + (rest > 0 ? ["… and \(rest) more problem\(rest == 1 ? "" : "s")."] : [])
          + ["\(count) problem\(count == 1 ? "" : "s"); nothing was written."])
          .joined(separator: "\n"))
    }
  }
}
