import ClinicalRecords
import Endpoints
import RegistryStore
import Testing

@testable import RegistryCLI

/// Holds seed/vocabulary/setting.csv and the rules' own catalogue of settings to each other.
struct SettingVocabularyTests {
  let clinic: TemporaryRegistry

  init() throws { clinic = try TemporaryRegistry() }

  /// What a registry is, beside the rules it follows.
  private let others = ["title", "is_synthetic", "cutoff_on", "cox_ties"]

  @Test func `a registry can be told every setting of the rules, in their order, and four more`()
    throws
  {
    let settings = try clinic.registry.settingDefinitions()
    #expect(settings.map(\.code) == others + RuleSetting.all.map(\.name))
  }

  @Test(arguments: RuleSetting.all.map(\.name))
  func `a setting means and allows in a registry what it does in the rules`(_ name: String) throws {
    let rule = try #require(RuleSetting.named(name))
    let setting = try #require(
      try clinic.registry.settingDefinitions().first { $0.code == name })
    #expect(setting.label == rule.meaning)
    switch rule.allowed {
    case .count(let range):
      #expect(setting.type == .count)
      #expect(setting.lowest == Double(range.lowerBound))
      #expect(setting.highest == Double(range.upperBound))
    case .decimal(let range):
      #expect(setting.type == .decimal)
      #expect(setting.lowest == range.lowerBound && setting.highest == range.upperBound)
    case .flag: #expect(setting.type == .flag)
    case .words(let words): #expect(setting.type == .word && setting.words == words)
    case .names: Issue.record("\(name): a registry has no setting that is a list of names")
    }
  }

  @Test func `what a registry takes as a value, the rules take`() throws {
    let values = [
      "0", "1", "007", "28", "60", "99", "100", "999", "1000", "30.5", "-1", "", " 1", "１", "1e1",
      "0x1C",
    ]
    for setting in try clinic.registry.settingDefinitions() where !others.contains(setting.code) {
      for value in values + setting.words where setting.mistake(value) == nil {
        var rules = EndpointRules()
        #expect(throws: Never.self) { try rules.set(setting.code, to: value) }
      }
    }
  }

  @Test func `the settings of a registry become its rules, a bundle before what it sets`() throws {
    let values = [
      ("new_therapy", "event"), ("censoring", "fda"), ("toxicity_window_days", "90"),
      ("sdMinDays", "0"), ("cutoff_on", "2025-01-10"), ("title", "Any"),
    ]
    for (name, value) in values {
      try clinic.add(SettingRow.self, ["registry_setting": name, "value": value])
    }
    let settings = try clinic.registry.settings()
    #expect(
      settings.rules.map(\.name) == [
        "stable_disease_minimum_days", "censoring", "new_therapy", "toxicity_window_days",
      ])
    var rules = EndpointRules(
      cutoff: ClinicalDate("2025-01-10"), stableDiseaseMinimumDays: 0, toxicityWindowDays: 90)
    rules.apply(.fda)
    rules.newTherapy = .event
    #expect(try EndpointRules(settings) == rules)
  }

  @Test
  func
    `a stored value that the rules cannot have is said with what is allowed, and never passed over`()
    throws
  {
    var settings = try clinic.registry.settings()
    settings.rules = [
      ("confirmation_days", "56"), ("gap_limit_days", "1000"), ("moon_phase", "full"),
    ]
    let error = #expect(throws: CommandError.self) { try EndpointRules(settings) }
    let sentences = error?.description.split(separator: "\n").map(String.init) ?? []
    #expect(
      sentences.first
        == "The registry holds a setting that this program cannot follow: gap_limit_days cannot be "
        + "\"1000\". Allowed: a whole number, 0 to 999. `nadir amend setting gap_limit_days --value VALUE` "
        + "corrects it.")
    #expect(sentences.last?.hasSuffix("`nadir remove setting moon_phase` takes it away.") == true)
    // `nadir check` goes on: what can be followed is, the rest is the default.
    var mistakes: [String] = []
    var rules = EndpointRules()
    rules.confirmationDays = 56
    #expect(EndpointRules(settings, mistakes: &mistakes) == rules)
    #expect(mistakes == sentences)
  }
}
