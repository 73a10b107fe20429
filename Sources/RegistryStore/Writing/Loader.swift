public import ClinicalRecords
import GRDB

/// What an import found and did.
public struct LoadReport: Sendable {
  /// Rows of one table.
  public struct Table: Sendable {
    /// The table.
    public let name: String
    /// Rows that were added.
    public internal(set) var added = 0
    /// Rows that were there already, just so.
    public internal(set) var unchanged = 0
    /// Rows that are there with other values.
    public internal(set) var changed = 0
  }

  /// By source, in the order of loading.
  public internal(set) var tables: [Table] = []
  /// The first problems, in order; empty when all is good.
  public internal(set) var problems: [RowProblem] = []
  /// All problems, listed or not.
  public internal(set) var problemCount = 0
  /// The first rows that differ from what is registered.
  public internal(set) var changes: [RowProblem] = []
  /// What is odd but allowed, the first of them.
  public internal(set) var warnings: [String] = []
  /// All warnings, listed or not.
  public internal(set) var warningCount = 0
  /// Whether anything was written.
  public internal(set) var isWritten = false
  /// Whether rows differ from registered ones and were not to be replaced, so that nothing is written.
  public internal(set) var isRefusedForChanges = false

  /// Problems or changes listed at most.
  public static let listLimit = 50

  /// Rows that differ from what is registered.
  public var changeCount: Int { tables.reduce(0) { $0 + $1.changed } }

  mutating func note(_ problem: RowProblem) {
    problemCount += 1
    if problems.count < LoadReport.listLimit { problems.append(problem) }
  }
}

/// How an import is done.
public struct LoadOptions: Sendable {
  /// Whether rows that differ replace what is registered.
  public var updates = false
  /// Whether everything is tried and nothing is kept.
  public var isDryRun = false
  /// The day after which no row can be dated; `nil` lets any day be.
  public var today: ClinicalDate?
  /// Whether rows are held against each other; vocabularies have no such rules.
  public var checksHistories = true

  /// The default: nothing replaced, everything kept and checked.
  public init() {}
}

extension Registry {
  /// Adds the rows of files, all of them or none.
  ///
  /// Nothing is written when any row of any source has a problem, when the histories it makes
  /// contradict themselves, or when rows differ from registered ones and updating was not asked
  /// for. Memory does not grow with the number of rows.
  ///
  /// - Parameters:
  ///   - sources: The files, parents before children.
  ///   - author: Who imports.
  ///   - options: How.
  ///   - progress: Called now and then with the source's name, rows so far and how much of the source is read.
  /// - Returns: What was found; ``LoadReport/isWritten`` says whether it was kept.
  /// - Throws: ``RegistryError``; what a source throws when it cannot be read at all.
  public func load(
    _ sources: [any RowSource], by author: Author, options: LoadOptions = LoadOptions(),
    progress: (String, Int, Double) -> Void = { _, _, _ in }
  ) throws -> LoadReport {
    var report = LoadReport()
    do {
      try besideCommitted { committed in
        try write { database in
          var loader = try Loader(database, committed, author: author, options: options)
          report = try loader.run(sources, progress: progress)
          guard report.isWritten else { throw Undo() }
        }
      }
    } catch is Undo {}
    return report
  }
}

/// Thrown to give a transaction up without an error.
private struct Undo: Error {}

/// The import of several sources within one transaction.
private struct Loader {
  private let database: Database
  /// The registry as it stood before the import; `nil` for a file that is just being made.
  private let committed: Database?
  private let log: ChangeLog
  private let options: LoadOptions
  private var report = LoadReport()
  private var touched = TouchedPatients()
  private var setsHistories = false

  init(
    _ database: Database, _ committed: Database?, author: Author, options: LoadOptions
  ) throws {
    self.database = database
    self.committed = committed
    self.options = options
    log = try ChangeLog(database, by: author)
  }

  mutating func run(
    _ sources: [any RowSource], progress: (String, Int, Double) -> Void
  ) throws -> LoadReport {
    for source in sources { try load(source, progress: progress) }
    if options.checksHistories { try checkHistories(sources) }
    report.isRefusedForChanges = report.changeCount > 0 && !options.updates
    report.isWritten =
      report.problemCount == 0 && !report.isRefusedForChanges && !options.isDryRun
    return report
  }

