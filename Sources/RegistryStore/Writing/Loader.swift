public import ClinicalRecords
import GRDB

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
    if options.checksHistories { try checkHistories(sources, progress: progress) }
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
    let valueCheck = try TableWriter.valueCheck(of: stored.layout.table, database)
    var table = LoadReport.Table(name: stored.layout.table)
    var rows = 0
    var problems = ProblemList()
    try source.forEachRow {
      problems.note($0)
    } row: { row in
      rows += 1
      if rows % 10_000 == 0 { progress(source.name, rows, row.progress) }
      do {
        try valueCheck?.check(row, stored.layout)
        try take(row, from: source, writer, &table)
      } catch let mistake as RowMistake {
        problems.note(RowProblem(mistake, at: row, of: source))
      }
    }
    progress(source.name, rows, 1)
    report.allProblems.append(problems)
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
        let isForeign = error.extendedResultCode == .SQLITE_CONSTRAINT_FOREIGNKEY
        let parent = isForeign ? TableWriter.missingParent(of: writer.stored.layout.table) : nil
        throw RowMistake(
          column: nil,
          sentence: parent ?? RegistryError.sentence(ofConstraint: error.message ?? ""))
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
  private mutating func checkHistories(
    _ sources: [any RowSource], progress: (String, Int, Double) -> Void
  ) throws {
    var finder = ProblemFinder(database)
    let codes = try StoredCodes(reading: database)
    let rules = try RecordChecks(codes, reading: database, today: options.today)
    let reader = try HistoryReader(database, parts: .all, codes: codes)
    var patients = 0
    for range in touched.ranges {
      try reader.forEach(in: range) { history in
        let id = history.patient.id
        patients += 1
        if patients % 10_000 == 0 {
          progress("Checking patients", patients, range.share(before: id))
        }
        for finding in rules.findings(in: history) {
          switch finding.severity {
          case .impossible: finder.add(finding, of: id)
          case .odd: try noteWarning(finding, of: id)
          }
        }
      }
    }
    report.allProblems.append(try finder.problems(in: sources))
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

extension ClosedRange<Int64> {
  /// How much of the range lies before a number, 0 to 1.
  fileprivate func share(before number: Int64) -> Double {
    Double(number - lowerBound) / Double(Swift.max(1, upperBound - lowerBound))
  }
}

extension RowProblem {
  fileprivate init(_ mistake: RowMistake, at row: SourceRow, of source: any RowSource) {
    self.init(
      source: source.name, line: row.line, column: mistake.column, sentence: mistake.sentence)
  }
}
