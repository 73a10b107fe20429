public import ClinicalRecords

/// The rules of lines made ready for one registry: its drugs, classes and regimens looked up once, then
/// used for every patient.
public struct LineDerivation: Sendable {
  /// The settings.
  public let rules: LineRules
  let endpointRules: EndpointRules
  let regimens: RegimenIndex
  let isAdvanced: [Bool]
  let isCurative: [Bool]
  private let agents: AgentTraitTable

  /// The rules for one registry.
  ///
  /// - Parameters:
  ///   - rules: The settings.
  ///   - codebook: The registry's words.
  ///   - formulary: Its drugs and regimens.
  ///   - endpointRules: Under which progression is derived from lesions, and a day of death
  ///     completed.
  /// - Throws: ``RuleSettingError`` where a setting names what the registry does not know.
  public init(
    _ rules: LineRules = LineRules(), codebook: Codebook, formulary: Formulary,
    endpointRules: EndpointRules = EndpointRules()
  ) throws(RuleSettingError) {
    self.rules = rules
    self.endpointRules = endpointRules
    agents = try AgentTraitTable(rules, codebook, formulary)
    regimens = RegimenIndex(formulary)
    let standard = LineRules()
    isAdvanced = try codebook.extents(
      in: rules.advancedExtents, "advanced_extents", usual: standard.advancedExtents)
    isCurative = try codebook.extents(
      in: rules.curativeExtents, "curative_extents", usual: standard.curativeExtents)
  }

  /// The parts of a history lines are derived from.
  public static let historyParts = LastKnownAlive.historyParts.union([
    .patient, .drugs, .exposures, .lesions,
  ])

  func has(_ trait: AgentTraits, _ agent: CodePosition) -> Bool {
    agents.traits[Int(agent)].contains(trait)
  }

  /// Whether two drugs are one for the purpose of a line. Rule: L7, L12.
  func areSubstitutes(_ one: CodePosition, _ other: CodePosition) -> Bool {
    let group = agents.substitutionGroups[Int(one)]
    return group >= 0 && group == agents.substitutionGroups[Int(other)]
  }
}

/// Regimens by the drugs they are made of.
struct RegimenIndex: Sendable {
  private let regimens: [Regimen]
  private let isAntineoplastic: [Bool]
  private let bySet: [[CodePosition]: [Int]]

  init(_ formulary: Formulary) {
    regimens = formulary.regimens
    isAntineoplastic = formulary.isAntineoplastic
    var bySet: [[CodePosition]: [Int]] = [:]
    for (position, regimen) in formulary.regimens.enumerated() {
      let set = regimen.components.filter { formulary.isAntineoplastic[Int($0)] }.sorted()
      if !set.isEmpty { bySet[set, default: []].append(position) }
    }
    self.bySet = bySet
  }

  /// Whether a regimen is made of these drugs.
  func lists(_ agents: [CodePosition]) -> Bool { bySet[agents.sorted()] != nil }

  /// Whether a regimen is made of these drugs and continued whole: a regimen of maintenance.
  func listsAsMaintenance(_ agents: [CodePosition]) -> Bool {
    (bySet[agents.sorted()] ?? []).contains {
      Set(regimens[$0].components) == Set(regimens[$0].maintenanceComponents)
    }
  }

  /// What the regimens made of these drugs continue after induction; empty where none says.
  func maintenanceComponents(of agents: [CodePosition]) -> [CodePosition] {
    (bySet[agents.sorted()] ?? []).flatMap { regimens[$0].maintenanceComponents }
  }

  /// The regimen made of these drugs; `nil` where none is.
  ///
  /// Of several the one whose supportive drugs were given, then the one with the shortest name:
  /// longer names add a setting that drug records do not show.
  ///
  /// Rule: L3.
  ///
  /// - Parameters:
  ///   - agents: Drugs that act on the tumor.
  ///   - supportive: Supportive drugs given beside them.
  /// - Returns: A position in the formulary.
  func regimen(of agents: [CodePosition], with supportive: [CodePosition]) -> Int? {
    let candidates = bySet[agents.sorted()] ?? []
    return candidates.min { left, right in
      let (less, more) = (fit(left, supportive), fit(right, supportive))
      return less == more ? regimens[left].label.count < regimens[right].label.count : less < more
    }
  }

  /// Supportive drugs missed, then found: fewer missed and more found fit better.
  private func fit(_ regimen: Int, _ supportive: [CodePosition]) -> Int {
    let wanted = regimens[regimen].components.filter { !isAntineoplastic[Int($0)] }
    let found = wanted.count { supportive.contains($0) }
    return (wanted.count - found) * 100 - found
  }
}
