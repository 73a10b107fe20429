public import ClinicalRecords

/// What became of one drug record, and by which rules. Rule: L14.
public struct DoseDecision: Sendable, Equatable {
  /// Position in ``PatientHistory/exposures``.
  public let exposure: Int
  /// The line it belongs to; `nil` where it was left out.
  public let line: Int?
  /// What it did.
  public let role: DoseRole
}

/// What a drug record did to the lines.
public enum DoseRole: Sendable, Equatable {
  /// Not given. Rule: L1.
  case notGiven
  /// A supportive drug. Rule: L1.
  case supportive
  /// The same drug on the same day as another record. Rule: L1.
  case duplicate
  /// So many days before diagnosis. Rule: L2.
  case beforeDiagnosis(days: Int)
  /// It opened the line, and closed the one before.
  case opened(LineOpening)
  /// Given on the day another drug opened the line, or first given inside its window. Rule: L3.
  case joined(day: Int)
  /// A drug of the line again. Rule: L4.
  case continued
  /// First given in place of another. Rule: L7.
  case substituted(CodePosition)
  /// First given in place of another of its class. Rule: L7.
  case swapped(CodePosition)
  /// First given as maintenance, so many days after the last dose of induction. Rule: L8.
  case beganMaintenance(days: Int)
  /// First given as the next part of a curative plan, so many days after the last dose. Rule: L9.
  case beganPlannedPart(days: Int)
  /// A drug of the line after progression on this day. Rule: L10.
  case beyondProgression(ClinicalDate)
  /// A drug of the line after a gap that is exempt. Rule: L11.
  case acrossGap(days: Int)
  /// A drug of the line after so many days of its own pause. Rule: L4.
  case resumed(days: Int)

  /// The rules that say so.
  public var rules: [Rule] {
    switch self {
    case .notGiven, .supportive, .duplicate: [.l1]
    case .beforeDiagnosis: [.l2]
    case .opened(let opening): opening.rules
    case .joined: [.l3]
    case .continued, .resumed: [.l4]
    case .substituted, .swapped: [.l7]
    case .beganMaintenance: [.l8]
    case .beganPlannedPart: [.l9]
    case .beyondProgression: [.l10]
    case .acrossGap: [.l11]
    }
  }

  /// Its name in tables.
  public var name: String {
    switch self {
    case .notGiven: "not given"
    case .supportive: "supportive"
    case .duplicate: "duplicate"
    case .beforeDiagnosis: "before diagnosis"
    case .opened: "opened"
    case .joined: "joined"
    case .continued: "continued"
    case .substituted: "substituted"
    case .swapped: "swapped"
    case .beganMaintenance: "began maintenance"
    case .beganPlannedPart: "began planned part"
    case .beyondProgression: "beyond progression"
    case .acrossGap: "across gap"
    case .resumed: "resumed"
    }
  }
}
