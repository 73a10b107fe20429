import CSchema
import CSeed
import ClinicalRecords
import Endpoints
import Foundation
import Interchange
import RegistryStore
import Statistics
import Studies

/// The model paper's plan on the made-up cohort of seed/, in a registry made once.
enum SeedStudy {
  /// The seed cohort as a registry.
  static let registry = Result {
    let path = NSTemporaryDirectory() + "nadir-study-\(UUID().uuidString).sqlite"
    let author = Author(name: "tester", command: "test", time: "2025-01-10T12:00:00Z")
    try Registry.create(at: path) { registry in
      var options = LoadOptions()
      options.checksHistories = false
      for position in 0..<vocabulary_file_count() {
        guard let file = vocabulary_file(position)?.pointee else { continue }
        _ = try registry.load([try source(file, registry)], by: author, options: options)
      }
      let cohort = try (0..<cohort_file_count()).compactMap {
        try cohort_file($0).map { try source($0.pointee, registry) }
      }
      guard try registry.load(cohort, by: author).isWritten else {
        throw CocoaError(.fileWriteUnknown)
      }
    }
    return try Registry(opening: path)
  }

  /// Its patients under the plan of the paper.
  static let cohort = Result { try cohort(of: plan) }

  /// The patients of a plan.
  static func cohort(of plan: StudyPlan) throws -> StudyCohort {
    let registry = try registry.get()
    let codebook = try registry.codebook()
    return try StudyCohort(
      plan: plan, codebook: codebook, rules: EndpointRules(), ties: .breslow,
      reading: RegistryHistories(registry: registry, codebook: codebook))
  }

  /// The plan of the paper before matching.
  static var plan: StudyPlan {
    var plan = StudyPlan(
      title: "Second-line immunotherapy", line: 2,
      arms: [
        .init(id: "2L-ICI", label: "2L-ICIs", condition: Written("has_class('ici')")),
        .init(id: "2L-nonICI", label: "2L-non-ICIs", condition: Written("not has_class('ici')")),
      ])
    plan.cutoff = ClinicalDate("2025-01-10")
    plan.rules = [.init(Written("stable_disease_minimum_days"), "0")]
    plan.criteria = [
      .init(
        id: "I1", label: "Aged 18 years or older", kind: .inclusion,
        condition: Written("age_at_diagnosis >= 18"), passesUnknown: false),
      .init(
        id: "I3", label: "Extensive stage", kind: .inclusion,
        condition: Written("extent = 'extensive'"), passesUnknown: false),
    ]
    plan.characteristics = characteristics
    plan.endpoints = [
      PlannedEndpoint(.progressionFreeSurvival), PlannedEndpoint(.overallSurvival),
    ]
    plan.survival.interval = .spss
    plan.strata = ["liver_metastases", "1l_pfs_months"].map {
      StratumPlan(arm: Written("2L-ICI"), characteristic: Written($0))
    }
    plan.treatment = treatment
    plan.safety = SafetyPlan()
    return plan
  }

  private static var characteristics: [PlannedCharacteristic] {
    [
      ("gender", "Male", "sex = 'M'", "Female", "sex = 'F'"),
      ("age", ">=65", "age_at_diagnosis >= 65", "<65", "age_at_diagnosis < 65"),
      ("smoking", "Yes", "smoking in ('current', 'former')", "No", "smoking = 'never'"),
      ("ecog_ps", ">=2", "ecog >= 2", "<2", "ecog < 2"),
      ("lung_metastases", "Yes", "lung_metastases", "No", "not lung_metastases"),
      ("bone_metastases", "Yes", "bone_metastases", "No", "not bone_metastases"),
      ("brain_metastases", "Yes", "brain_metastases", "No", "not brain_metastases"),
      ("liver_metastases", "Yes", "liver_metastases", "No", "not liver_metastases"),
      ("n_metastatic_lesions", ">=3", "metastatic_lesions >= 3", "<3", "metastatic_lesions < 3"),
      ("1l_ici", "Yes", "previous_line_ici", "No", "not previous_line_ici"),
      (
        "1l_pfs_months", ">=6", "previous_line_pfs >= 6 months", "<6",
        "previous_line_pfs < 6 months"
      ),
    ].map { id, first, firstCondition, second, secondCondition in
      PlannedCharacteristic(
        id: id, label: id,
        values: .levels([
          .init(first, Written(firstCondition)), .init(second, Written(secondCondition)),
        ]))
    }
  }

  private static var treatment: TreatmentPlan {
    var treatment = TreatmentPlan()
    treatment.agentClasses = [Written("ici")]
    treatment.categories = [
      ("2L-ICI", "ICI+chemotherapy", "chemotherapy and not antiangiogenic"),
      ("2L-ICI", "ICI+antiangiogenic", "antiangiogenic and not chemotherapy"),
      ("2L-ICI", "ICI+chemotherapy+antiangiogenic", "chemotherapy and antiangiogenic"),
      ("2L-ICI", "ICI monotherapy", "not chemotherapy and not antiangiogenic"),
      ("2L-nonICI", "chemotherapy", "not antiangiogenic"),
      (
        "2L-nonICI", "antiangiogenic (anlotinib alone or with chemotherapy)", "antiangiogenic"
      ),
    ].map { .init(arm: Written($0), label: $1, condition: Written($2)) }
    return treatment
  }

  private static func source(_ file: embedded_file, _ registry: Registry) throws -> CSVSource {
    let table = String(cString: file.table)
    return CSVSource(
      name: table + ".csv",
      bytes: Array(UnsafeRawBufferPointer(start: file.bytes, count: file.count)),
      layout: try registry.layout(of: table))
  }
}

/// The histories of a registry.
struct RegistryHistories: HistorySource {
  let registry: Registry
  let codebook: Codebook

  func forEachHistory(
    _ parts: HistoryParts, _ body: (String, PatientHistory) throws -> Void
  ) throws {
    try registry.forEachHistory(parts, by: codebook, body)
  }
}
