import RegistryStore

/// What commands call the rows of a table: `nadir add line`, `nadir amend event`.
enum Noun: String, CaseIterable {
  case site
  case patient
  case line
  case drug
  case exposure
  case assessment
  case lesion
  case measurement
  case event
  case performance
  case metastasis
  case burden
  case observation
  case lab
  case contact
  case progression
  case death
  case setting
  case field

  /// The table of the rows.
  var table: String {
    switch self {
    case .site, .patient, .metastasis, .lesion, .observation, .death: rawValue
    case .line: "line_of_therapy"
    case .drug: "line_drug"
    case .exposure: "drug_exposure"
    case .assessment: "tumor_assessment"
    case .measurement: "lesion_measurement"
    case .event: "adverse_event"
    case .performance: "performance_status"
    case .burden: "metastatic_burden"
    case .lab: "laboratory_result"
    case .contact: "follow_up_contact"
    case .progression: "clinical_progression"
    case .setting: "registry_setting"
    case .field: "data_field"
    }
  }

  /// The noun in words: `line of therapy`.
  var words: String {
    switch self {
    case .contact: "follow-up contact"
    case .drug: "drug of a line"
    default: table.split(separator: "_").joined(separator: " ")
    }
  }

  /// The noun in words with its article: `an adverse event`.
  var withArticle: String { ("aeiou".contains(words.prefix(1)) ? "an " : "a ") + words }

  /// What one row is, in a sentence of schema.sql.
  var meaning: String { SchemaWords.comment(of: table) }

  /// The column that stands behind the noun without an option: the patient, or the row's own name.
  var firstColumn: String {
    switch self {
    case .site, .setting, .field: table
    default: "patient_key"
    }
  }

  /// How a column is written on the command line: `--started-on`, `<patient-key>`.
  func option(for column: String) -> String {
    let word = column.split(separator: "_").joined(separator: "-")
    if column == firstColumn { return "<\(word)>" }
    return self == .field && column == "field_type" ? "--type" : "--\(word)"
  }
}
