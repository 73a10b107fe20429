/// Everything the registry holds about one patient that a question may need, in order of time.
///
/// Codes are positions in the vocabularies of the ``Codebook`` read beside it. Parts that a
/// question did not ask for (``HistoryParts``) are empty. Scans of many patients reuse one value:
/// ``removeAll()`` keeps its storage.
public struct PatientHistory: Sendable {
  /// The patient's own row.
  public var patient: Patient
  /// By day.
  public var performanceStatuses: [PerformanceStatus] = []
  /// By code of the site.
  public var metastases: [Metastasis] = []
  /// By day.
  public var metastaticBurdens: [MetastaticBurden] = []
  /// By line number.
  public var lines: [LineOfTherapy] = []
  /// By line number, then agent.
  public var drugs: [LineDrug] = []
  /// By day, then reading.
  public var assessments: [TumorAssessment] = []
  /// By event number.
  public var adverseEvents: [AdverseEvent] = []
  /// Days on which a clinician called progression.
  public var clinicalProgressions: [ClinicalDate] = []
  /// Days on which the patient was known alive.
  public var contacts: [ClinicalDate] = []
  /// The day of death; `nil` while not known to have died.
  public var diedOn: PartialDate?
  /// By field, then day.
  public var observations: [Observation] = []
  /// The days between which laboratory samples were taken.
  public var sampledDays: DaySpan?
  /// The days between which lesions were measured.
  public var measuredDays: DaySpan?
  /// By label.
  public var lesions: [Lesion] = []
  /// By day, then label.
  public var measurements: [LesionMeasurement] = []
  /// By day, then agent.
  public var exposures: [DrugExposure] = []
  /// By day, then analyte and sample.
  public var laboratoryResults: [LaboratoryResult] = []
  /// The running number of the adverse event the patient died of, where that was stated.
  public var fatalEventNumber: Int?
  /// What the patient died of.
  public var causeOfDeath: CodePosition?
  /// By code of the criterion.
  public var eligibilityFindings: [EligibilityFinding] = []

  /// A patient without any rows.
  ///
  /// - Parameter patient: The patient's own row.
  public init(patient: Patient) {
    self.patient = patient
  }

  /// Empties every part, keeping the storage.
  public mutating func removeAll() {
    performanceStatuses.removeAll(keepingCapacity: true)
    metastases.removeAll(keepingCapacity: true)
    metastaticBurdens.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    drugs.removeAll(keepingCapacity: true)
    assessments.removeAll(keepingCapacity: true)
    adverseEvents.removeAll(keepingCapacity: true)
    clinicalProgressions.removeAll(keepingCapacity: true)
    contacts.removeAll(keepingCapacity: true)
    diedOn = nil
    observations.removeAll(keepingCapacity: true)
    sampledDays = nil
    measuredDays = nil
    lesions.removeAll(keepingCapacity: true)
    measurements.removeAll(keepingCapacity: true)
    exposures.removeAll(keepingCapacity: true)
    laboratoryResults.removeAll(keepingCapacity: true)
    fatalEventNumber = nil
    causeOfDeath = nil
    eligibilityFindings.removeAll(keepingCapacity: true)
  }
}

/// The parts of a history a question needs; lines of therapy are always read.
public struct HistoryParts: OptionSet, Sendable {
  /// One bit per part.
  public let rawValue: UInt32

  /// The parts with these bits.
  ///
  /// - Parameter rawValue: One bit per part.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The patient's own row; without it only the patient's number is known.
  public static let patient = HistoryParts(rawValue: 1 << 0)
  /// ECOG performance status.
  public static let performance = HistoryParts(rawValue: 1 << 1)
  /// Metastatic sites.
  public static let metastases = HistoryParts(rawValue: 1 << 2)
  /// Numbers of metastatic lesions.
  public static let metastaticBurden = HistoryParts(rawValue: 1 << 3)
  /// Drugs of the lines.
  public static let drugs = HistoryParts(rawValue: 1 << 4)
  /// Tumor assessments.
  public static let assessments = HistoryParts(rawValue: 1 << 5)
  /// Adverse events.
  public static let adverseEvents = HistoryParts(rawValue: 1 << 6)
  /// Clinically called progression.
  public static let clinicalProgressions = HistoryParts(rawValue: 1 << 7)
  /// Follow-up contacts.
  public static let contacts = HistoryParts(rawValue: 1 << 8)
  /// Deaths.
  public static let death = HistoryParts(rawValue: 1 << 9)
  /// Study fields.
  public static let observations = HistoryParts(rawValue: 1 << 10)
  /// The days of laboratory samples.
  public static let sampledDays = HistoryParts(rawValue: 1 << 11)
  /// The days of measured lesions.
  public static let measuredDays = HistoryParts(rawValue: 1 << 12)
  /// Lesions and what was measured of them.
  public static let lesions = HistoryParts(rawValue: 1 << 13)
  /// Dated doses of drugs.
  public static let exposures = HistoryParts(rawValue: 1 << 14)
  /// Laboratory results; they bring the days of samples.
  public static let laboratory = HistoryParts(rawValue: 1 << 15)
  /// What is known of adverse events beside term, grade, days, relation and the mark "immune-related"; goes with
  /// ``adverseEvents``.
  public static let eventDetails = HistoryParts(rawValue: 1 << 16)
  /// Of the few patients with ``PatientHistory/hasOpenOnset`` every other part; of all others nothing. Goes with
  /// ``adverseEvents`` and ``death``.
  public static let restForOpenOnsets = HistoryParts(rawValue: 1 << 17)
  /// Findings of eligibility.
  public static let eligibility = HistoryParts(rawValue: 1 << 18)
  /// Every part.
  public static let all = HistoryParts(rawValue: 0x5_FFFF)
}
