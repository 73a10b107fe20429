import Endpoints
import Testing

@Suite(.serialized) struct RuleSettingTests {
  @Test func `the rules page shows every setting with its default`() throws {
    let rules = EndpointRules()
    let rows = RuleSetting.all.map { setting in
      let ids = setting.rules.map(\.rawValue).joined(separator: ", ")
      return "| `\(setting.name)` | \(setting.value(in: rules)) | \(setting.allowedText) | "
        + "\(setting.meaning) | \(ids) |\n"
    }
    try GeneratedSection("settings", of: "docs/rules.md").holds(
      "| setting | default | allowed | what it decides | rules |\n|---|---|---|---|---|\n"
        + rows.joined())
  }

  @Test func `the rules page shows what each bundle sets`() throws {
    let bundles = CensoringBundle.allCases.map { bundle in
      var rules = EndpointRules()
      rules.apply(bundle)
      return rules
    }
    let names = CensoringBundle.allCases.map { "`\($0.rawValue)`" }.joined(separator: " | ")
    let rows = CensoringBundle.switches.map { setting in
      let values = bundles.map { setting.value(in: $0) }.joined(separator: " | ")
      return "| `\(setting.name)` | \(values) |\n"
    }
    try GeneratedSection("bundles", of: "docs/rules.md").holds(
      "| switch | \(names) |\n|---|---|---|---|---|\n" + rows.joined())
  }
}
