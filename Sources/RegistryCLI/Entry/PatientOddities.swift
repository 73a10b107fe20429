import ClinicalRecords
import Endpoints
import RegistryStore

/// Everything `nadir check` finds in one patient's rows.
enum PatientOddities {
  /// Sentences; none where the patient is not registered.
  static func sentences(ofPatient key: String?, in registry: Registry) throws -> [String] {
    guard let key, let history = try registry.history(ofPatient: key) else { return [] }
    let checks = try registry.recordChecks(today: Surroundings.today)
    return checks.findings(in: history).map(\.sentence)
      + (try ResponseOddities.sentences(ofPatient: key, in: registry))
  }
}
