import ArgumentParser
import ClinicalRecords
import Endpoints
import RegistryStore
import Testing

@testable import RegistryCLI

struct RuleOptionsTests {
  private let clinic: TemporaryRegistry

  init() throws { clinic = try TemporaryRegistry() }

  private func rules(_ words: String...) throws -> EndpointRules {
    try RuleOptions.parse(words).rules(try clinic.registry.settings())
  }

  private func set(_ name: String, _ value: String) throws {
    try clinic.add(SettingRow.self, ["registry_setting": name, "value": value])
  }

  @Test func `without options the registry's settings hold`() throws {
    try set("cutoff_on", "2025-01-10")
    try set("stable_disease_minimum_days", "0")
    let rules = try rules()
    #expect(rules.cutoff == ClinicalDate("2025-01-10"))
    #expect(rules.stableDiseaseMinimumDays == 0)
    #expect(rules.censoring == .default)
  }

  @Test func `an option of its own wins over --rule, and --rule over the bundle`() throws {
    let rules = try rules(
      "--rule", "new_therapy=ignored", "--censoring", "fda", "--rule",
      "stable-disease-minimum-days=7",
      "--sd-min-days", "49", "--cutoff", "2024-12-31")
    #expect(rules.censoring == .fda)
    #expect(rules.newTherapy == .ignored)
    #expect(rules.censorsAfterMissedAssessments)
    #expect(rules.stableDiseaseMinimumDays == 49)
    #expect(rules.cutoff == ClinicalDate("2024-12-31"))
  }

  @Test func `of two values for one rule the last holds`() throws {
    let rules = try rules("--rule", "gap_limit_days=84", "--rule", "gap_limit_days=126")
    #expect(rules.gapLimitDays == 126)
  }

  @Test(arguments: [
    ("confirmation_days", "is not NAME=VALUE"),
    ("confirm=28", "There is no rule setting \"confirm\""),
    ("response_basis=both", "Allowed: unconfirmed, confirmed."),
    ("gap_limit_days=-1", "a whole number, 0 to 999"),
  ])
  func `a rule that cannot be is wrong usage`(_ written: String, _ message: String) {
    let error = #expect(throws: (any Error).self) { try RuleOptions.parse(["--rule", written]) }
    #expect(error.map { RuleOptions.fullMessage(for: $0) }?.contains(message) == true)
    #expect(error.map { RuleOptions.exitCode(for: $0) } == .validationFailure)
  }

  @Test func `the shell offers names, then the words a rule may be`() {
    #expect(EndpointAssignment.completions(of: "conf").contains("confirmation_days="))
    #expect(
      EndpointAssignment.completions(of: "response_basis=").contains("response_basis=confirmed"))
  }

  @Test func `every rule is listed with the value in force and its default`() throws {
    try set("stable_disease_minimum_days", "49")
    var rows: [[String]] = []
    try CatalogList.rules(in: clinic.registry, nil).forEachRow { rows.append($0) }
    #expect(rows.map { $0[0] } == RuleSetting.all.map(\.name))
    let stable = rows.first { $0[0] == "stable_disease_minimum_days" }
    #expect(stable.map { Array($0[1...4]) } == ["49", "42", "a whole number, 0 to 999", "R35"])
  }
}
