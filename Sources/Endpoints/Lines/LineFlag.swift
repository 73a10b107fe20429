public import ClinicalRecords

/// What is worth knowing about a derived line, or has to be looked at by a person.
public enum LineFlag: Sendable, Equatable {
  /// A drug stopped and the others went on. Rule: L5.
  case droppedAgent(CodePosition, last: ClinicalDate)
  /// A drug was given in place of another. Rule: L7.
  case substitution(of: CodePosition, by: CodePosition, on: ClinicalDate)
  /// A drug was given in place of another of its class. Rule: L7.
  case swap(of: CodePosition, by: CodePosition, on: ClinicalDate)
  /// Part of the regimen went on after induction. Rule: L8.
  case continuationMaintenance(from: ClinicalDate)
  /// A drug was begun after induction. Rule: L8.
  case switchMaintenance(CodePosition, from: ClinicalDate)
  /// A curative plan went on with another drug. Rule: L9.
  case plannedSequence(CodePosition, from: ClinicalDate)
  /// The same drugs were given after progression. Rule: L10.
  case beyondProgression(ClinicalDate, firstDose: ClinicalDate)
  /// A gap longer than allowed, in a drug that is exempt. Rule: L11.
  case exemptGap(CodePosition, days: Int, on: ClinicalDate)
  /// A drug came back after a long pause while others went on. Rule: L4.
  case resumedAgent(CodePosition, days: Int, on: ClinicalDate)
  /// Two sets of drugs inside the window that no regimen lists together. Rule: L3.
  case sequentialSets(on: ClinicalDate)
  /// A drug was added to those of the line before, after its window. Rule: L6.
  case lateAddition(CodePosition, day: Int)
  /// A drug of the line before goes on. Rule: L6, L10.
  case continuedAgent(CodePosition)
  /// The drugs of an earlier line again, so many days after their last dose there. Rule: L12.
  case rechallenge(ofLine: Int, days: Int)
  /// A record runs so many days into the next line. Rule: L13.
  case overlap(CodePosition, days: Int)

  /// What a flag says, for counting.
  public enum Kind: String, Sendable, CaseIterable {
    /// A drug stopped and the others went on.
    case droppedAgent = "dropped agent"
    /// A drug in place of another.
    case substitution
    /// A drug in place of another of its class.
    case swap = "swap within class"
    /// Part of the regimen went on.
    case continuationMaintenance = "continuation maintenance"
    /// A drug begun after induction.
    case switchMaintenance = "switch maintenance"
    /// The next part of a curative plan.
    case plannedSequence = "planned sequence"
    /// The same drugs after progression.
    case beyondProgression = "beyond progression"
    /// A gap in an exempt drug.
    case exemptGap = "exempt gap"
    /// A drug came back.
    case resumedAgent = "resumed agent"
    /// Two sets inside the window.
    case sequentialSets = "sequential sets"
    /// A drug added late.
    case lateAddition = "late addition"
    /// A drug of the line before goes on.
    case continuedAgent = "continued agent"
    /// The drugs of an earlier line.
    case rechallenge
    /// A record that runs into the next line.
    case overlap
  }

  /// What it says.
  public var kind: Kind {
    switch self {
    case .droppedAgent: .droppedAgent
    case .substitution: .substitution
    case .swap: .swap
    case .continuationMaintenance: .continuationMaintenance
    case .switchMaintenance: .switchMaintenance
    case .plannedSequence: .plannedSequence
    case .beyondProgression: .beyondProgression
    case .exemptGap: .exemptGap
    case .resumedAgent: .resumedAgent
    case .sequentialSets: .sequentialSets
    case .lateAddition: .lateAddition
    case .continuedAgent: .continuedAgent
    case .rechallenge: .rechallenge
    case .overlap: .overlap
    }
  }

  /// The rule that says so.
  public var rule: Rule { kind.rule }

  /// Whether drug records alone cannot decide it, so that a person should look.
  public var needsPerson: Bool { kind.needsPerson }
}

extension LineFlag.Kind {
  /// The rule that says so.
  public var rule: Rule {
    switch self {
    case .sequentialSets: .l3
    case .resumedAgent: .l4
    case .droppedAgent: .l5
    case .lateAddition: .l6
    case .substitution, .swap: .l7
    case .continuationMaintenance, .switchMaintenance: .l8
    case .plannedSequence: .l9
    case .beyondProgression, .continuedAgent: .l10
    case .exemptGap: .l11
    case .rechallenge: .l12
    case .overlap: .l13
    }
  }

  /// Whether a person should look.
  public var needsPerson: Bool {
    switch self {
    case .swap, .beyondProgression, .resumedAgent, .sequentialSets, .lateAddition, .overlap: true
    case .droppedAgent, .substitution, .continuationMaintenance, .switchMaintenance,
      .plannedSequence, .exemptGap, .continuedAgent, .rechallenge:
      false
    }
  }
}
