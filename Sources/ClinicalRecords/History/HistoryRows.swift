// The rows a history is made of. A code is a position in a vocabulary of the Codebook.

/// A position in one of the vocabularies of the ``Codebook``.
public typealias CodePosition = UInt32

/// The patient's own row.
public struct Patient: Sendable, Equatable {
  /// The registry's number of the patient; ``Registry`` turns it into the study key.
  public var id: Int64
  /// Hospital.
  public var site: CodePosition?
  /// Sex.
  public var sex: CodePosition?
  /// Birth, as far as known.
  public var bornOn: PartialDate?
  /// Completed years at diagnosis, where birth may not be kept.
  public var statedAgeAtDiagnosis: Int?
  /// Diagnosis, as far as known.
  public var diagnosedOn: PartialDate?
  /// Type of tumor.
  public var histology: CodePosition?
  /// Spread at diagnosis.
  public var extent: CodePosition?
  /// Tobacco history.
  public var smokingStatus: CodePosition?

  /// A patient of whom nothing but the number is known.
  ///
  /// - Parameter id: The registry's number.
  public init(id: Int64) { self.id = id }
}

/// ECOG performance status on a day.
public struct PerformanceStatus: Sendable, Equatable {
  /// Day it was judged.
  public var assessedOn: ClinicalDate
  /// 0 to 5.
  public var ecog: Int

  /// A performance status.
  ///
  /// - Parameters:
  ///   - assessedOn: Day it was judged.
  ///   - ecog: 0 to 5.
  public init(assessedOn: ClinicalDate, ecog: Int) {
    self.assessedOn = assessedOn
    self.ecog = ecog
  }
}

/// An organ in which metastases were found.
public struct Metastasis: Sendable, Equatable {
  /// Organ or region.
  public var site: CodePosition
  /// When it was first seen, as far as known.
  public var foundOn: PartialDate?

  /// A metastatic site.
  ///
  /// - Parameters:
  ///   - site: Organ or region.
  ///   - foundOn: When it was first seen.
  public init(site: CodePosition, foundOn: PartialDate?) {
    self.site = site
    self.foundOn = foundOn
  }
}

/// How many metastatic lesions were counted on a day.
public struct MetastaticBurden: Sendable, Equatable {
  /// Day of the count.
  public var countedOn: ClinicalDate
  /// Number of lesions.
  public var lesionCount: Int

  /// A count of metastatic lesions.
  ///
  /// - Parameters:
  ///   - countedOn: Day of the count.
  ///   - lesionCount: Number of lesions.
  public init(countedOn: ClinicalDate, lesionCount: Int) {
    self.countedOn = countedOn
    self.lesionCount = lesionCount
  }
}

/// Whether a patient met a criterion of eligibility, as somebody judged.
public struct EligibilityFinding: Sendable, Equatable {
  /// The criterion.
  public var criterion: CodePosition
  /// Whether it was met.
  public var isMet: Bool

  /// A finding.
  ///
  /// - Parameters:
  ///   - criterion: The criterion.
  ///   - isMet: Whether it was met.
  public init(criterion: CodePosition, isMet: Bool) {
    self.criterion = criterion
    self.isMet = isMet
  }
}

/// A line of systemic therapy.
public struct LineOfTherapy: Sendable, Equatable {
  /// 1 for first line.
  public var number: Int
  /// First day of treatment.
  public var startedOn: ClinicalDate
  /// Last day of treatment; `nil` while it goes on.
  public var endedOn: ClinicalDate?
  /// Why it ended.
  public var endReason: CodePosition?
  /// Cycles given.
  public var cycleCount: Int?
  /// Planned days between tumor assessments.
  public var scanIntervalDays: Int?
  /// Whether it ended because the patient was lost to follow-up or withdrew.
  public var wasLost = false

  /// A line of therapy.
  ///
  /// - Parameters:
  ///   - number: 1 for first line.
  ///   - startedOn: First day of treatment.
  ///   - endedOn: Last day of treatment, if it ended.
  ///   - endReason: Why it ended.
  ///   - cycleCount: Cycles given.
  ///   - scanIntervalDays: Planned days between tumor assessments.
  public init(
    number: Int, startedOn: ClinicalDate, endedOn: ClinicalDate? = nil,
    endReason: CodePosition? = nil, cycleCount: Int? = nil, scanIntervalDays: Int? = nil
  ) {
    self.number = number
    self.startedOn = startedOn
    self.endedOn = endedOn
    self.endReason = endReason
    self.cycleCount = cycleCount
    self.scanIntervalDays = scanIntervalDays
  }
}

