import Endpoints

/// The settings a reader of an explanation needs: of those that can change the value, the ones that
/// differ from the defaults, and the ones of the rules that were named.
struct SettingsInForce {
  /// One setting.
  struct Line {
    let setting: RuleSetting
    let value: String
    /// The default; `nil` where the value is it.
    let standard: String?
  }

  /// In printed order; the cutoff stands apart.
  let lines: [Line]

  /// - Parameters:
  ///   - rules: All settings.
  ///   - named: The rules an explanation names.
  ///   - names: The settings that can change the value.
  init(_ rules: EndpointRules, named: Set<Rule>, of names: [String]) {
    let defaults = EndpointRules()
    lines = RuleSetting.all.compactMap { setting in
      guard names.contains(setting.name) else { return nil }
      let value = setting.value(in: rules)
      let standard = setting.value(in: defaults)
      guard value != standard || !named.isDisjoint(with: setting.rules) else { return nil }
      return Line(
        setting: setting, value: value, standard: value == standard ? nil : standard)
    }
  }
}

extension SettingsInForce.Line {
  /// What it decides, and the default where it has another value.
  var meaning: String {
    setting.meaning + (standard.map { " (default:\u{A0}\($0))" } ?? "")
  }
}
