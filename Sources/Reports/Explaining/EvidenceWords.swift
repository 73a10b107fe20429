public import ClinicalRecords
public import Endpoints

/// Rows of a registry in words: the table a row stands in, its key, its day, and what it is called
/// in a sentence.
public struct EvidenceWords: Sendable {
  private let codebook: Codebook

  /// Words for the rows of a registry.
  ///
  /// - Parameter codebook: Names drugs, metastatic sites and study fields.
  public init(_ codebook: Codebook) { self.codebook = codebook }

  /// What a term of adverse events is called.
  ///
  /// - Parameter term: The term.
  /// - Returns: Its label.
  func term(_ term: CodePosition) -> String { codebook.terms.entries[Int(term)].label }

  /// The table of a row.
  ///
  /// - Parameter row: The row.
  /// - Returns: Its name in schema.sql; `nil` for the cutoff, which is part of the question.
  public static func table(_ row: Evidence) -> String? {
    switch row {
    case .assessment: "tumor_assessment"
    case .death: "death"
    case .contact: "follow_up_contact"
    case .line: "line_of_therapy"
    case .lineDrug: "line_drug"
    case .drugExposure: "drug_exposure"
    case .adverseEvent: "adverse_event"
    case .performanceStatus: "performance_status"
    case .metastaticBurden: "metastatic_burden"
    case .metastasis: "metastasis"
    case .laboratoryResult: "laboratory_result"
    case .lesionMeasurement: "lesion_measurement"
    case .clinicalProgression: "clinical_progression"
    case .observation: "observation"
    case .cutoff: nil
    }
  }

  /// The day that is part of a row's key.
  ///
  /// - Parameter row: The row.
  /// - Returns: `nil` where the key holds no day.
  public static func day(_ row: Evidence) -> ClinicalDate? {
    switch row {
    case .assessment(let day, _), .contact(let day), .performanceStatus(let day),
      .metastaticBurden(let day), .laboratoryResult(let day), .lesionMeasurement(let day),
      .clinicalProgression(let day), .drugExposure(let day), .observation(_, let day):
      day
    case .death, .line, .lineDrug, .adverseEvent, .metastasis, .cutoff: nil
    }
  }

  /// What tells a row from the patient's other rows of its table.
  ///
  /// - Parameter row: The row.
  /// - Returns: The columns of its key behind the patient, joined by commas; of laboratory results,
  ///   doses and measured lesions the day alone, as several rows of it count as one. Empty for death and
  ///   cutoff.
  public func key(_ row: Evidence) -> String {
    switch row {
    case .assessment(let day, let reading): "\(day), \(reading)"
    case .line(let number), .adverseEvent(let number): "\(number)"
    case .lineDrug(let line, let agent): "\(line), \(codebook.agents.entries[Int(agent)].code)"
    case .metastasis(let site): codebook.metastaticSites.entries[Int(site)].code
    case .observation(let field, let day): "\(codebook.fields[Int(field)].code), \(day)"
    case .death, .cutoff: ""
    default: EvidenceWords.day(row)?.description ?? ""
    }
  }

  /// A row in one cell of a file: its table, and what tells it from the patient's other rows there.
  ///
  /// - Parameter row: The row.
  /// - Returns: Such as `tumor_assessment 2020-05-04`, with the reading where it is not the first;
  ///   `cutoff` for the cutoff.
  public func compactKey(_ row: Evidence) -> String {
    let key: String
    switch row {
    case .assessment(let day, let reading):
      key = reading == 1 ? "\(day)" : "\(day) reading \(reading)"
    case .lineDrug(let line, let agent): key = "\(line) \(codebook.agents.entries[Int(agent)].code)"
    case .observation(let field, let day): key = "\(codebook.fields[Int(field)].code) \(day)"
    default: key = self.key(row)
    }
    let table = EvidenceWords.table(row) ?? "cutoff"
    return key.isEmpty ? table : "\(table) \(key)"
  }

  /// What a row is called where its day stands beside it.
  ///
  /// - Parameter row: The row.
  /// - Returns: Such as `assessment`, `line 2` or `metastases: liver`.
  public func name(_ row: Evidence) -> String {
    switch row {
    case .assessment(_, 1): "assessment"
    case .assessment(_, let reading): "assessment, reading \(reading)"
    case .death: "death"
    case .contact: "contact"
    case .line(let number): "line \(number)"
    case .lineDrug(let line, let agent):
      "\(codebook.agents.entries[Int(agent)].label.insideSentence) in line \(line)"
    case .drugExposure: "dose"
    case .adverseEvent(let number): "event \(number)"
    case .performanceStatus: "ECOG"
    case .metastaticBurden: "lesion count"
    case .metastasis(let site):
      "metastases: \(codebook.metastaticSites.entries[Int(site)].label.insideSentence)"
    case .laboratoryResult: "laboratory result"
    case .lesionMeasurement: "lesions"
    case .clinicalProgression: "clinical progression"
    case .observation(let field, _): codebook.fields[Int(field)].label
    case .cutoff: "cutoff"
    }
  }

  /// What a row is called in a sentence.
  ///
  /// - Parameter row: The row.
  /// - Returns: Such as `assessment of 2021-05-10, reading 2`.
  public func phrase(_ row: Evidence) -> String {
    if case .assessment(let day, let reading) = row, reading > 1 {
      return "assessment of \(day), reading \(reading)"
    }
    if case .lesionMeasurement(let day) = row { return "lesions measured on \(day)" }
    return name(row) + (EvidenceWords.day(row).map { " of \($0)" } ?? "")
  }
}
