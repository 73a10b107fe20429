import Testing

@testable import Endpoints

struct RuleSettingTests {
  /// What may be written for a setting, other than its default.
  func another(_ setting: RuleSetting) -> String {
    let standard = setting.value(in: EndpointRules())
    switch setting.allowed {
    case .count(let range): return standard == "\(range.upperBound)" ? "1" : "\(range.upperBound)"
    case .decimal: return "30.0"
    case .flag: return standard == "1" ? "0" : "1"
    case .words(let words): return words.last { $0 != standard } ?? standard
    case .names: return standard
    }
  }

  @Test func `the defaults are those of the rules`() {
    let defaults = [
      "stable_disease_minimum_days": "42", "confirmation_days": "28", "confirmation_ne_limit": "1",
      "confirmation_accepts_sd": "0", "response_basis": "unconfirmed",
      "after_complete_response": "progression", "partial_response_hold": "0",
      "disease_control_counts_non_cr_non_pd": "1", "response_denominator": "treated",
      "censoring": "default", "gap_limit_days": "98", "next_therapy_tie": "inclusive",
      "last_assessment": "evaluable", "adds_one_day": "0", "days_per_month": "30.4375",
      "real_world_grace_days": "14", "discontinuation_gap_days": "120", "missing_month": "mid",
      "new_therapy": "ignored", "missed_assessments": "0", "missing_baseline": "ignored",
      "loss_to_follow_up": "ignored", "clinical_progression": "0",
      "real_world_follow_up": "clinic-notes", "real_world_line_change": "ignored",
      "real_world_visit_gap_days": "90", "real_world_death_days": "30", "ttnt_counts_death": "1",
      "clinical_benefit_days": "168", "visit_window_days": "7", "response_source": "entered",
      "toxicity_window_days": "30", "immune_related_window_days": "90",
      "immune_related_by": "entered",
    ]
    for setting in RuleSetting.all {
      #expect(setting.value(in: EndpointRules()) == defaults[setting.name], "\(setting.name)")
    }
    #expect(RuleSetting.all.count == defaults.count)
  }

  @Test func `every setting takes another value and gives it back`() throws {
    for setting in RuleSetting.all {
      var rules = EndpointRules()
      let value = another(setting)
      try rules.set(setting.name, to: value)
      #expect(setting.value(in: rules) == value, "\(setting.name)")
      #expect(rules != EndpointRules(), "\(setting.name)")
      try rules.set(setting.name, to: setting.value(in: EndpointRules()))
      #expect(rules == EndpointRules(), "\(setting.name)")
    }
  }

  @Test func `no two settings have one name, and each knows its rules`() {
    #expect(Set(RuleSetting.all.map(\.name)).count == RuleSetting.all.count)
    #expect(RuleSetting.all.allSatisfy { !$0.rules.isEmpty && !$0.meaning.hasSuffix(".") })
  }

  @Test func `a name may be written with hyphens and in capitals`() {
    #expect(RuleSetting.named("Confirmation-Days")?.name == "confirmation_days")
    #expect(RuleSetting.named("confirmation") == nil)
  }

  @Test func `R63, R64: the FDA's bundle sets three switches, which stay single settings`() throws {
    var rules = EndpointRules()
    try rules.set("censoring", to: "fda")
    #expect(rules.newTherapy == .censored && rules.censorsAfterMissedAssessments)
    #expect(rules.missingBaseline == .censoredWhereMeasured && rules.loss == .ignored)
    #expect(!rules.countsClinicalProgression)
    try rules.set("new_therapy", to: "ignored")
    #expect(rules.newTherapy == .ignored && rules.censorsAfterMissedAssessments)
  }

  @Test
  func `R7, R29, R63, R64, R65: the switches of bundles are what bundles set, and nothing else`()
    throws
  {
    #expect(
      CensoringBundle.switches.map(\.name) == [
        "new_therapy", "missed_assessments", "missing_baseline", "loss_to_follow_up",
        "clinical_progression",
      ])
    for bundle in CensoringBundle.allCases {
      var changed = EndpointRules()
      for setting in RuleSetting.all { try changed.set(setting.name, to: another(setting)) }
      let before = changed
      changed.apply(bundle)
      let plain = RuleSetting.all.map(\.name).filter { name in
        name != "censoring" && !CensoringBundle.switches.contains { $0.name == name }
      }
      for name in plain {
        let setting = try #require(RuleSetting.named(name))
        #expect(setting.value(in: changed) == setting.value(in: before), "\(name)")
      }
      var fresh = EndpointRules()
      fresh.apply(bundle)
      for setting in CensoringBundle.switches {
        #expect(setting.value(in: changed) == setting.value(in: fresh), "\(setting.name)")
      }
    }
  }

  @Test(arguments: CensoringBundle.allCases)
  func `a bundle is printed by its name, and switches only where they differ from it`(
    _ bundle: CensoringBundle
  ) throws {
    var rules = EndpointRules()
    rules.apply(bundle)
    let changed = rules.changedSettings.map { "\($0.setting.name)=\($0.value)" }
    #expect(changed == (bundle == .default ? [] : ["censoring=\(bundle.rawValue)"]))
    rules.newTherapy = .event
    #expect(rules.changedSettings.last?.setting.name == "new_therapy")
  }

  @Test func `the changed settings, set again in their order, give the same rules`() throws {
    var rules = EndpointRules()
    rules.apply(.fda)
    rules.newTherapy = .ignored
    rules.confirmationDays = 21
    rules.realWorldLineChange = .event
    var again = EndpointRules()
    for change in rules.changedSettings { try again.set(change.setting.name, to: change.value) }
    #expect(again == rules)
  }

  @Test(arguments: [
    ("confirmation_days", "-1"), ("confirmation_days", "1000"), ("confirmation_days", "٢٨"),
    ("confirmation_days", ""), ("days_per_month", "0x1E"), ("days_per_month", "nan"),
    ("days_per_month", "27.9"), ("adds_one_day", "yes"), ("censoring", "FDA"),
  ])
  func `a value that is not allowed is refused with what is`(_ name: String, _ value: String) {
    var rules = EndpointRules()
    let error = #expect(throws: RuleSettingError.self) { try rules.set(name, to: value) }
    #expect(error?.description.hasPrefix("\(name) cannot be \"\(value)\". Allowed: ") == true)
    #expect(rules == EndpointRules())
  }

  @Test func `an unknown name is refused with those that exist`() {
    var rules = EndpointRules()
    let error = #expect(throws: RuleSettingError.self) { try rules.set("sd_min", to: "42") }
    #expect(error?.description.contains("stable_disease_minimum_days") == true)
  }
}
