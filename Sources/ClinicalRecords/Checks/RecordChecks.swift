/// The rules that hold between the rows of one patient.
///
/// What one row alone can break is a CHECK of schema.sql; here is what only several rows show.
public struct RecordChecks: Sendable {
  let codebook: Codebook
  let today: ClinicalDate?
  let toxicityWindowDays: Int
  let immuneRelatedWindowDays: Int
  let immuneRelated: ImmuneRelatedEvents

  /// The rules.
  ///
  /// - Parameters:
  ///   - codebook: Says which grades exist for a term.
  ///   - today: The day after which nothing can be dated; `nil` lets any day be.
  ///   - toxicityWindowDays: Days after a line's end in which adverse events still belong to it. Rule: N1.
  ///   - immuneRelatedWindowDays: The same for immune-related events. Rule: A2.
  ///   - immuneRelatedBasis: Which events are immune-related. Rule: A1.
  public init(
    codebook: Codebook, today: ClinicalDate? = nil, toxicityWindowDays: Int = 30,
    immuneRelatedWindowDays: Int = 90, immuneRelatedBasis: ImmuneRelatedBasis = .entered
  ) {
    self.toxicityWindowDays = toxicityWindowDays
    self.immuneRelatedWindowDays = immuneRelatedWindowDays
    immuneRelated = ImmuneRelatedEvents(immuneRelatedBasis, codebook)
    self.codebook = codebook
    self.today = today
  }

  /// What does not fit in a patient's rows, in order of table and time.
  ///
  /// - Parameter history: The patient's rows, read with all parts.
  /// - Returns: The findings; none when all fits.
  public func findings(in history: PatientHistory) -> [Finding] {
    patientFindings(history) + lineFindings(history) + assessmentFindings(history)
      + adverseEventFindings(history)
      + suspectedDrugFindings(history) + fatalEventFindings(history) + performanceFindings(history)
      + observationFindings(history) + lesionFindings(history) + orderFindings(history)
  }
}
