import Analyses
import ArgumentParser
import ClinicalRecords
import Endpoints
import RegistryStore

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List rows, words and what can be asked for.",
    discussion: """
      patients, lines, assessments, events, drugs, terms, … or any name that `nadir list tables` shows; \
      `list columns TABLE` shows what a table holds, `list characteristics` the words for --by and --where, \
      `list rules` the settings of endpoints.

      Example: nadir list terms --search neutro
      """)

  @Argument(
    help: "What to list.", completion: .custom { _, _, _ in ListSubject.words + Completions.tables }
  )
  var what: String

  @Argument(
    help: "The table whose columns are listed.",
    completion: .custom { _, _, _ in Completions.tables })
  var table: String?

  @Option(help: "Only the rows of this patient.", completion: Completions.patient)
  var patient: String?

  @Option(help: "Only rows that hold these words.")
  var search: String?

  @OptionGroup var output: ListFormatOptions
  @OptionGroup var source: RegistryOptions

  mutating func validate() throws {
    if table != nil, what != "columns" {
      throw ValidationError("Only `nadir list columns TABLE` takes a second word.")
    }
    if table == nil, what == "columns" {
      throw ValidationError("`nadir list columns` needs a table, such as patient.")
    }
  }

  func run() throws {
    try understanding { try list(try source.open(for: .asking)) }
  }

  private func list(_ registry: Registry) throws {
    switch what {
    case "tables": try CatalogList.tables(in: registry, search).show(output.format)
    case "columns": try CatalogList.columns(of: table ?? "", in: registry).show(output.format)
    case "characteristics":
      try CatalogList.characteristics(in: registry, search).show(output.format)
    case "rules": try CatalogList.rules(in: registry, search).show(output.format)
    default:
      let table = try ListSubject.table(what, in: registry)
      try TableList(of: table, in: registry, patientKey: patient, search: search)
        .show(output.format)
    }
  }
}

/// What `nadir list` calls a table.
enum ListSubject {
  /// Plural words and the tables they name.
  private static let tables: [String: String] = {
    var tables = ["terms": "adverse_event_term", "drugs": "agent"]
    for noun in Noun.allCases { tables[plural(noun.rawValue)] = noun.table }
    return tables
  }()

  static var words: [String] {
    tables.keys.sorted() + ["tables", "columns", "characteristics", "rules"]
  }

  /// The table a word means: a plural word, a table's own name, or a noun of the entry commands.
  static func table(_ word: String, in registry: Registry) throws -> String {
    let known = try registry.tables().map(\.name)
    let name = word.lowercased().split(separator: "-").joined(separator: "_")
    if let table = tables[word.lowercased()] { return table }
    if known.contains(name) { return name }
    if let table = Noun(rawValue: name)?.table { return table }
    let nearest = NearestMatch.of(word, among: words + known).map { " Nearest: \($0)." } ?? ""
    throw ValidationError(
      "\"\(Quotation.shortened(word))\" cannot be listed.\(nearest) `nadir list tables` shows all.")
  }

  private static func plural(_ noun: String) -> String {
    switch noun {
    case "drug": "line-drugs"  // `drugs` are the words of the vocabulary
    case "metastasis": "metastases"
    case "performance": "performance"
    default: noun + "s"
    }
  }
}

/// Lists of what the registry can hold and be asked for.
enum CatalogList {
  /// Every table, with what one row is.
  static func tables(in registry: Registry, _ search: String?) throws -> StreamedList {
    let tables = try registry.tables()
    let rows = (tables.filter { !$0.isVocabulary } + tables.filter(\.isVocabulary)).map {
      [$0.name, $0.isVocabulary ? "words" : "rows", $0.comment.firstSentence]
    }
    return list(["table", "holds", "one row"], rows, search)
  }

  /// The columns of a table, with what each may hold.
  static func columns(of table: String, in registry: Registry) throws -> StreamedList {
    let layout = try registry.entryLayout(of: try ListSubject.table(table, in: registry))
    let rows = layout.columns.map { column in
      let isNeeded = column.isRequired && column.defaultValue == nil
      return [
        column.name, column.isKey ? "key" : isNeeded ? "needed" : "", column.comment,
        column.expectation.hasSuffix(".")
          ? String(column.expectation.dropLast()) : column.expectation,
      ]
    }
    return list(["column", "use", "meaning", "allowed"], rows, nil)
  }

  /// The words for `--by` and `--where`.
  static func characteristics(in registry: Registry, _ search: String?) throws -> StreamedList {
    let catalog = CharacteristicCatalog(try registry.codebook())
    let functions = CharacteristicCatalog.functions.map { ["\($0)('…')", "takes a text"] }
    return list(
      ["word", "meaning"], catalog.characteristics.map { [$0.name, $0.meaning] } + functions, search
    )
  }

  /// The settings of endpoints, with the value that holds in this registry.
  static func rules(in registry: Registry, _ search: String?) throws -> StreamedList {
    let (inForce, standard) = (try EndpointRules(registry.settings()), EndpointRules())
    let rows = RuleSetting.all.map { setting in
      [
        setting.name, setting.value(in: inForce), setting.value(in: standard), setting.allowedText,
        setting.rules.map(\.rawValue).joined(separator: ", "), setting.meaning,
      ]
    }
    return list(["rule", "in force", "default", "allowed", "rules", "meaning"], rows, search)
  }

  private static func list(
    _ columns: [String], _ rows: [[String]], _ search: String?
  ) -> StreamedList {
    let words = search?.lowercased().split(separator: " ") ?? []
    let found = rows.filter { row in
      let text = row.joined(separator: " ").lowercased()
      return words.allSatisfy { text.contains($0) }
    }
    return StreamedList(columns: columns.map { .init(name: $0) }) { row in
      for fields in found { try row(fields) }
    }
  }
}
