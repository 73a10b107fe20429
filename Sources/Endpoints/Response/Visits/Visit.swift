public import ClinicalRecords

/// What one visit says about the response of a line of therapy.
public struct Visit: Sendable, Equatable {
  /// Its day: of several scans the last, which completes it; of a progression the scan that shows
  /// it. Rule: R60.
  public var day: ClinicalDate
  /// The row that stands for it.
  public var evidence: Evidence
  /// The response that counts, by ``EndpointRules/responseSource``. Rule: R31.
  public var response: OverallResponse
  /// The response that was entered, the worst of several readings; `nil` where none was. Rule: R32.
  public var entered: OverallResponse?
  /// What lesions or entered components say; `nil` where there are none.
  public var derived: DerivedResponse?
  /// The day a progression is dated, where that is an earlier, equivocal finding. Rule: R24.
  public var progressedOn: ClinicalDate?
  /// Its first day. Rule: R60.
  public var firstScanOn: ClinicalDate
  /// Its last day. Rule: R60.
  public var lastScanOn: ClinicalDate

  /// A visit.
  ///
  /// - Parameters:
  ///   - day: Its day.
  ///   - evidence: The row that stands for it.
  ///   - response: The response that counts.
  ///   - entered: The response that was entered.
  ///   - derived: What lesions or components say.
  ///   - progressedOn: The day a progression is dated, if earlier.
  ///   - firstScanOn: Its first day; `day` where none is given.
  ///   - lastScanOn: Its last day; `day` where none is given.
  public init(
    day: ClinicalDate, evidence: Evidence, response: OverallResponse,
    entered: OverallResponse? = nil, derived: DerivedResponse? = nil,
    progressedOn: ClinicalDate? = nil, firstScanOn: ClinicalDate? = nil,
    lastScanOn: ClinicalDate? = nil
  ) {
    self.day = day
    self.evidence = evidence
    self.response = response
    self.entered = entered
    self.derived = derived
    self.progressedOn = progressedOn
    self.firstScanOn = firstScanOn ?? day
    self.lastScanOn = lastScanOn ?? day
  }

  /// The day that counts when it is a progression. Rule: R24, R60.
  public var progressionDay: ClinicalDate { progressedOn ?? day }
}
