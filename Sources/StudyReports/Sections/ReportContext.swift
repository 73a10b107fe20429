public import Analyses
public import ClinicalRecords

/// What a report says of where its answer comes from.
public struct ReportContext: Sendable {
  /// What the registry is called.
  public let registryTitle: String
  /// Whether its data are made up.
  public let isSynthetic: Bool
  /// Fingerprint of the registry's rows.
  public let fingerprint: String
  /// Hash of the study file.
  public let studyFileHash: String
  /// Version of the program.
  public let version: String
  /// The last day the data speak of; `nil`: no such day was set.
  public let cutoff: ClinicalDate?
  /// Hospitals of the patients of the study; `nil` where hospitals are not recorded.
  public let hospitalCount: Int?
  /// The courses of the patients, for waterfall and swimmer figures; `nil`: none are drawn.
  public var courses: CourseComparison?
  /// The file of all numbers, as the report names it.
  public var numbersFile = "numbers.json"

  /// What a report says of where its answer comes from.
  ///
  /// - Parameters:
  ///   - registryTitle: What the registry is called.
  ///   - isSynthetic: Whether its data are made up.
  ///   - fingerprint: Fingerprint of the registry's rows.
  ///   - studyFileHash: Hash of the study file.
  ///   - version: Version of the program.
  ///   - cutoff: The last day the data speak of.
  ///   - hospitalCount: Hospitals of the patients of the study.
  public init(
    registryTitle: String, isSynthetic: Bool, fingerprint: String, studyFileHash: String,
    version: String, cutoff: ClinicalDate?, hospitalCount: Int?
  ) {
    self.registryTitle = registryTitle
    self.isSynthetic = isSynthetic
    self.fingerprint = fingerprint
    self.studyFileHash = studyFileHash
    self.version = version
    self.cutoff = cutoff
    self.hospitalCount = hospitalCount
  }
}
