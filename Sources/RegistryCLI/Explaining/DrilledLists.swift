import Analyses
import ClinicalRecords
import Endpoints
import RegistryStore
import Reports

/// What --list prints instead of a table.
extension AskingCommand {
  /// Lines of a list. One for people is short; JSON counts before it lists, so that all lines are kept until then; CSV
  /// is written as it is read, and has all.
  private var limit: Int {
    switch output.format {
    case .text, .markdown, .sheet, .html: 50
    case .json: 100_000
    case .csv: .max
    }
  }

  /// Prints the lines of therapy behind a cell.
  ///
  /// - Parameters:
  ///   - cell: The cell.
  ///   - tally: The empty tally of its table.
  ///   - registry: The registry.
  ///   - explained: What `nadir explain` is to say of each line; `nil` where `nadir show` says more.
  ///   - table: Sets the list.
  /// - Throws: ``CommandError`` where the table is empty; ``UsageError``.
  func list<Cell: TableCell>(
    _ cell: Cell, behind tally: GroupedTally<Cell.Tally>, in registry: Registry,
    explained: ExplainedValue?,
    as table: @escaping (Cell, DrilledLines, DrilledTable.Names, Bool) throws -> DrilledTable
  ) throws {
    var drilled = DrilledTally(cell, of: tally, limit: limit)
    let settings = try registry.settings()
    let call = ExplainCall(
      explained, rules: tally.question.rules, registryRules: try EndpointRules(settings),
      registry: source.registry)
    let codebook = try registry.codebook()
    let report = { (drilled: DrilledTally<Cell>, key: @escaping (Int64) throws -> String) in
      let names = DrilledTable.Names(
        codebook: codebook, patientKey: key, explaining: call.command)
      let lines = try answering { try DrilledLines(drilled) }
      return try table(cell, lines, names, settings.isSynthetic).report
    }
    if output.format == .csv {
      return try DrilledRowsWriter(report: report).write(&drilled, registry) {
        print($0, terminator: "")
      }
    }
    show(try report(counted(drilled, in: registry), registry.patientKey))
  }

  private func counted<Cell: TableCell>(
    _ drilled: DrilledTally<Cell>, in registry: Registry
  ) throws -> DrilledTally<Cell> {
    let progress = ProgressLine()
    let counted = try registry.fold(
      drilled.parts, from: drilled, progress: { progress.show("Reading", share: $0) },
      add: { $0.add($1) }, merge: { $0.merge($1) })
    progress.finish()
    if counted.isEmpty { throw CommandError(counted.emptiness) }
    return counted
  }
}

/// Writes the lines behind a cell as CSV while the registry is read, some at a time.
struct DrilledRowsWriter<Cell: TableCell> {
  /// Sets the lines that are kept, with the study key of a patient's number.
  let report:
    (DrilledTally<Cell>, _ patientKey: @escaping (Int64) throws -> String) throws -> Report
  /// Lines kept until they are written.
  var portion = 5_000

  /// Reads and writes.
  ///
  /// - Parameters:
  ///   - drilled: The empty list; at the end it holds what was counted.
  ///   - registry: What is read.
  ///   - show: Takes the text, the line of names first.
  /// - Throws: ``CommandError`` where the table is empty; what `report` throws.
  func write(
    _ drilled: inout DrilledTally<Cell>, _ registry: Registry, to show: (String) -> Void
  ) throws {
    var hasNames = false
    // The registry is being read, and cannot be asked for keys meanwhile.
    var keys: [Int64: String] = [:]
    try registry.forEachHistory(drilled.parts) { key, history in
      let before = drilled.keptCount
      drilled.add(history)
      if drilled.keptCount > before { keys[history.patient.id] = key }
      guard drilled.keptCount >= portion else { return }
      show(try text(of: &drilled, &keys, withNames: !hasNames))
      hasNames = true
    }
    if drilled.isEmpty { throw CommandError(drilled.emptiness) }
    guard drilled.keptCount > 0 || !hasNames else { return }
    show(try text(of: &drilled, &keys, withNames: !hasNames))
  }

  /// The kept lines, which are let go.
  private func text(
    of drilled: inout DrilledTally<Cell>, _ keys: inout [Int64: String], withNames: Bool
  ) throws -> String {
    let known = keys
    let text = try report(drilled) { known[$0] ?? "" }.csv()
    drilled.forgetLines()
    keys = [:]
    return withNames ? text : String(text.drop { $0 != "\n" }.dropFirst())
  }
}
