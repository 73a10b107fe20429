import ClinicalRecords
import Foundation
import RegistryStore

@testable import RegistryCLI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A registry with vocabularies and no patients, whose file is gone when the test is over.
final class TemporaryRegistry {
  /// Made once, copied for each test: filling the vocabularies is the slow part.
  private static let empty = Result { () throws -> [UInt8] in
    let path = newPath
    try Registry.create(at: path) { try NewRegistry.fill($0, command: "init") }
    defer { unlink(path) }
    return Snapshot.bytes(at: path)
  }

  /// The same with ``addPatient()``.
  private static let withPatient = Result { () throws -> [UInt8] in
    let clinic = try TemporaryRegistry()
    try clinic.addPatient()
    try clinic.registry.close()
    return Snapshot.bytes(at: clinic.path)
  }

  private static var newPath: String {
    NSTemporaryDirectory() + "nadir-cli-\(UUID().uuidString).sqlite"
  }

  let registry: Registry
  private let path: String

  /// - Parameter hasPatient: Whether P001 is registered.
  /// - Throws: What making the template threw.
  init(hasPatient: Bool = false) throws {
    path = TemporaryRegistry.newPath
    let template = hasPatient ? TemporaryRegistry.withPatient : TemporaryRegistry.empty
    let bytes = try template.get()
    let file = fopen(path, "w")
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    registry = try Registry(opening: path)
  }

  deinit {
    try? registry.close()
    for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
  }

  /// Adds a row as `nadir add` does, without a terminal.
  @discardableResult
  func add<Row: EnteredRow>(
    _ row: Row.Type, _ values: [String: String]
  ) throws -> SavedRow {
    try AddRow<Row>.add(values, to: registry, asking: nil)
  }

  /// The rows of a table as texts.
  func rows(of table: String) throws -> [[String]] {
    var rows: [[String]] = []
    try registry.forEachRow(of: try registry.layout(of: table)) { rows.append($0) }
    return rows
  }

  /// A woman with one finished and one current line of therapy.
  private func addPatient() throws {
    try add(
      PatientRow.self,
      [
        "patient_key": "P001", "sex": "F", "born_on": "1955-03", "diagnosed_on": "2019-10",
        "histology": "sclc", "extent": "extensive", "smoking_status": "former",
      ])
    try add(MetastasisRow.self, ["patient_key": "P001", "metastatic_site": "liver"])
    try add(PerformanceRow.self, ["patient_key": "P001", "assessed_on": "2019-11-04", "ecog": "1"])
    try add(
      LineRow.self,
      [
        "patient_key": "P001", "started_on": "2019-11-05", "ended_on": "2020-03-02",
        "end_reason": "completed", "cycle_count": "6", "drugs": "etoposide, Carboplatin",
      ])
    try add(
      AssessmentRow.self,
      ["patient_key": "P001", "assessed_on": "2020-01-10", "overall_response": "PR"])
    try add(
      AssessmentRow.self,
      ["patient_key": "P001", "assessed_on": "2020-06-15", "overall_response": "PD"])
    try add(
      LineRow.self, ["patient_key": "P001", "started_on": "2020-07-01", "drugs": "atezolizumab"])
    try add(
      EventRow.self,
      [
        "patient_key": "P001", "adverse_event_term": "Immune system disorders - Other, specify",
        "grade": "2", "onset_on": "2020-07", "ended_on": "2020-08-20", "relation": "related",
        "is_immune_related": "yes", "suspected_agent": "atezolizumab", "event_outcome": "recovered",
      ])
    try add(
      ContactRow.self,
      ["patient_key": "P001", "contacted_on": "2020-12-01", "contact_kind": "telephone"])
  }
}

/// A file beside the tests, compared with as a whole.
enum Snapshot {
  /// The text of the file.
  static func text(_ name: String, from test: String = #filePath) -> String {
    let folder = test.split(separator: "/").prefix { $0 != "RegistryCLITests" }
    let path = "/\(folder.joined(separator: "/"))/RegistryCLITests/Snapshots/\(name)"
    return String(decoding: bytes(at: path), as: UTF8.self)
  }

  /// The bytes of a file; none where it cannot be read.
  static func bytes(at path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(byte)) }
    return bytes
  }
}
