public import ClinicalRecords

/// The row that decided a derived value.
public enum Evidence: Sendable, Equatable {
  /// A tumor assessment.
  case assessment(ClinicalDate, reading: Int)
  /// The death row.
  case death
  /// A follow-up contact.
  case contact(ClinicalDate)
  /// A line of therapy: its start, or its end.
  case line(Int)
  /// A drug of a line of therapy, by its first or last day.
  case lineDrug(line: Int, agent: CodePosition)
  /// A dated dose of a drug, by its first day.
  case drugExposure(ClinicalDate)
  /// An adverse event.
  case adverseEvent(Int)
  /// A performance status.
  case performanceStatus(ClinicalDate)
  /// A count of metastatic lesions.
  case metastaticBurden(ClinicalDate)
  /// A metastatic site.
  case metastasis(CodePosition)
  /// A laboratory result.
  case laboratoryResult(ClinicalDate)
  /// A measured lesion.
  case lesionMeasurement(ClinicalDate)
  /// A clinically called progression.
  case clinicalProgression(ClinicalDate)
  /// A study field.
  case observation(field: CodePosition, ClinicalDate)
  /// The cutoff of the question.
  case cutoff
}
