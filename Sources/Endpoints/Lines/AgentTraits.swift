import ClinicalRecords

/// What the rules of lines say about one drug.
struct AgentTraits: OptionSet, Sendable {
  let rawValue: UInt8

  /// It acts on the tumor. Rule: L1.
  static let antineoplastic = AgentTraits(rawValue: 1 << 0)
  /// It is chemotherapy. Rule: L12.
  static let chemotherapy = AgentTraits(rawValue: 1 << 1)
  /// Its records may be far apart. Rule: L11.
  static let gapExempt = AgentTraits(rawValue: 1 << 2)
  /// It may be swapped for another of its kind. Rule: L7.
  static let swap = AgentTraits(rawValue: 1 << 3)
  /// It is maintenance when it goes on after induction. Rule: L8.
  static let continuation = AgentTraits(rawValue: 1 << 4)
  /// It may be begun as maintenance. Rule: L8.
  static let switchMaintenance = AgentTraits(rawValue: 1 << 5)
  /// It is begun as planned after curative treatment. Rule: L9.
  static let consolidation = AgentTraits(rawValue: 1 << 6)
}

/// The traits of all drugs of a codebook.
struct AgentTraitTable: Sendable {
  private(set) var traits: [AgentTraits]
  /// For each drug the number of its group of substitutes; −1 for none.
  private(set) var substitutionGroups: [Int16]

  init(
    _ rules: LineRules, _ codebook: Codebook, _ formulary: Formulary
  ) throws(RuleSettingError) {
    traits = codebook.agentClasses.map { $0.group == "chemotherapy" ? .chemotherapy : [] }
    substitutionGroups = [Int16](repeating: -1, count: traits.count)
    for (agent, acts) in formulary.isAntineoplastic.enumerated()
    where acts && agent < traits.count { traits[agent].insert(.antineoplastic) }
    for list in AgentTraitTable.lists {
      let usual = LineRules()[keyPath: list.path].names
      for name in rules[keyPath: list.path].names {
        let agents = try codebook.agents(
          named: name, list.setting, isUsual: usual.contains(name))
        for agent in agents { traits[agent].insert(list.trait) }
      }
    }
    try readSubstitutions(rules.substitutions, codebook)
  }

  /// A setting that names drugs, and what the named drugs are.
  private struct List {
    let setting: String
    let path: any KeyPath<LineRules, NameList> & Sendable
    let trait: AgentTraits
  }

  private static let lists = [
    List(setting: "gap_exempt", path: \.gapExempt, trait: .gapExempt),
    List(setting: "swap_classes", path: \.swapClasses, trait: .swap),
    List(setting: "continuation_agents", path: \.continuationAgents, trait: .continuation),
    List(
      setting: "switch_maintenance_agents", path: \.switchMaintenanceAgents,
      trait: .switchMaintenance),
    List(setting: "consolidation_agents", path: \.consolidationAgents, trait: .consolidation),
  ]

  private mutating func readSubstitutions(
    _ substitutions: NameGroups, _ codebook: Codebook
  ) throws(RuleSettingError) {
    let usual = LineRules().substitutions.groups.flatMap(\.self)
    for (number, group) in substitutions.groups.enumerated() {
      for name in group {
        let agents = try codebook.agents(
          named: name, "substitutions", isUsual: usual.contains(name))
        for agent in agents where substitutionGroups[agent] < 0 {
          substitutionGroups[agent] = Int16(clamping: number)
        }
      }
    }
  }
}

extension Codebook {
  /// The drugs of a name: one drug, or all of a class, of a part of a class's name such as `tki`, or
  /// of a group of classes.
  ///
  /// A name that a setting has by default may be unknown to a registry; any other may not.
  fileprivate func agents(
    named name: String, _ setting: String, isUsual: Bool
  ) throws(RuleSettingError) -> [Int] {
    if let agent = agents.position(of: name) { return [agent] }
    let members = agentClasses.indices.filter {
      agentClasses[$0].isPart(of: name)
        || agentClasses[$0].code.split(separator: "_").contains(name[...])
    }
    if !members.isEmpty || isUsual { return members }
    let known = agents.entries.map(\.code) + agentClasses.flatMap { [$0.code, $0.group] }
    let nearest = NearestMatch.of(name, among: known).map { " Nearest: \($0)." } ?? ""
    throw RuleSettingError(
      description: "\(setting): \"\(Quotation.shortened(name))\" is no drug, class of drugs or "
        + "group of classes.\(nearest) `nadir list agent` and `nadir list agent_class` show them.")
  }

  /// Whether each extent is named by a setting.
  func extents(
    in list: NameList, _ setting: String, usual: NameList
  ) throws(RuleSettingError) -> [Bool] {
    var isNamed = [Bool](repeating: false, count: extents.entries.count)
    for name in list.names {
      if let position = extents.position(of: name) {
        isNamed[position] = true
      } else if !usual.names.contains(name) {
        throw RuleSettingError(
          description: "\(setting): \"\(Quotation.shortened(name))\" is no extent. "
            + extents.suggestion(for: name))
      }
    }
    return isNamed
  }
}
