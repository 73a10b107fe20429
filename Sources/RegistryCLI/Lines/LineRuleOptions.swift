import ArgumentParser
import ClinicalRecords
import Endpoints

/// The settings under which lines are derived.
struct LineRuleOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A setting, such as gap_days=90, as often as needed; the proposal lists them.",
      valueName: "name=value"),
    completion: .custom { _, _, prefix in RuleAssignment<LineRules>.completions(of: prefix) })
  var rule: [String] = []

  mutating func validate() throws { _ = try read() }

  /// The default settings with those that were given.
  var rules: LineRules {
    get throws { try read() }
  }

  private func read() throws -> LineRules {
    var rules = LineRules()
    for written in rule {
      try RuleAssignment(written, option: "--rule", hint: "such as gap_days=90.").apply(to: &rules)
    }
    return rules
  }
}
