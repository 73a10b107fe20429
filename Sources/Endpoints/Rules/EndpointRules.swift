public import ClinicalRecords

/// The settings under which endpoints are derived; each stands in ``RuleSetting/all`` with its name,
/// its allowed values and its rules, and in docs/rules.md.
public struct EndpointRules: Sendable, Equatable {
  /// The last day the data speak of: nothing dated after it is used. `nil`: no such day. Rule: R57.
  public var cutoff: ClinicalDate?

  // Response

  /// Whether entered responses or those derived from lesions count. Rule: R31.
  public var responseSource = ResponseSource.entered
  /// Days within which scans make one visit. Rule: R60.
  public var visitWindowDays = 7
  /// Whether a partial response lasts until progression once reached. Rule: R21.
  public var holdsPartialResponse = false
  /// Stable disease counts from this many days after the start of the line. Rule: R35.
  public var stableDiseaseMinimumDays: Int
  /// Whether response rates count unconfirmed or confirmed responses. Rule: R44.
  public var responseBasis = ResponseBasis.unconfirmed
  /// Days after which a later scan confirms a response. Rule: R39, R40.
  public var confirmationDays = 28
  /// Visits not evaluable that may lie between a response and its confirmation. Rule: R39, R40.
  public var confirmationNotEvaluableLimit = 1
  /// Whether one SD may lie between a partial response and its confirmation. Rule: R40.
  public var confirmationAcceptsStable = false
  /// What disease seen again after a complete response is, for the confirmed best response.
  /// Rule: R45.
  public var afterCompleteResponse = AfterCompleteResponse.progression
  /// Whether NON-CR/NON-PD counts as disease control. Rule: R47.
  public var diseaseControlCountsNonCRNonPD = true
  /// Who stands in the denominator of response rates. Rule: R46.
  public var responseDenominator = ResponseDenominator.treated
  /// Stable disease that lasted this many days is clinical benefit. Rule: R48.
  public var clinicalBenefitDays = 168

  // Time to an event

  /// The bundle the switches below were taken from. Rule: R63, R64, R76.
  public private(set) var censoring = CensoringBundle.default
  /// What a new therapy before the event does to PFS. Rule: R64.
  public var newTherapy = SwitchedEvent.ignored
  /// Whether an event after missed assessments is censored before them. Rule: R63.
  public var censorsAfterMissedAssessments = false
  /// When a line without a baseline assessment is censored at its start. Rule: R7.
  public var missingBaseline = MissingBaseline.ignored
  /// What loss to follow-up does to PFS. Rule: R65.
  public var loss = SwitchedEvent.ignored
  /// Whether progression called by a clinician without images ends PFS. Rule: R29.
  public var countsClinicalProgression = false
  /// Days between an adequate assessment and an event beyond which assessments were missed; a line
  /// with a planned interval has its own. Rule: R63.
  public var gapLimitDays = 98
  /// Whether a scan on the day the next line starts belongs to the line before it. Rule: R34.
  public var nextTherapyTie = NextTherapyTie.inclusive
  /// Which scans PFS is censored at. Rule: R59.
  public var lastAssessment = LastAssessment.evaluable
  /// Whether death before the next line is an event of the time to next treatment. Rule: R54.
  public var countsDeathInTimeToNextTreatment = true
  /// Days without a dose after which treatment has stopped. Rule: R61.
  public var discontinuationGapDays = 120
  /// Days at the start of a line whose progressions belong to the line before, in real-world PFS.
  /// Rule: R72.
  public var realWorldGraceDays = 14
  /// Whose real-world PFS it is. Rule: R73, R74.
  public var realWorldVariant = RealWorldVariant.clinicNotes
  /// What a change of line without progression does to real-world PFS. Rule: R75.
  public var realWorldLineChange = SwitchedEvent.ignored
  /// Days between visits beyond which real-world follow-up has ended. Rule: R74.
  public var realWorldVisitGapDays = 90
  /// Days after the end of real-world follow-up in which a death still counts. Rule: R74.
  public var realWorldDeathDays = 30
  /// Whether a day is added to every duration, as CDISC does. Rule: R66.
  public var addsOneDay = false
  /// Days in a month. Rule: R67.
  public var daysPerMonth = 30.4375
  /// Where in its year a death or diagnosis without a month is put. Rule: R69.
  public var missingMonth = MissingMonth.middle

  // Adverse events

  /// An adverse event belongs to a line until this many days after its end. Rule: N1.
  public var toxicityWindowDays: Int
  /// An immune-related event belongs to a line until this many days after its end. Rule: A2.
  public var immuneRelatedWindowDays = 90
  /// Which events count as immune-related. Rule: A1.
  public var immuneRelatedBasis = ImmuneRelatedBasis.entered

  /// The rules of the model paper where no other are given.
  ///
  /// - Parameters:
  ///   - cutoff: The last day the data speak of.
  ///   - stableDiseaseMinimumDays: Days before which stable disease does not count.
  ///   - toxicityWindowDays: Days after a line's end in which events still belong to it.
  public init(
    cutoff: ClinicalDate? = nil, stableDiseaseMinimumDays: Int = 42, toxicityWindowDays: Int = 30
  ) {
    self.cutoff = cutoff
    self.stableDiseaseMinimumDays = stableDiseaseMinimumDays
    self.toxicityWindowDays = toxicityWindowDays
  }

  /// Takes all censoring switches from a bundle.
  ///
  /// - Parameter bundle: The bundle.
  public mutating func apply(_ bundle: CensoringBundle) {
    censoring = bundle
    newTherapy = bundle == .fda ? .censored : .ignored
    censorsAfterMissedAssessments = bundle == .fda
    missingBaseline = bundle == .fda ? .censoredWhereMeasured : .ignored
    loss = .ignored
    countsClinicalProgression = bundle == .realWorld
  }

  /// Whether a row of this day exists for the question.
  @inline(__always)
  func knows(_ day: ClinicalDate) -> Bool {
    guard let cutoff else { return true }
    return day <= cutoff
  }
}
