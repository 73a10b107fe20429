import ClinicalRecords
import RegistryStore

@testable import RegistryCLI

/// A clinic with two patients and their laboratory results.
enum SmallLaboratory {
  /// P1: anemia of grade 3 entered as grade 1, febrile neutropenia, hypokalemia that symptoms decide, what cannot be graded,
  /// and liver values of line 2. P2: nothing wrong.
  static let results = [
    "P1 2020-01-08 hemoglobin 11.2 g/dL 12 16", "P1 2020-01-31 hemoglobin 10.1 g/dL 12 16",
    "P1 2020-02-10 hemoglobin 7.5 g/dL 12 16", "P1 2020-03-16 hemoglobin 11 g/dL 12 16",
    "P1 2020-01-08 potassium 4.1 mmol/L 3.5 5.1", "P1 2020-02-10 potassium 3.1 mmol/L 3.5 5.1",
    "P1 2020-02-10 neutrophils 0.4 10^9/L 1.8 7.5", "P1 2020-02-10 body_temperature 38.6 C - -",
    "P1 2020-02-24 neutrophils 0.9 10^9/L 1.8 7.5", "P1 2020-03-16 neutrophils 2.9 10^9/L 1.8 7.5",
    "P1 2020-02-24 lipase 90 U/L - -",
    "P1 2020-02-24 calcium 8 mg/dL 8.5 10.5", "P1 2020-05-10 hemoglobin 12.5 g/dL 12 16",
    "P1 2020-05-20 alanine_aminotransferase 100 U/L - 40",
    "P1 2020-06-10 alanine_aminotransferase 350 U/L - 40", "P2 2020-01-08 hemoglobin 13 g/dL 12 16",
    "P2 2020-02-10 hemoglobin 12.5 g/dL 12 16",
  ]

  static func clinic() throws -> TemporaryRegistry {
    let clinic = try TemporaryRegistry()
    for key in ["P1", "P2"] {
      try clinic.add(
        PatientRow.self,
        [
          "patient_key": key, "sex": "F", "born_on": "1955-03", "diagnosed_on": "2019-12",
          "histology": "sclc", "extent": "extensive",
        ])
      try clinic.add(
        LineRow.self,
        [
          "patient_key": key, "started_on": "2020-01-10", "ended_on": "2020-04-02",
          "end_reason": "progression", "drugs": "carboplatin",
        ])
    }
    try clinic.add(
      LineRow.self, ["patient_key": "P1", "started_on": "2020-05-20", "drugs": "topotecan"])
    try clinic.add(
      EventRow.self,
      [
        "patient_key": "P1", "adverse_event_term": "Anemia", "grade": "1", "onset_on": "2020-02-01",
        "ended_on": "2020-02-20", "relation": "related",
      ])
    try clinic.add(
      EventRow.self,
      [
        "patient_key": "P1", "adverse_event_term": "Neutrophil count decreased", "grade": "4",
        "onset_on": "2020-02-09", "ended_on": "2020-03-01", "relation": "related",
      ])
    _ = try clinic.registry.enter(
      results.map { (table: "laboratory_result", row: row($0)) }, by: Surroundings.author("test"),
      today: nil)
    return clinic
  }

  private static func row(_ written: String) -> TextRow {
    let names = [
      "patient_key", "sampled_on", "analyte", "value", "unit", "lower_limit", "upper_limit",
    ]
    let values = written.split(separator: " ").map { $0 == "-" ? "" : String($0) }
    return TextRow(Dictionary(uniqueKeysWithValues: zip(names, values)))
  }
}
