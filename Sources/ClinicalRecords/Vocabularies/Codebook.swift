/// The vocabularies of an open registry, as histories refer to them.
public struct Codebook: Sendable, Equatable {
  /// Hospitals.
  public var sites: Vocabulary
  /// Sexes.
  public var sexes: Vocabulary
  /// Types of tumor.
  public var histologies: Vocabulary
  /// Spread at diagnosis.
  public var extents: Vocabulary
  /// Tobacco histories.
  public var smokingStatuses: Vocabulary
  /// Organs of metastases.
  public var metastaticSites: Vocabulary
  /// Why lines end.
  public var endReasons: Vocabulary
  /// Drugs.
  public var agents: Vocabulary
  /// For each drug its class and the group of that class, such as `ici_pd_l1` and `immunotherapy`.
  public var agentClasses: [AgentClass]
  /// Adverse event terms.
  public var terms: Vocabulary
  /// For each term the grades that exist, as bits: bit 3 for grade 3.
  public var existingGrades: [UInt8]
  /// For each term its system organ class.
  public var termClasses: [String]
  /// For each term its dictionary and version, such as `CTCAE 5.0`.
  public var termDictionaries: [String]
  /// Terms under which immune-related events are usually recorded, by category.
  public var immuneRelatedTerms: [ImmuneRelatedTerm]
  /// What a laboratory measures.
  public var analytes: Vocabulary
  /// What patients die of.
  public var causesOfDeath: Vocabulary
  /// Rows of a safety table made of several terms, in printed order.
  public var termGroups: [AdverseEventGroup]
  /// Study fields.
  public var fields: [DataField]
  /// Criteria of eligibility.
  public var criteria: Vocabulary

  /// Empty vocabularies.
  public init() {
    let none = Vocabulary(name: "", entries: [])
    sites = none
    sexes = none
    histologies = none
    extents = none
    smokingStatuses = none
    metastaticSites = none
    endReasons = none
    agents = none
    agentClasses = []
    terms = none
    existingGrades = []
    termClasses = []
    termDictionaries = []
    immuneRelatedTerms = []
    analytes = none
    causesOfDeath = none
    termGroups = []
    fields = []
    criteria = none
  }
}

/// The class of a drug.
public struct AgentClass: Sendable, Equatable {
  /// Such as `ici_pd_l1`.
  public let code: String
  /// Such as `immunotherapy`.
  public let group: String

  /// A class of drugs.
  ///
  /// - Parameters:
  ///   - code: Such as `ici_pd_l1`.
  ///   - group: Such as `immunotherapy`.
  public init(code: String, group: String) {
    self.code = code
    self.group = group
  }

  /// The part of the code before the first `_`: `ici`.
  public var family: String { String(code.prefix { $0 != "_" }) }

  /// Whether a drug of this class is of the class, family of classes or group with this name.
  ///
  /// `ici` holds `ici_pd_1` and `ici_pd_l1`; a group's name holds all its classes.
  ///
  /// - Parameter name: A class, the part of a class before a `_`, or a group.
  /// - Returns: Whether it is.
  public func isPart(of name: String) -> Bool {
    code == name || group == name || code.hasPrefix(name + "_")
  }
}

/// A row of a safety table made of several terms.
public struct AdverseEventGroup: Sendable, Equatable {
  /// Which events of a member term count.
  public enum Attribution: String, Sendable {
    /// Those marked immune-related.
    case immuneRelated = "immune_related"
    /// Those not marked immune-related.
    case notImmuneRelated = "not_immune_related"
    /// All.
    case any
  }

  /// Such as `hematologic`.
  public let code: String
  /// What tables print.
  public let label: String
  /// Its counted terms.
  public let terms: [CodePosition]
  /// Which events of these terms count.
  public let attribution: Attribution

  /// A group of terms.
  ///
  /// - Parameters:
  ///   - code: Such as `hematologic`.
  ///   - label: What tables print.
  ///   - terms: Its counted terms.
  ///   - attribution: Which events of these terms count.
  public init(code: String, label: String, terms: [CodePosition], attribution: Attribution) {
    self.code = code
    self.label = label
    self.terms = terms
    self.attribution = attribution
  }
}

/// A study field of the data dictionary.
public struct DataField: Sendable, Equatable {
  /// What its values are.
  public enum ValueType: String, Sendable, CaseIterable {
    /// A decimal number.
    case number
    /// A whole number.
    case integer
    /// Text.
    case text
    /// A calendar day.
    case day
    /// Yes or no.
    case flag
    /// One of the field's levels.
    case level
  }

  /// Name used in questions.
  public let code: String
  /// Name printed in tables.
  public let label: String
  /// What its values are.
  public let type: ValueType
  /// Unit of a number.
  public let unit: String?
  /// Smallest value allowed.
  public let lowest: Double?
  /// Largest value allowed.
  public let highest: Double?
  /// Allowed values of a level field, in order.
  public let levels: [String]

  /// A study field.
  ///
  /// - Parameters:
  ///   - code: Name used in questions.
  ///   - label: Name printed in tables.
  ///   - type: What its values are.
  ///   - unit: Unit of a number.
  ///   - lowest: Smallest value allowed.
  ///   - highest: Largest value allowed.
  ///   - levels: Allowed values of a level field, in order.
  public init(
    code: String, label: String, type: ValueType, unit: String? = nil, lowest: Double? = nil,
    highest: Double? = nil, levels: [String] = []
  ) {
    self.code = code
    self.label = label
    self.type = type
    self.unit = unit
    self.lowest = lowest
    self.highest = highest
    self.levels = levels
  }
}
