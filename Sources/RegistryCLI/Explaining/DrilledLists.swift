import Analyses
import ClinicalRecords
import Endpoints
import RegistryStore
import Reports

/// What --list prints instead of a table.
extension AskingCommand {
  /// Lines of a list for people; programs get all.
  private var limit: Int { output.format == .csv || output.format == .json ? .max : 50 }

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
    as table: (Cell, DrilledLines, DrilledTable.Names, Bool) throws -> DrilledTable
  ) throws {
    let drilled = DrilledTally(cell, of: tally, limit: limit)
    let progress = ProgressLine()
    let counted = try registry.fold(
      drilled.parts, from: drilled, progress: { progress.show("Reading", share: $0) },
      add: { $0.add($1) }, merge: { $0.merge($1) })
    progress.finish()
    if counted.isEmpty { throw CommandError(counted.emptiness) }
    let settings = try registry.settings()
    let call = ExplainCall(
      explained, rules: tally.question.rules, registryRules: EndpointRules(settings),
      registry: source.registry)
    let names = DrilledTable.Names(
      codebook: try registry.codebook(), patientKey: registry.patientKey,
      explaining: call.command)
    let lines = try answering { try DrilledLines(counted) }
    show(try table(cell, lines, names, settings.isSynthetic).report)
  }
}
