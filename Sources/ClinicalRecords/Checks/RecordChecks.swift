/// The rules that hold between the rows of one patient.
///
/// What one row alone can break is a CHECK of schema.sql; here is what only several rows show.
public struct RecordChecks: Sendable {
  let codebook: Codebook
  let today: ClinicalDate?
  let toxicityWindowDays: Int

  /// The rules.
  ///
  /// - Parameters:
  ///   - codebook: Says which grades exist for a term.
  ///   - today: The day after which nothing can be dated; `nil` lets any day be.
  ///   - toxicityWindowDays: Days after a line's end in which adverse events still belong to it.
  public init(codebook: Codebook, today: ClinicalDate? = nil, toxicityWindowDays: Int = 30) {
    self.toxicityWindowDays = toxicityWindowDays
    self.codebook = codebook
    self.today = today
  }

  /// What does not fit in a patient's rows, in order of table and time.
  ///
  /// - Parameter history: The patient's rows, read with all parts.
  /// - Returns: The findings; none when all fits.
  public func findings(in history: PatientHistory) -> [Finding] {
    patientFindings(history) + lineFindings(history) + assessmentFindings(history)
      + adverseEventFindings(history) + performanceFindings(history)
      + observationFindings(history) + lesionFindings(history) + orderFindings(history)
  }
}
