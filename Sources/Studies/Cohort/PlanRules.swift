import Analyses
import ClinicalRecords
import Endpoints

extension PlanWords {
  /// The registry's settings, changed by those of a plan or endpoint.
  ///
  /// A table of settings has no order in a study file; the bundle is applied first, as it changes others.
  ///
  /// - Parameters:
  ///   - rules: The settings before.
  ///   - settings: What the file states.
  ///   - endpoint: The endpoint for which alone they are stated.
  /// - Returns: The settings after, without those that have a mistake, which is noted.
  mutating func changed(
    _ rules: EndpointRules, by settings: [StudyPlan.Setting], for endpoint: PlannedEndpoint? = nil
  ) -> EndpointRules {
    var rules = rules
    let isBundle = { (setting: StudyPlan.Setting) in setting.name.value == "censoring" }
    for setting in settings.filter(isBundle) + settings.filter({ !isBundle($0) }) {
      guard let known = RuleSetting.named(setting.name.value) else {
        refuseSetting(setting.name)
        continue
      }
      if let endpoint, !endpoint.isChanged(by: known.name) {
        refuse(
          setting.name.line,
          "\(known.name) changes nothing about \(endpoint.endpoint.rawValue). Settings that do: "
            + endpoint.endpoint.settingNames.joined(separator: ", ") + ".")
      }
      do {
        try rules.set(known.name, to: setting.value)
      } catch {
        refuse(setting.name.line, error.description)
      }
    }
    return rules
  }

  private mutating func refuseSetting(_ name: Written<String>) {
    let nearest =
      RuleSetting.nearest(to: name.value)
      .map { " Nearest: \($0.name) (\($0.allowedText))." } ?? ""
    refuse(
      name.line,
      "There is no rule setting \"\(name.value)\".\(nearest) `nadir list rules` shows all.")
  }
}

extension PlannedEndpoint {
  /// Whether a setting can change it; progression-free survival may become the real-world one, which has settings of its
  /// own.
  fileprivate func isChanged(by setting: String) -> Bool {
    endpoint.settingNames.contains(setting)
      || endpoint == .progressionFreeSurvival
        && Endpoint.realWorldProgressionFreeSurvival.settingNames.contains(setting)
  }
}
