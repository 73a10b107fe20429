import ClinicalRecords
import Endpoints
import RegistryStore
import Reports

/// Adverse events that laboratory results of a registry show, one patient at a time.
struct LaboratoryProposals {
  let registry: Registry
  let codebook: Codebook
  let words: LaboratoryWords
  let isSynthetic: Bool
  /// The one patient that is asked about; `nil` for all.
  let patient: String?
  let line: Int?
  let reading: LaboratoryReading
  let attribution: EventAttribution

  /// - Throws: ``RegistryError``, ``CommandError``.
  init(
    _ registry: Registry, patient: String?, line: Int?, assuming assumed: [Circumstance: Bool]
  ) throws {
    self.registry = registry
    self.patient = patient
    self.line = line
    codebook = try registry.codebook()
    let criteria = try registry.laboratoryCriteria()
    let settings = try registry.settings()
    let rules = try EndpointRules(settings)
    isSynthetic = settings.isSynthetic
    let grading = LaboratoryGrading(criteria, codebook)
    words = LaboratoryWords(grading, codebook)
    reading = LaboratoryReading(grading, codebook, rules: rules, assuming: assumed)
    attribution = EventAttribution(rules, codebook)
  }

  /// The parts of a history it looks at.
  var parts: HistoryParts {
    LaboratoryReading.historyParts.union(.adverseEvents).union(attribution.parts)
  }

  /// What the results of one history show.
  func laboratory(of history: PatientHistory) -> PatientLaboratory {
    PatientLaboratory(of: history, line: line, by: reading, attribution)
  }

  /// What the results of one patient show.
  ///
  /// - Throws: ``UnknownPatient``, ``RegistryError``; ``CommandError`` where there is nothing to grade.
  func laboratory(ofPatient key: String) throws -> PatientLaboratory {
    guard let history = try registry.history(ofPatient: key, by: codebook) else {
      throw UnknownPatient(key, in: registry)
        ?? CommandError("Patient \(key) was removed a moment ago.")
    }
    if history.laboratoryResults.isEmpty { throw NoResults.of(key) }
    if let line, !history.lines.contains(where: { $0.number == line }) {
      throw CommandError("Patient \(key) has no line \(line).")
    }
    return laboratory(of: history)
  }

  /// Hands over every patient that is asked about and has something to say, with the study key; none is kept.
  func forEachPatient(_ body: (String, PatientLaboratory) throws -> Void) throws {
    if let patient { return try body(patient, laboratory(ofPatient: patient)) }
    try registry.forEachHistory(parts, by: codebook) { key, history in
      guard !history.laboratoryResults.isEmpty else { return }
      try body(key, laboratory(of: history))
    }
  }
}

/// What is said where there is nothing to grade.
enum NoResults {
  private static let remedy =
    "`nadir import laboratory_result.csv` adds them; docs/import.md lists its columns."

  /// Of a registry without laboratory results.
  static let inRegistry = CommandError("No laboratory results are registered. \(remedy)")

  /// Of a patient without.
  static func of(_ key: String) -> CommandError {
    CommandError("Patient \(key) has no laboratory results. \(remedy)")
  }
}
