public import ClinicalRecords

/// One line of therapy of one patient as figures of single patients show it, in whole days from the
/// start of the line.
///
/// Who the patient is stays the registry's number; figures print a study key only where they are
/// given one.
public struct TreatmentCourse: Sendable, Equatable, Codable {
  /// The registry's number of the patient.
  public var patientID: Int64
  /// Number of the line.
  public var lineNumber: Int
  /// Best overall response, confirmed or not as the question says. Rule: R44.
  public var bestResponse: OverallResponse
  /// The best change of the sum of diameters, or why there is none.
  public var depth: Depth
  /// The changes of the sum of diameters from baseline, in order of time, to the first progression
  /// or the start of the next line; empty without a baseline.
  public var changes: [SumChange] = []
  /// The first progression of the line, the start of the next line notwithstanding.
  public var progression: Progression?
  /// First partial and first complete response that count, in order of time. Rule: R43, R50.
  public var responses: [Response] = []
  /// This line and the later ones, in order of time; none reaches beyond ``lastDay``.
  public var segments: [Segment] = []
  /// Death, else the last day known alive, at the latest the cutoff.
  public var lastDay: Int
  /// Whether the patient died on ``lastDay``.
  public var isDead: Bool

  /// A course of which only the end is known.
  ///
  /// - Parameters:
  ///   - patientID: The registry's number of the patient.
  ///   - lineNumber: Number of the line.
  ///   - bestResponse: Best overall response.
  ///   - depth: The best change of the sum of diameters.
  ///   - lastDay: Death, else the last day known alive.
  ///   - isDead: Whether the patient died on that day.
  public init(
    patientID: Int64, lineNumber: Int, bestResponse: OverallResponse, depth: Depth, lastDay: Int,
    isDead: Bool
  ) {
    self.patientID = patientID
    self.lineNumber = lineNumber
    self.bestResponse = bestResponse
    self.depth = depth
    self.lastDay = lastDay
    self.isDead = isDead
  }

  /// Whether the patient was alive and under treatment when last known.
  public var isOnTreatment: Bool { !isDead && segments.last?.isUnderWay == true }

  /// The best change in percent; `nil` where there is none.
  public var bestPercent: Double? {
    if case .percent(let percent) = depth { percent } else { nil }
  }
}

extension TreatmentCourse {
  /// The best change of the sum of diameters from baseline, or why there is none.
  public enum Depth: Sendable, Equatable, Codable {
    /// In percent, −100 and up.
    case percent(Double)
    /// There is none.
    case missing(Gap)
  }

  /// Why a line has no change of the sum of diameters.
  public enum Gap: String, Sendable, CaseIterable, Codable {
    /// No target lesion was measured, neither before nor after the start.
    case notMeasured
    /// Target lesions were measured after the start but not, or not all, before it.
    case noBaseline
    /// There is a baseline, and no visit before the next line.
    case noLaterVisit
    /// At every later visit a target lesion was missing. Rule: R14.
    case incomplete
  }

  /// A change of the sum of diameters.
  public struct SumChange: Sendable, Equatable, Codable {
    /// Day of the visit.
    public var day: Int
    /// Change from baseline in percent; `nil` where the sum was incomplete. Rule: R14.
    public var percent: Double?

    /// A change.
    ///
    /// - Parameters:
    ///   - day: Day of the visit.
    ///   - percent: Change from baseline in percent.
    public init(day: Int, percent: Double?) {
      self.day = day
      self.percent = percent
    }
  }

  /// A progression, with what showed it.
  public struct Progression: Sendable, Equatable, Codable {
    /// What shows a progression.
    public enum Ground: String, Sendable, CaseIterable, Codable {
      /// A new lesion, whatever else. Rule: R23.
      case newLesion
      /// A non-target lesion, and no new one. Rule: R22.
      case nonTarget
      /// The sum of diameters alone, or a response that was entered without its components.
      case other
    }

    /// Its day.
    public var day: Int
    /// What showed it.
    public var ground: Ground

    /// A progression.
    ///
    /// - Parameters:
    ///   - day: Its day.
    ///   - ground: What showed it.
    public init(day: Int, ground: Ground) {
      self.day = day
      self.ground = ground
    }
  }

  /// The first visit with a response.
  public struct Response: Sendable, Equatable, Codable {
    /// Its day.
    public var day: Int
    /// Whether it is a complete response; else partial.
    public var isComplete: Bool

    /// A response.
    ///
    /// - Parameters:
    ///   - day: Its day.
    ///   - isComplete: Whether it is a complete response.
    public init(day: Int, isComplete: Bool) {
      self.day = day
      self.isComplete = isComplete
    }
  }

  /// The days a line of therapy was given.
  public struct Segment: Sendable, Equatable, Codable {
    /// Number of the line.
    public var lineNumber: Int
    /// First day.
    public var start: Int
    /// Last day, as far as known.
    public var end: Int
    /// The classes of its drugs, such as `ICI + chemotherapy`; `nil` where drugs are not recorded.
    public var regimenClass: String?
    /// Whether it had not ended when the patient was last known alive.
    public var isUnderWay: Bool

    /// The days of a line.
    ///
    /// - Parameters:
    ///   - lineNumber: Number of the line.
    ///   - start: First day.
    ///   - end: Last day.
    ///   - regimenClass: The classes of its drugs.
    ///   - isUnderWay: Whether it had not ended.
    public init(
      lineNumber: Int, start: Int, end: Int, regimenClass: String?, isUnderWay: Bool
    ) {
      self.lineNumber = lineNumber
      self.start = start
      self.end = end
      self.regimenClass = regimenClass
      self.isUnderWay = isUnderWay
    }
  }
}