/// A drug given in a line of therapy.
public struct LineDrug: Sendable, Equatable {
  /// Number of the line.
  public var lineNumber: Int
  /// The drug.
  public var agent: CodePosition
  /// First day it was given, where that is not the line's first.
  public var firstGivenOn: ClinicalDate?
  /// Last day it was given, where that is not the line's last.
  public var lastGivenOn: ClinicalDate?

  /// A drug of a line.
  ///
  /// - Parameters:
  ///   - lineNumber: Number of the line.
  ///   - agent: The drug.
  ///   - firstGivenOn: First day it was given, where that is not the line's first.
  ///   - lastGivenOn: Last day it was given, where that is not the line's last.
  public init(
    lineNumber: Int, agent: CodePosition, firstGivenOn: ClinicalDate? = nil,
    lastGivenOn: ClinicalDate? = nil
  ) {
    self.lineNumber = lineNumber
    self.agent = agent
    self.firstGivenOn = firstGivenOn
    self.lastGivenOn = lastGivenOn
  }
}

/// An adverse event.
public struct AdverseEvent: Sendable, Equatable {
  /// Running number within the patient.
  public var number: Int
  /// CTCAE term.
  public var term: CodePosition
  /// 1 to 5.
  public var grade: Int
  /// First day, as far as known.
  public var onsetOn: PartialDate?
  /// Last day, as far as known.
  public var endedOn: PartialDate?
  /// Whether its relation to treatment counts as related.
  public var isRelated: Bool
  /// The line it was stated to belong to.
  public var statedLine: Int?
  /// Whether it was marked immune-related; `nil` where that was not recorded.
  public var isImmuneRelated: Bool?
  /// What is known of it beside this; read with ``HistoryParts/eventDetails``.
  public var details = Details()

  /// What few questions look at.
  public struct Details: Sendable, Equatable {
    /// Whether it was serious; `nil` where that was not recorded.
    public var isSerious: Bool?
    /// Whether treatment was stopped for good because of it; `nil` where it was not recorded what was done with it.
    public var ledToDiscontinuation: Bool?
    /// How it ended; `nil` where that was not recorded.
    public var outcome: EventOutcome?
    /// The drug suspected to have caused it.
    public var suspectedAgent: CodePosition?

    /// Nothing known.
    public init() {}
  }

  /// An adverse event.
  ///
  /// - Parameters:
  ///   - number: Running number within the patient.
  ///   - term: CTCAE term.
  ///   - grade: 1 to 5.
  ///   - onsetOn: First day, as far as known.
  ///   - endedOn: Last day, as far as known.
  ///   - isRelated: Whether its relation counts as related.
  ///   - statedLine: The line it was stated to belong to.
  ///   - isImmuneRelated: Whether it was marked immune-related; `nil` where that was not recorded.
  public init(
    number: Int, term: CodePosition, grade: Int, onsetOn: PartialDate?,
    endedOn: PartialDate? = nil, isRelated: Bool, statedLine: Int? = nil,
    isImmuneRelated: Bool? = false
  ) {
    self.number = number
    self.term = term
    self.grade = grade
    self.onsetOn = onsetOn
    self.endedOn = endedOn
    self.isRelated = isRelated
    self.statedLine = statedLine
    self.isImmuneRelated = isImmuneRelated
  }
}

/// The value of a study field on a day.
public struct Observation: Sendable, Equatable {
  /// The field, by its position in the codebook.
  public var field: CodePosition
  /// Day of the observation.
  public var observedOn: ClinicalDate
  /// The value as entered.
  public var value: String

  /// An observation.
  ///
  /// - Parameters:
  ///   - field: The field.
  ///   - observedOn: Day of the observation.
  ///   - value: The value as entered.
  public init(field: CodePosition, observedOn: ClinicalDate, value: String) {
    self.field = field
    self.observedOn = observedOn
    self.value = value
  }
}

/// The first and the last of several days.
public struct DaySpan: Sendable, Equatable {
  /// The first day.
  public private(set) var first: ClinicalDate
  /// The last day.
  public private(set) var last: ClinicalDate

  /// Both, once where they are one.
  public var ends: [ClinicalDate] { first == last ? [first] : [first, last] }

  /// Widens a span to hold a day; makes it where there was none.
  ///
  /// - Parameters:
  ///   - span: The span so far.
  ///   - day: The day.
  public static func widen(_ span: inout DaySpan?, to day: ClinicalDate) {
    guard let known = span else {
      span = DaySpan(first: day, last: day)
      return
    }
    span = DaySpan(first: min(known.first, day), last: max(known.last, day))
  }
}
