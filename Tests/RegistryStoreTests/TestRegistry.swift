import CSchema
import CSeed
import ClinicalRecords
import Foundation
import Interchange
import RegistryStore

/// Registries in a folder of their own, gone when the test is.
final class TestFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "nadir-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A new registry with all vocabularies and these rows.
  func registry(_ name: String = "r.sqlite", _ files: [String: String] = [:]) throws -> Registry {
    let target = "\(path)/\(name)"
    try FileManager.default.copyItem(atPath: TestFolder.template.get(), toPath: target)
    let registry = try Registry(opening: target)
    guard !files.isEmpty else { return registry }
    let report = try registry.load(try sources(files, registry), by: .test)
    guard report.isWritten else { throw RowProblems(report.problems) }
    return registry
  }

  /// CSV texts by table as sources, parents first.
  func sources(_ files: [String: String], _ registry: Registry) throws -> [CSVSource] {
    try registry.layouts().compactMap { layout in
      files[layout.table].map {
        CSVSource(name: layout.table + ".csv", bytes: Array($0.utf8), layout: layout)
      }
    }
  }

  /// A registry with vocabularies only, made once and copied.
  private static let template = Result {
    let path = NSTemporaryDirectory() + "nadir-template-\(UUID().uuidString).sqlite"
    try Registry.create(at: path) { try fill($0) }
    return path
  }

  static func fill(_ registry: Registry) throws {
    var options = LoadOptions()
    options.checksHistories = false
    for position in 0..<vocabulary_file_count() {
      guard let file = vocabulary_file(position)?.pointee else { continue }
      let report = try registry.load(
        [try source(file, registry)], by: .test, options: options)
      guard report.isWritten else { throw RowProblems(report.problems) }
    }
  }

  /// The rows the program has for a vocabulary, for steps that make one.
  static func words(_ layout: TableLayout) -> (any RowSource)? {
    for position in 0..<vocabulary_file_count() {
      guard let file = vocabulary_file(position)?.pointee,
        String(cString: file.table) == layout.table
      else { continue }
      return source(file, layout)
    }
    return nil
  }

  static func cohort(_ registry: Registry) throws -> [CSVSource] {
    try (0..<cohort_file_count()).compactMap { position in
      try cohort_file(position).map { try source($0.pointee, registry) }
    }
  }

  private static func source(_ file: embedded_file, _ registry: Registry) throws -> CSVSource {
    source(file, try registry.layout(of: String(cString: file.table)))
  }

  private static func source(_ file: embedded_file, _ layout: TableLayout) -> CSVSource {
    CSVSource(
      name: layout.table + ".csv",
      bytes: Array(UnsafeRawBufferPointer(start: file.bytes, count: file.count)), layout: layout)
  }
}

extension Author {
  static let test = Author(
    name: "tester", command: "test", time: "2025-01-10T12:00:00Z", reason: "a test")
}

extension Registry {
  /// Every row of every clinical table as text.
  func dump() throws -> [String] {
    var rows: [String] = []
    for layout in try layouts() {
      try forEachRow(of: layout) { rows.append("\(layout.table): \($0.joined(separator: "|"))") }
    }
    return rows
  }
}
