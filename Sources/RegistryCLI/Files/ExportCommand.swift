import ArgumentParser
import ClinicalRecords
import Interchange
import RegistryStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write every table as CSV, in the layout that import reads.",
    discussion: "Example: nadir export backup-2025-01-10/")

  @Argument(help: "The folder to write to; made where it is missing.", completion: .directory)
  var folder: String

  @OptionGroup var source: RegistryOptions

  func run() throws {
    let registry = try source.open(for: .asking)
    let files = ExportFiles(in: folder)
    try files.makeFolder()
    try registry.forEachRow(
      ofEach: try registry.layouts(), table: { try files.begin($0) }, row: { try files.add($0) })
    try files.finish()
  }
}

/// The files of an export, written one after the other.
private final class ExportFiles {
  private let folder: String
  private let progress = ProgressLine()
  private var writer: CSVWriter?
  private var name = ""
  private var rows = 0

  init(in folder: String) { self.folder = folder }

  func makeFolder() throws {
    guard mkdir(folder, 0o755) != 0, errno != EEXIST else { return }
    throw CommandError(
      "\(folder) cannot be made: \(String(cString: strerror(errno)).lowercased()).")
  }

  func begin(_ layout: TableLayout) throws {
    try finish()
    name = "\(layout.table).csv"
    rows = 0
    writer = try CSVWriter(path: "\(folder)/\(name)", columns: layout.columns.map(\.name))
  }

  func add(_ fields: [String]) throws {
    for field in fields { try writer?.field(field) }
    try writer?.endRow()
    rows += 1
    if rows % 10_000 == 0 { progress.show(name, rows: rows) }
  }

  /// Closes the file begun last, if any.
  func finish() throws {
    guard writer != nil else { return }
    progress.finish()
    try writer?.close()
    writer = nil
    print("\(name): \(rows) row\(rows == 1 ? "" : "s")")
  }
}
