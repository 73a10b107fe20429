import ClinicalRecords
import GRDB

/// A term of a dictionary as the registry has it.
private struct StoredTerm {
  let number: Int64
  let term: DictionaryTerm
  let isUsed: Bool
}

/// The loading of one dictionary within a transaction.
struct DictionaryLoad {
  private let database: Database
  private let log: ChangeLog
  private let isBuiltIn: Bool
  private var report: DictionaryReport
  /// The terms of the dictionary by the key of their label.
  private let stored: [String: StoredTerm]
  /// The same by their folded label, where only one has it.
  private let folded: [[UInt8]: StoredTerm]
  private let relatives: BuiltInRelatives
  private var seen: Set<Int64> = []

  init(_ name: String, _ database: Database, by author: Author) throws {
    self.database = database
    log = try ChangeLog(database, by: author)
    isBuiltIn = name == Vocabulary.builtInDictionary
    report = DictionaryReport(name: name)
    let terms = try DictionaryLoad.terms(of: name, database)
    stored = Dictionary(
      terms.map { (LabelKey.of($0.term.label), $0) }, uniquingKeysWith: { first, _ in first })
    let groups = isBuiltIn ? Dictionary(grouping: terms) { SearchKey.of($0.term.label) } : [:]
    folded = groups.compactMapValues { $0.count == 1 ? $0[0] : nil }
    relatives = try BuiltInRelatives(database)
  }

  /// What was done so far.
  var finished: DictionaryReport {
    var report = report
    report.absent = stored.count - seen.count
    return report
  }

  mutating func take(_ term: DictionaryTerm, row: Int) throws {
    let same = stored[LabelKey.of(term.label)] ?? folded[SearchKey.of(term.label)]
    guard let same else {
      if isBuiltIn {
        report.unmatched.append("Line \(row): \(Quotation.shortened(term.label)).")
      } else {
        try add(term)
      }
      return
    }
    guard seen.insert(same.number).inserted else {
      report.unmatched.append(
        "Line \(row): \(Quotation.shortened(term.label)), which stands there twice.")
      return
    }
    report.known += 1
    try renew(same, by: term)
    try setWording(
      of: same.number, term, instead: try TermReader.wording(of: same.number, database))
  }

  /// Logs what was added, counted by table.
  func logAdditions() throws {
    if report.added > 0 {
      try log.record(.imported, table: "adverse_event_term", rows: report.added)
    }
    if report.wordingAdded > 0 {
      try log.record(.imported, table: "adverse_event_wording", rows: report.wordingAdded)
    }
    for (table, rows) in relatives.added where rows > 0 {
      try log.record(.imported, table: table, rows: rows)
    }
  }

  private mutating func add(_ term: DictionaryTerm) throws {
    let synonyms = relatives.synonyms(of: term.label)
    let insert = try database.cachedStatement(
      sql: """
        INSERT INTO adverse_event_term (label, synonyms, dictionary, system_organ_class, code, grades)
        VALUES (?, ?, ?, ?, ?, ?)
        """)
    try insert.execute(
      arguments: [
        term.label, synonyms.isEmpty ? nil : synonyms.joined(separator: ";"), report.name,
        term.systemOrganClass, term.code, term.listedGrades,
      ])
    let number = database.lastInsertedRowID
    report.added += 1
    if try relatives.share(number, term.label, database) { report.related += 1 }
    try setWording(of: number, term, instead: [:])
  }

  /// Renews class, code and grades of a term, or says how they differ where they must stay.
  private mutating func renew(_ known: StoredTerm, by term: DictionaryTerm) throws {
    var differences: [String] = []
    func compare(_ what: String, _ old: String, _ new: String) {
      if old != new { differences.append("\(what) \(new) in the file, \(old) in the registry") }
    }
    compare("grades", known.term.listedGrades, term.listedGrades)
    if !isBuiltIn {
      compare("class", known.term.systemOrganClass, term.systemOrganClass)
      compare("code", known.term.code ?? "none", term.code ?? known.term.code ?? "none")
    }
    if differences.isEmpty { return }
    guard !isBuiltIn, !known.isUsed else {
      report.differences.append("\(known.term.label): \(differences.joined(separator: "; ")).")
      return
    }
    try logChange("adverse_event_term", DictionaryLoad.termColumns, [known.number])
    try database.execute(
      sql: """
        UPDATE adverse_event_term SET system_organ_class = ?, code = coalesce(?, code), grades = ?
        WHERE adverse_event_term_id = ?
        """, arguments: [term.systemOrganClass, term.code, term.listedGrades, known.number])
    report.changed += 1
  }

  private mutating func setWording(
    of number: Int64, _ term: DictionaryTerm, instead old: [Int: String]
  ) throws {
    for (grade, text) in term.wording.sorted(by: { $0.key < $1.key }) where old[grade] != text {
      if old[grade] == nil {
        report.wordingAdded += 1
      } else {
        try logChange(
          "adverse_event_wording", DictionaryLoad.wordingColumns, [number, Int64(grade)])
        report.wordingChanged += 1
      }
      let statement = try database.cachedStatement(
        sql: """
          INSERT INTO adverse_event_wording (adverse_event_term_id, grade, wording) VALUES (?1, ?2, ?3)
          ON CONFLICT DO UPDATE SET wording = ?3
          """)
      try statement.execute(arguments: [number, grade, text])
    }
  }

  private static let termColumns = (
    key: ["adverse_event_term_id"],
    all: [
      "adverse_event_term_id", "label", "synonyms", "dictionary", "system_organ_class", "code",
      "grades",
    ]
  )
  private static let wordingColumns = (
    key: ["adverse_event_term_id", "grade"], all: ["adverse_event_term_id", "grade", "wording"]
  )

  /// Keeps a row as it is in the log, before it changes.
  private func logChange(
    _ table: String, _ columns: (key: [String], all: [String]), _ key: [Int64]
  ) throws {
    let object = columns.all.map { "'\($0)', \"\($0)\"" }.joined(separator: ", ")
    let condition = columns.key.map { "\"\($0)\" = ?" }.joined(separator: " AND ")
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT json_array(\(columns.key.joined(separator: ", "))), json_object(\(object))
        FROM "\(table)" WHERE \(condition)
        """, arguments: StatementArguments(key))
    guard let row else { return }
    try log.record(
      .changed, table: table, key: try row.required(0), oldRow: try row.required(1))
  }

  private static func terms(of name: String, _ database: Database) throws -> [StoredTerm] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT adverse_event_term_id, label, system_organ_class, code, grades,
          adverse_event_term_id IN (SELECT adverse_event_term_id FROM adverse_event)
        FROM adverse_event_term WHERE dictionary = ? ORDER BY adverse_event_term_id
        """, arguments: [name]
    ).map { row in
      StoredTerm(
        number: try row.required(0),
        term: DictionaryTerm(
          label: try row.required(1), dictionary: name, systemOrganClass: try row.required(2),
          code: try row.optional(3), grades: DictionaryTerm.grades(listed: try row.required(4))),
        isUsed: try row.required(5))
    }
  }
}
