public import ClinicalRecords

/// A line of therapy as drug records show it. Rule: L14.
public struct DerivedLine: Sendable, Equatable {
  /// 1 for the first.
  public var number: Int
  /// What it was meant to do, as far as the registry shows.
  public var intent: LineIntent
  /// Its number among the lines of its intent: 1 for the first palliative line.
  public var numberOfIntent: Int
  /// Day of its first dose. Rule: L2.
  public var startedOn: ClinicalDate
  /// Last day on which one of its drugs was given before the next line. Rule: L13.
  public var lastGivenOn: ClinicalDate
  /// Its end; `nil` while it may go on. Rule: L13.
  public var endedOn: ClinicalDate?
  /// What opened it.
  public var opening: LineOpening
  /// What closed it. Rule: L13.
  public var closing: LineClosing
  /// Its drugs, by first dose.
  public var agents: [LineAgent]
  /// The named combination its regimen is, by position in the formulary; `nil` where none matches.
  /// Rule: L3.
  public var regimen: Int?
  /// Its phases in order of time. Rule: L8, L9.
  public var phases: [LinePhase]
  /// What is worth knowing about it.
  public var flags: [LineFlag]
  /// Days from the last chemotherapy of an earlier line to its start; `nil` where there was none.
  /// Rule: L12.
  public var chemotherapyFreeDays: Int?

  /// The rules that made it, in their order.
  public var rules: [Rule] {
    var rules: Set<Rule> = [.l3, .l4, .l13, .l14]
    rules.formUnion(opening.rules)
    rules.formUnion(closing.rules)
    for flag in flags { rules.insert(flag.rule) }
    return Rule.allCases.filter(rules.contains)
  }
}

/// What a line was meant to do, as far as the registry shows; the rest is left to a person.
public enum LineIntent: String, Sendable, CaseIterable {
  /// Given for advanced disease.
  case palliative
  /// Given before the disease was advanced, progressed or spread.
  case curative
  /// The extent at diagnosis is not recorded.
  case unknown
}

/// A drug of a derived line.
public struct LineAgent: Sendable, Equatable {
  /// How a drug came into a line.
  public enum Role: Sendable, Equatable {
    /// Given from the first days on. Rule: L3.
    case regimen
    /// In place of another. Rule: L7.
    case substitute(CodePosition)
    /// In place of another of its class, shown to a person. Rule: L7.
    case swapped(CodePosition)
    /// Begun as maintenance. Rule: L8.
    case maintenance
    /// Begun as the next part of a regimen whose parts follow each other. Rule: L9.
    case planned
    /// Begun as consolidation of a curative plan. Rule: L9.
    case consolidation
    /// Begun in the line before and never stopped. Rule: L13.
    case carriedOver
  }

  /// The drug.
  public var agent: CodePosition
  /// How it came into the line.
  public var role: Role
  /// First day it was given in the line.
  public var firstGivenOn: ClinicalDate
  /// Last day it was given in the line.
  public var lastGivenOn: ClinicalDate
}

/// A part of a line with days of its own.
public struct LinePhase: Sendable, Equatable {
  /// What a part of a line is.
  public enum Kind: String, Sendable, CaseIterable {
    /// From the start on.
    case induction
    /// What goes on, or is begun, after induction. Rule: L8.
    case maintenance
    /// What is begun after curative treatment. Rule: L9.
    case consolidation
  }

  /// What it is.
  public var kind: Kind
  /// Its first dose.
  public var startedOn: ClinicalDate
  /// Its last dose.
  public var lastGivenOn: ClinicalDate
}

/// What opened a line.
public enum LineOpening: Sendable, Equatable {
  /// The first dose. Rule: L2.
  case firstDose
  /// A drug outside the current regimen after progression. Rule: L10.
  case progression(ClinicalDate, agent: CodePosition)
  /// The same drugs after progression, where the settings say so. Rule: L10.
  case continuedAfterProgression(ClinicalDate)
  /// A dose after a gap of so many days. Rule: L11.
  case gap(days: Int)
  /// A drug outside the regimen so many days after the start of the line before. Rule: L6.
  case newAgent(CodePosition, day: Int)
  /// A second set of drugs inside the window of the line before. Rule: L3.
  case sequentialSet(CodePosition, day: Int)
  /// A swap within a class, where the settings say so. Rule: L7.
  case swap(CodePosition, for: CodePosition)

  /// The rules that say so.
  public var rules: [Rule] {
    switch self {
    case .firstDose: [.l2]
    case .progression, .continuedAfterProgression: [.l2, .l10]
    case .gap: [.l2, .l11]
    case .newAgent: [.l2, .l6]
    case .sequentialSet: [.l2, .l3]
    case .swap: [.l2, .l7]
    }
  }
}

/// What closed a line. Rule: L13.
public enum LineClosing: Sendable, Equatable {
  /// Progression on this day.
  case progression(ClinicalDate)
  /// Other drugs without progression.
  case newAgent
  /// So many days without a dose.
  case gap(days: Int)
  /// Death.
  case death(ClinicalDate)
  /// Nothing yet: records end this many days after the last dose.
  case dataEnd(days: Int)

  /// The rules that say so.
  public var rules: [Rule] {
    switch self {
    case .progression: [.l10, .l13]
    case .newAgent, .death, .dataEnd: [.l13]
    case .gap: [.l11, .l13]
    }
  }

  /// The registry's word for it; `nil` where it has none: a gap is no reason of a clinician, and a
  /// line that goes on has none.
  public var endReason: String? {
    switch self {
    case .progression: "progression"
    case .newAgent: "new_agent"
    case .death: "death"
    case .gap, .dataEnd: nil
    }
  }
}
