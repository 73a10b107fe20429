public import ClinicalRecords
import Endpoints

/// A row of a table of adverse events: what it is called, and which events count in it.
public struct SafetyRow: Sendable, Equatable {
  /// What kind of row it is.
  public enum Kind: String, Sendable, CaseIterable {
    /// Any event.
    case any
    /// A row of the overview, such as serious events.
    case overview
    /// A group of terms.
    case group
    /// A system organ class.
    case systemOrganClass = "system_organ_class"
    /// A term of a dictionary.
    case term
  }

  /// A term of which events count.
  public struct Member: Sendable, Equatable {
    /// The term.
    public let term: CodePosition
    /// Which of its events count.
    public let criterion: EventCriterion

    /// A member.
    ///
    /// - Parameters:
    ///   - term: The term.
    ///   - criterion: Which of its events count.
    public init(_ term: CodePosition, _ criterion: EventCriterion = EventCriterion()) {
      self.term = term
      self.criterion = criterion
    }
  }

  /// A line of a user's group: a term, a system organ class or any event, and which of its events count.
  public struct Part: Sendable, Equatable {
    /// What it is called.
    public let label: String
    /// Which events count.
    public let criterion: EventCriterion

    /// A line of a group.
    ///
    /// - Parameters:
    ///   - label: What it is called.
    ///   - criterion: Which events count.
    public init(_ label: String, _ criterion: EventCriterion) {
      self.label = label
      self.criterion = criterion
    }
  }

  /// Which events count.
  public enum Events: Sendable, Equatable {
    /// Events of every term.
    case every(EventCriterion)
    /// Events of these terms; of one that stands here twice those that meet one of its criteria.
    case of([Member])
  }

  /// What kind of row it is.
  public let kind: Kind
  /// What users type for it, beside its label.
  public let code: String
  /// What tables print.
  public let label: String
  /// The label of the system organ class of a term; `nil` for any other row.
  public let systemOrganClass: String?
  /// Which events count.
  public let events: Events
  /// What a user made a group of; empty for any other row.
  public let parts: [Part]

  /// A row.
  ///
  /// - Parameters:
  ///   - kind: What kind of row it is.
  ///   - code: What users type for it, beside its label.
  ///   - label: What tables print.
  ///   - systemOrganClass: The system organ class of a term.
  ///   - events: Which events count.
  ///   - parts: What a user made the group of.
  public init(
    _ kind: Kind, code: String, label: String, systemOrganClass: String? = nil, _ events: Events,
    parts: [Part] = []
  ) {
    self.kind = kind
    self.code = code
    self.label = label
    self.systemOrganClass = systemOrganClass
    self.events = events
    self.parts = parts
  }

  /// What an event must be in all cases: what its criteria have in common.
  var alwaysRequired: EventTraits {
    switch events {
    case .every(let criterion): criterion.required
    case .of(let members):
      members.reduce(members.first?.criterion.required ?? []) {
        $0.intersection($1.criterion.required)
      }
    }
  }
}

extension SafetyRow {
  /// The row of all events that a question counts.
  ///
  /// - Parameter filter: Which events the question counts.
  /// - Returns: Such as "Any treatment-related event".
  public static func any(_ filter: EventFilter) -> SafetyRow {
    SafetyRow(.any, code: "any", label: "Any \(filter.phrase("event"))", .every(EventCriterion()))
  }

  /// The groups of terms of a registry, in their order.
  ///
  /// - Parameter codebook: Holds them.
  /// - Returns: A row for each.
  public static func groups(_ codebook: Codebook) -> [SafetyRow] {
    codebook.termGroups.map { group in
      let criterion = EventCriterion(group.attribution.required)
      return SafetyRow(
        .group, code: group.code, label: group.label,
        .of(group.terms.map { Member($0, criterion) }))
    }
  }

  /// The terms of a registry, in their order.
  ///
  /// - Parameter codebook: Holds them.
  /// - Returns: A row for each.
  public static func terms(_ codebook: Codebook) -> [SafetyRow] {
    codebook.terms.entries.enumerated().map { position, entry in
      SafetyRow(
        .term, code: entry.code, label: entry.label,
        systemOrganClass: codebook.systemOrganClass(ofTermAt: position),
        .of([Member(CodePosition(position))]))
    }
  }

  /// The system organ classes of a registry, by name; one that two dictionaries have is one row.
  ///
  /// - Parameter codebook: Holds the terms with their classes.
  /// - Returns: A row for each.
  public static func systemOrganClasses(_ codebook: Codebook) -> [SafetyRow] {
    let terms = Dictionary(grouping: codebook.terms.entries.indices) {
      codebook.systemOrganClass(ofTermAt: $0)
    }
    return terms.sorted { $0.key < $1.key }.map { label, terms in
      SafetyRow(
        .systemOrganClass, code: label, label: label,
        .of(terms.map { Member(CodePosition($0)) }))
    }
  }
}

extension Codebook {
  /// The system organ class of a term; empty where a codebook was made without.
  fileprivate func systemOrganClass(ofTermAt position: Int) -> String {
    position < termClasses.count ? termClasses[position] : ""
  }
}

extension SafetyRow {
  /// Whether only immune-related events count. Rule: A2.
  func countsOnlyImmuneRelated(_ filter: EventFilter) -> Bool {
    filter.immune == true || alwaysRequired.contains(.immuneRelated)
  }

  /// Days after a line's end that the time at risk lasts: more where only immune-related events count. Rule: A2, A4.
  func windowDays(_ filter: EventFilter, _ rules: EndpointRules) -> Int {
    countsOnlyImmuneRelated(filter) ? rules.immuneRelatedWindowDays : rules.toxicityWindowDays
  }
}

extension AdverseEventGroup.Attribution {
  /// What an event must be to count in the group.
  public var required: EventTraits {
    switch self {
    case .any: []
    case .immuneRelated: .immuneRelated
    case .notImmuneRelated: .notImmuneRelated
    }
  }
}