  private mutating func load(
    _ source: any RowSource, progress: (String, Int, Double) -> Void
  ) throws {
    let stored = try StoredLayout(of: source.layout.table, in: database)
    let writer = try TableWriter(stored, database, committed: committed)
    let fieldCheck = stored.layout.table == "observation" ? try StudyFieldCheck(database) : nil
    var table = LoadReport.Table(name: stored.layout.table)
    var rows = 0
    var problems: [RowProblem] = []
    var problemCount = 0
    try source.forEachRow { problem in
      problemCount += 1
      if problems.count < LoadReport.listLimit { problems.append(problem) }
    } row: { row in
      rows += 1
      if rows % 10_000 == 0 { progress(source.name, rows, row.progress) }
      do {
        try fieldCheck?.check(row, stored.layout)
        try take(row, from: source, writer, &table)
      } catch let mistake as RowMistake {
        problemCount += 1
        guard problems.count < LoadReport.listLimit else { return }
        problems.append(
          RowProblem(
            source: source.name, line: row.line, column: mistake.column, sentence: mistake.sentence)
        )
      }
    }
    progress(source.name, rows, 1)
    for problem in problems { report.note(problem) }
    report.problemCount += problemCount - problems.count
    report.tables.append(table)
    if table.added > 0 {
      try log.record(.imported, table: table.name, rows: table.added)
    }
  }

  private mutating func take(
    _ row: SourceRow, from source: any RowSource, _ writer: TableWriter,
    _ table: inout LoadReport.Table
  ) throws {
    switch try writer.write(row) {
    case .added:
      table.added += 1
      touched.insert(writer.patientID)
    case .unchanged:
      table.unchanged += 1
    case .differs(let columns):
      table.changed += 1
      touched.insert(writer.patientID)
      noteChange(row, columns, source)
      if options.updates { try update(row, columns, writer) }
    }
  }

  private mutating func noteChange(
    _ row: SourceRow, _ columns: [Int], _ source: any RowSource
  ) {
    guard report.changes.count < LoadReport.listLimit else { return }
    let names = columns.map { source.layout.columns[$0].name }.joined(separator: ", ")
    report.changes.append(
      RowProblem(
        source: source.name, line: row.line, column: nil,
        sentence: options.updates
          ? "Replaced: \(names)." : "The registered row has another value in \(names)."))
  }

  private func update(_ row: SourceRow, _ columns: [Int], _ writer: TableWriter) throws {
    try writer.withStoredCells(of: row) { stored in
      let old = try StoredRow(
        writer.stored, keyOf: stored, patientID: writer.patientID, in: database)
      guard let old else { preconditionFailure("A row that differs is registered.") }
      try log.record(
        .changed, table: writer.stored.layout.table, key: old.key, oldRow: old.json)
      do { try old.update(columns, from: stored) } catch let error as DatabaseError
        where error.resultCode == .SQLITE_CONSTRAINT
      {
        throw RowMistake(
          column: nil, sentence: RegistryError.sentence(ofConstraint: error.message ?? ""))
      }
      guard writer.stored.layout.table == "data_field" else { return }
      do {
        try StudyFieldCheck(database).checkAll(of: stored, writer.stored.layout)
      } catch RegistryError.refused(let sentences) {
        throw RowMistake(column: nil, sentence: sentences.joined(separator: " "))
      }
    }
  }

  /// Holds the rows of every touched patient against each other.
  private mutating func checkHistories(_ sources: [any RowSource]) throws {
    var finder = ProblemFinder(database)
    let codes = try StoredCodes(reading: database)
    let rules = try RecordChecks(codes, reading: database, today: options.today)
    let reader = try HistoryReader(database, parts: .all, codes: codes)
    for range in touched.ranges {
      try reader.forEach(in: range) { history in
        for finding in rules.findings(in: history) {
          switch finding.severity {
          case .impossible: finder.add(finding, of: history.patient.id)
          case .odd: try noteWarning(finding, of: history.patient.id)
          }
        }
      }
    }
    for problem in try finder.problems(in: sources) { report.note(problem) }
    report.problemCount += finder.unlisted
  }

  private mutating func noteWarning(_ finding: Finding, of patient: Int64) throws {
    report.warningCount += 1
    guard report.warnings.count < LoadReport.listLimit else { return }
    let key = try ProblemFinder.patientKey(patient, database)
    report.warnings.append("\(key): \(finding.sentence)")
  }
}

/// The patients whose rows an import touched: each one while they are few, else the span of all.
private struct TouchedPatients {
  private var few: Set<Int64> = []
  private var span: ClosedRange<Int64>?
  private var last: Int64?
  private static let limit = 50_000

  mutating func insert(_ patient: Int64?) {
    guard let patient, patient != last else { return }
    last = patient
    if let known = span {
      span = min(known.lowerBound, patient)...max(known.upperBound, patient)
      return
    }
    few.insert(patient)
    if few.count > TouchedPatients.limit, let least = few.min(), let greatest = few.max() {
      span = least...greatest
      few = []
    }
  }

  var ranges: [ClosedRange<Int64>] {
    if let span { return [span] }
    return few.sorted().map { $0...$0 }
  }
}
