import Analyses
public import ClinicalRecords
public import Endpoints
public import Statistics

/// A plan whose words were found in a registry: ready to be carried out, before any history is read.
public struct ResolvedPlan: Sendable {
  /// The plan.
  public let plan: StudyPlan
  /// What messages call its file.
  public let file: String
  /// The words of the registry.
  public let codebook: Codebook
  /// The settings of the study: the registry's, changed by the plan.
  public let rules: EndpointRules
  /// Per endpoint of the plan its settings.
  public let endpointRules: [EndpointRules]
  /// How tied event times enter Cox models.
  public let ties: TieMethod
  /// What is allowed, and likely a mistake, by line: a characteristic that is known only after the line has begun.
  public let warnings: [StudyProblems.Problem]
  /// The parts of a history that carrying it out looks at.
  public let parts: HistoryParts
  let criteria: [Condition]
  let arms: [Condition]
  let levels: [LevelFinding]
  let treatment: ResolvedTreatment?
  let safety: ResolvedSafety?
  let derivation: PlannedDerivation
  /// Names the classes of a line's drugs, where courses of patients are to be drawn.
  let courses: Characteristic?

  /// Finds the words of a plan.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - codebook: The words of the registry.
  ///   - rules: The settings of the registry.
  ///   - ties: How the registry wants tied event times to enter Cox models; `nil`: Efron's way.
  ///   - file: What messages call the study file.
  /// - Throws: ``StudyProblems`` with every mistake.
  public init(
    _ plan: StudyPlan, codebook: Codebook, rules: EndpointRules,
    ties: TieMethod? = nil, file: String = "study.toml"
  ) throws {
    var registryRules = rules
    registryRules.cutoff = plan.cutoff ?? rules.cutoff
    let planWarnings = plan.warnings(under: rules.cutoff)
    var settings = PlanWords(codebook, under: registryRules)
    let rules = settings.changed(registryRules, by: plan.rules)
    let endpointRules = plan.endpoints.map { settings.changed(rules, by: $0.rules, for: $0) }
    var words = PlanWords(codebook, under: rules)
    words.requireNames(of: plan)
    criteria = plan.criteria.compactMap {
      words.condition($0.condition, of: "criterion \($0.id)")
    }
    arms = plan.arms.compactMap { words.condition($0.condition, of: "arm \($0.id)") }
    levels = plan.characteristics.compactMap { words.levels(of: $0, rules) }
    treatment = plan.treatment.map { words.treatment($0, arms: plan.arms.map(\.id)) }
    safety = plan.safety.flatMap { words.safety($0, line: plan.line, rules) }
    courses =
      plan.figures.kinds.contains { $0 == .waterfall || $0 == .swimmer } ? words.regimenClass : nil
    let problems = settings.problems + words.problems
    guard problems.isEmpty else { throw StudyProblems(file: file, problems) }
    warnings = StudyProblems(file: file, planWarnings + words.warnings).problems
    derivation = PlannedDerivation(plan.endpoints, rules, endpointRules)
    (self.plan, self.codebook, self.file) = (plan, codebook, file)
    (self.rules, self.endpointRules) = (rules, endpointRules)
    self.ties = plan.survival.ties ?? ties ?? .efron
    parts = ResolvedPlan.parts(criteria + arms, levels, treatment, safety, rules)
      .union(derivation.parts)
      .union(courses?.parts ?? [])
      .union(
        courses == nil ? [] : TreatmentCourse.outcomeParts.historyParts(under: rules))
  }

  private static func parts(
    _ conditions: [Condition], _ levels: [LevelFinding], _ treatment: ResolvedTreatment?,
    _ safety: ResolvedSafety?, _ rules: EndpointRules
  ) -> HistoryParts {
    var parts: HistoryParts = treatment == nil ? .patient : [.patient, .drugs]
    var outcomes: OutcomeParts = []
    for condition in conditions + (treatment?.kinds ?? []) {
      parts.formUnion(condition.parts)
      outcomes.formUnion(condition.outcomes)
    }
    for level in levels {
      parts.formUnion(level.parts)
      outcomes.formUnion(level.outcomes)
    }
    return parts.union(outcomes.historyParts(under: rules)).union(safety?.counting.parts ?? [])
  }
}

/// What is derived of each line, so that one derivation serves all endpoints under equal settings.
struct PlannedDerivation: Sendable {
  /// Settings, with what is derived under them.
  struct Group: Sendable {
    let rules: EndpointRules
    var parts: OutcomeParts
    /// The endpoints, by position in the plan.
    var endpoints: [(position: Int, endpoint: Endpoint)]
  }

  /// The first is that of the study's own settings, which gives the response.
  private(set) var groups: [Group]
  let endpointCount: Int

  init(
    _ endpoints: [PlannedEndpoint], _ rules: EndpointRules, _ endpointRules: [EndpointRules]
  ) {
    endpointCount = endpoints.count
    groups = [Group(rules: rules, parts: .bestResponse(on: rules.responseBasis), endpoints: [])]
    for (position, own) in endpointRules.enumerated() {
      let endpoint = endpoints[position].endpoint
      let found = groups.firstIndex { $0.rules == own }
      if found == nil { groups.append(Group(rules: own, parts: [], endpoints: [])) }
      let group = found ?? groups.count - 1
      groups[group].parts.insert(.time(to: endpoint))
      groups[group].endpoints.append((position, endpoint.resolved(under: own)))
    }
  }

  /// The parts of a history from which it derives.
  var parts: HistoryParts {
    groups.reduce([]) { $0.union($1.parts.historyParts(under: $1.rules)) }
  }

  /// The response of a line, and the times to each endpoint in the order of the plan.
  func outcomes(
    _ history: PatientHistory, ofLineAt index: Int
  ) -> (response: BestOverallResponse?, times: [EndpointTime?]) {
    var times = [EndpointTime?](repeating: nil, count: endpointCount)
    var response: BestOverallResponse?
    for (number, group) in groups.enumerated() {
      let outcome = history.outcome(ofLineAt: index, rules: group.rules, parts: group.parts)
      guard let outcome else { continue }
      // What an endpoint changes for itself does not change the response.
      if number == 0 { response = outcome.bestResponse(on: group.rules.responseBasis) }
      for (position, endpoint) in group.endpoints { times[position] = outcome[endpoint] }
    }
    return (response, times)
  }
}
