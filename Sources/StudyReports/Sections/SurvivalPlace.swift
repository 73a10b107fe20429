import Analyses
import Endpoints
import Reports
import Studies

/// Where a number of survival belongs: which population, phase and endpoint.
struct SurvivalPlace {
  /// `all`, an arm's name, a subgroup such as `ecog_ps>=2`, or of more than two arms the first and the last alone.
  let population: String
  /// Before or after matching.
  let phase: StudyPhase
  /// Position of the endpoint in the plan.
  let endpoint: Int
}

extension StudyPhase {
  /// The phase within names of survival: matching of published studies is by propensity score.
  var survivalName: String { self == .before ? "before_psm" : "after_psm" }

  /// The phase in words.
  var words: String { self == .before ? "before matching" : "after matching" }

  /// The phase as a heading.
  var heading: String { self == .before ? "Before matching" : "After matching" }
}

extension SectionWriter {
  /// The name of a number of survival: `sv.all.before_psm.2L-ICI.PFS.median`.
  func name(_ place: SurvivalPlace, _ group: String, _ statistic: String) -> String {
    "\(name(place, group)).\(statistic)"
  }

  /// The same without statistic, which names the list of patients.
  func name(_ place: SurvivalPlace, _ group: String) -> String {
    "sv.\(place.population).\(place.phase.survivalName).\(group).\(endpointNames[place.endpoint])"
  }

  /// Names of a hazard ratio and its limits.
  func ratioNames(_ place: SurvivalPlace, _ group: String) -> [String] {
    ["hr", "hr_low", "hr_high"].map { name(place, group, $0) }
  }

  /// Two arms compared: `2L-ICI vs 2L-nonICI`.
  func versus(_ arm: Int, _ reference: Int) -> String { "\(arms[arm].id) vs \(arms[reference].id)" }

  /// What an endpoint is called in titles and texts.
  func endpointLabel(_ endpoint: Int) -> String { plan.endpoints[endpoint].endpoint.label }
}

/// A group of a comparison of survival, with its place in names and its patients.
struct SurvivalRow {
  /// What tables print.
  let label: String
  /// What names call it.
  let name: String
  /// What was found.
  let group: SurvivalComparison.Group
  /// Its patients with a time.
  let positions: [Int]
}

extension SectionWriter {
  /// The arms of a comparison.
  func armRows(_ comparison: SurvivalComparison, _ place: SurvivalPlace) -> [SurvivalRow] {
    arms.indices.compactMap { arm in
      let named = comparison.groups.first { $0.heading == arms[arm].label }
      guard let group = named ?? (arms.count == 1 ? comparison.total : nil) else { return nil }
      return SurvivalRow(
        label: arms[arm].label, name: arms[arm].id, group: group,
        positions: withTime(members.positions(place.phase, arm: arm), place.endpoint))
    }
  }

  /// All arms of a comparison together.
  func allRow(_ comparison: SurvivalComparison, _ place: SurvivalPlace) -> SurvivalRow {
    SurvivalRow(
      label: "All patients", name: "all", group: comparison.total,
      positions: withTime(members.positions(place.phase, arm: nil), place.endpoint))
  }

  /// What a test of all groups is called: two arms by their names, more of them `all`.
  func testName(_ rows: [SurvivalRow], reference: Int) -> String {
    guard rows.count == 2, let compared = rows.first(where: { $0.name != arms[reference].id })
    else { return "all" }
    return "\(compared.name) vs \(arms[reference].id)"
  }

  /// Those of them who have the time.
  func withTime(_ positions: [Int], _ endpoint: Int) -> [Int] {
    positions.filter { cohort.subjects[$0].times[endpoint] != nil }
  }

  /// The arm that others are compared with.
  func referenceArm(_ comparison: SurvivalComparison) -> Int {
    arms.firstIndex { $0.label == comparison.reference } ?? arms.count - 1
  }
}
