import ClinicalRecords
import Endpoints
import RegistryStore

/// What a command saved, and what is odd about the patient's rows because of it.
struct SavedRow {
  /// The first row in words, such as `line of therapy P001, 2`.
  let key: String
  /// Sentences that `nadir check` lists again.
  let warnings: [String]
  /// What was done beside what was asked for.
  let notes: [String]

  /// Saves rows, and looks at the patient's responses before and after.
  ///
  /// - Parameters:
  ///   - patientKey: The patient they are about, if one.
  ///   - registry: Where they go.
  ///   - body: Saves them.
  /// - Returns: What was saved and what is odd now.
  /// - Throws: What `body` throws.
  static func entering(
    _ patientKey: String?, in registry: Registry, _ body: () throws -> EntryReport
  ) throws -> SavedRow {
    let before = try ResponseOddities.sentences(ofPatient: patientKey, in: registry)
    let report = try body()
    let known = Set(before)
    let after = try ResponseOddities.sentences(ofPatient: patientKey, in: registry)
    return SavedRow(
      key: report.key, warnings: report.warnings + after.filter { !known.contains($0) },
      notes: report.notes)
  }
}

/// What does not agree between entered responses, lesions and clinical progressions of one patient.
enum ResponseOddities {
  /// Sentences; none where the patient is not registered.
  static func sentences(ofPatient key: String?, in registry: Registry) throws -> [String] {
    guard let key, let history = try registry.history(ofPatient: key) else { return [] }
    let checks = ResponseChecks(rules: try EndpointRules(registry.settings()))
    return checks.findings(in: history).map(\.sentence)
  }
}
