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
    let progress = ProgressLine()
    try makeFolder()
    for layout in try registry.layouts() {
      var rows = 0
      var writer = try CSVWriter(
        path: "\(folder)/\(layout.table).csv", columns: layout.columns.map(\.name))
      try registry.forEachRow(of: layout) { fields in
        for field in fields { try writer.field(field) }
        try writer.endRow()
        rows += 1
        if rows % 10_000 == 0 { progress.show("\(layout.table).csv", rows: rows) }
      }
      progress.finish()
      try writer.close()
      print("\(layout.table).csv: \(rows) row\(rows == 1 ? "" : "s")")
    }
  }

  private func makeFolder() throws {
    guard mkdir(folder, 0o755) != 0, errno != EEXIST else { return }
    throw CommandError(
      "\(folder) cannot be made: \(String(cString: strerror(errno)).lowercased()).")
  }
}
