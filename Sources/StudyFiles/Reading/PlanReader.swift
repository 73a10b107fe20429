import Endpoints
import Studies

/// Makes a plan of the top table of a study file, and notes every mistake.
///
/// Where something is wrong the plan holds a stand-in, which nobody sees.
struct PlanReader {
  static let keys = [
    "title", "cutoff", "months", "rules", "population", "arms", "arm", "characteristic",
    "endpoints", "survival", "matching", "alternative", "cox", "stratum", "subgroups", "treatment",
    "safety", "figures", "style",
  ]

  let top: TableReader
  let problems: ProblemList

  init(_ value: TomlValue, _ problems: ProblemList) {
    top = TableReader(value, "the study", keys: PlanReader.keys, line: 0, problems)
    self.problems = problems
  }

  /// The plan.
  func plan() -> StudyPlan {
    top.requires("title", #"title = "…": what the study is called"#)
    let population = PopulationReader(section("population", PopulationReader.keys), problems)
    let arms = ArmReader(top).arms()
    let characteristics = CharacteristicReader(top).characteristics()
    let endpoints = EndpointReader(top).endpoints()
    var plan = StudyPlan(
      title: top.text("title")?.value ?? "", line: population.line(), arms: arms.values)
    plan.cutoff = top.day("cutoff")
    plan.cutoffLine = top.member("cutoff")?.line ?? 0
    plan.rules = RuleReader(top).rules()
    plan.criteria = population.criteria()
    plan.characteristics = characteristics.values
    plan.endpoints = endpoints
    let names = StudyNames(
      arms: arms.names, characteristics: characteristics.names,
      endpoints: endpoints.map(\.endpoint), problems: problems)
    readAnalyses(into: &plan, names)
    readPresentation(into: &plan)
    return plan
  }

  private func readAnalyses(into plan: inout StudyPlan, _ names: StudyNames) {
    if let survival = optional("survival", SurvivalReader.keys) {
      plan.survival = SurvivalReader(survival).plan()
    }
    let matching = MatchingReader(names)
    plan.matching = optional("matching", MatchingReader.keys).map { matching.plan($0) }
    plan.alternatives = matching.alternatives(blocks("alternative", MatchingReader.alternativeKeys))
    let models = ModelReader(names)
    plan.cox = optional("cox", ModelReader.coxKeys).map { models.cox($0) }
    plan.strata = models.strata(blocks("stratum", ModelReader.stratumKeys))
    plan.subgroups = optional("subgroups", ModelReader.subgroupKeys).map { models.subgroups($0) }
    plan.treatment = optional("treatment", TreatmentReader.keys).map {
      TreatmentReader($0, names).plan()
    }
    plan.safety = optional("safety", SafetyReader.keys).map { SafetyReader($0).plan() }
  }

  private func readPresentation(into plan: inout StudyPlan) {
    if let figures = optional("figures", FigureReader.keys) {
      plan.figures = FigureReader(figures).plan()
    }
    if let style = optional("style", ["journal"]) {
      plan.journal = style.choice("journal", JournalProfile.self) ?? plan.journal
    }
  }

  /// A section that may be left out.
  private func optional(_ key: String, _ keys: [String]) -> TableReader? {
    top.member(key).map {
      TableReader($0.value, "[\(key)]", keys: keys, line: $0.line, problems)
    }
  }

  /// A section that must be there; its own needs are noted against it.
  private func section(_ key: String, _ keys: [String]) -> TableReader {
    optional(key, keys)
      ?? TableReader(.init(content: .table([]), line: 0), "[\(key)]", keys: keys, problems)
  }

  /// Sections of the same name.
  private func blocks(_ key: String, _ keys: [String]) -> [TableReader] {
    top.blocks(key, keys: keys)
  }
}

extension TableReader {
  /// Sections of the same name, such as every `[[alternative]]`; a single table is taken for one.
  func blocks(_ key: String, keys: [String]) -> [TableReader] {
    guard let member = member(key) else { return [] }
    let items = member.value.items ?? [member.value]
    return items.map { item in
      TableReader(item, "[[\(key)]]", keys: keys, problems)
    }
  }
}

/// What other sections may speak of.
struct StudyNames {
  /// The arms.
  let arms: NameList
  /// The characteristics.
  let characteristics: NameList
  /// The endpoints of the study.
  let endpoints: [Endpoint]
  /// Where mistakes go.
  let problems: ProblemList

  /// The arm a section speaks of.
  func arm(_ table: TableReader) -> Written<String>? {
    arms.checked(table.text("arm"), problems)
  }

  /// The characteristics a section speaks of.
  func characteristics(_ table: TableReader, _ key: String) -> [Written<String>] {
    characteristics.checked(table.names(key, without: "all characteristics"), problems)
  }

  /// The endpoints a section speaks of.
  func endpoints(_ table: TableReader) -> [Endpoint] {
    table.names("endpoints", without: "all endpoints of the study").compactMap { name in
      let known = endpoints.map(\.rawValue)
      let endpoint = Endpoint(rawValue: name.value.lowercased())
      if let endpoint, endpoints.contains(endpoint) { return endpoint }
      let remedy =
        endpoint.map { " Add [endpoints.\($0.rawValue)]." }
        ?? Sentence.nearest(name.value, among: known)
      problems.add(
        name.line,
        "\(Sentence.quoted(name.value)) is not an endpoint of this study.\(remedy) "
          + "Endpoints: \(known.joined(separator: ", ")).")
      return nil
    }
  }
}
