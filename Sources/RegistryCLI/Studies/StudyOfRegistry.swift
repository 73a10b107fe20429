import ClinicalRecords
import Endpoints
import RegistryStore
import Statistics
import Studies
import StudyFiles

/// A study file, its words found in a registry.
struct StudyOfRegistry {
  let registry: Registry
  let settings: RegistrySettings
  let file: StudyFile
  let plan: ResolvedPlan

  /// - Parameters:
  ///   - file: The study file.
  ///   - registry: The registry.
  /// - Throws: ``StudyProblems`` with every word that the registry does not know.
  init(_ file: StudyFile, in registry: Registry) throws {
    self.registry = registry
    self.file = file
    settings = try registry.settings()
    plan = try ResolvedPlan(
      file.plan, codebook: registry.codebook(), rules: EndpointRules(settings),
      ties: settings.coxTies.flatMap { TieMethod(rawValue: $0) }, file: file.name)
  }

  /// Says what is allowed, and likely a mistake.
  func warn() {
    for warning in plan.warnings {
      Terminal.say("Warning: \(StudyProblems(file: file.name, [warning]).description)")
    }
  }

  /// The patients of the study and everything it found.
  func answer(_ progress: ProgressLine) throws -> StudyAnswer {
    let show: StudyProgress = { step, patients in progress.show(step.words, rows: patients) }
    let cohort = try StudyCohort(
      plan, reading: RegistryHistories(registry: registry, codebook: plan.codebook), progress: show)
    return try StudyAnswer(of: cohort, file: file.name, progress: show)
  }
}

/// The histories of a registry, by the words a plan was understood with.
private struct RegistryHistories: HistorySource {
  let registry: Registry
  let codebook: Codebook

  func forEachHistory(
    _ parts: HistoryParts, _ body: (String, PatientHistory) throws -> Void
  ) throws {
    try registry.forEachHistory(parts, by: codebook, body)
  }
}

extension StudyStep {
  fileprivate var words: String { rawValue.capitalizedSentence }
}
