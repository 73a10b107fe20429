import ClinicalRecords
import Testing

@testable import Endpoints

struct LineRulesTests {
  @Test(arguments: LineRules.settings.map(\.name))
  func `every setting can be written as it is read`(_ name: String) throws {
    let setting = try #require(NamedSetting<LineRules>.named(name))
    var rules = LineRules()
    try rules.set(name, to: setting.value(in: rules))
    #expect(rules == LineRules())
    #expect(!setting.rules.isEmpty)
  }

  @Test func `settings are changed by name and listed when changed`() throws {
    var rules = LineRules()
    try rules.set("gap-days", to: "90")
    try rules.set("substitutions", to: "carboplatin/cisplatin")
    try rules.set("gap_exempt", to: "none")
    #expect(
      rules.changedSettings.map(\.setting.name) == ["substitutions", "gap_days", "gap_exempt"])
    #expect(rules.changedSettings.map(\.value) == ["carboplatin/cisplatin", "90", "none"])
    #expect(rules.substitutions.groups == [["carboplatin", "cisplatin"]])
  }

  @Test func `what a setting cannot be is said with what it can`() {
    var rules = LineRules()
    #expect(throws: RuleSettingError.self) { try rules.set("gap_days", to: "-1") }
    #expect(throws: RuleSettingError.self) { try rules.set("substitutions", to: "cisplatin") }
    #expect(throws: RuleSettingError.self) { try rules.set("gap_exempt", to: "tki,") }
    do {
      try rules.set("swap", to: "never")
    } catch {
      #expect(error.description == "swap cannot be \"never\". Allowed: same-line, new-line.")
    }
  }

  @Test func `a name the registry does not know is refused with the nearest`() {
    do {
      _ = try treated([(0, "EC")]).proposal { $0.gapExempt = NameList(["anlotinb"]) }
      Issue.record("not refused")
    } catch {
      #expect(
        "\(error)" == """
          gap_exempt: "anlotinb" is no drug, class of drugs or group of classes. Nearest: anlotinib. \
          `nadir list agent` and `nadir list agent_class` show them.
          """)
    }
    #expect(throws: RuleSettingError.self) {
      try treated([(0, "EC")]).proposal { $0.curativeExtents = NameList(["stage 3"]) }
    }
  }

  @Test func `a class, a part of a class's name and a group stand for their drugs`() throws {
    let history = treated([(0, "anlotinib"), (200, "anlotinib")])
    for name in ["anlotinib", "antiangiogenic_tki", "tki", "antiangiogenic"] {
      let lines = try history.proposal { $0.gapExempt = NameList([name]) }
      #expect(lines.spans == [0...200], "\(name)")
    }
  }
}
