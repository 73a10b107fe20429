import Analyses
import ArgumentParser
import ClinicalRecords
import Endpoints
import RegistryStore
import Reports
import Testing

@testable import RegistryCLI

struct DrilledListTests {
  // What tells more must derive the same: it names every rule the list did not take from the registry.
  @Test func `the command that explains a line repeats the rules of the list`() {
    var rules = EndpointRules(cutoff: ClinicalDate("2024-05-01"))
    rules.apply(.fda)
    rules.confirmationDays = 56
    rules.stableDiseaseMinimumDays = 49
    rules.censorsAfterMissedAssessments = false
    let call = ExplainCall(
      .time(.overallSurvival), rules: rules, registryRules: EndpointRules(), registry: "my clinic")
    #expect(
      call.command("P 1", 2)
        == "nadir explain 'P 1' --line 2 --endpoint os --cutoff 2024-05-01 --sd-min-days 49 "
        + "--rule confirmation_days=56 --censoring fda --rule missed_assessments=0 "
        + "--registry 'my clinic'")
  }

  @Test func `rules of the registry need no option`() {
    let rules = EndpointRules(cutoff: ClinicalDate("2024-05-01"))
    let call = ExplainCall(
      .bestResponse(.confirmed), rules: rules, registryRules: rules, registry: nil)
    #expect(
      call.command("P1", 1) == "nadir explain P1 --line 1 --endpoint confirmed-response")
  }

  @Test func `of adverse events the page of the patient tells more`() {
    let call = ExplainCall(
      nil, rules: EndpointRules(), registryRules: EndpointRules(), registry: nil)
    #expect(call.command("P1", 1) == "nadir show P1")
  }

  @Test(arguments: [("3", 3...3), ("3-4", 3...4), ("any", 1...5), ("1-5", 1...5)])
  func `grades are one, a range or any`(_ word: String, _ grades: ClosedRange<Int>) {
    #expect(GradeRange(argument: word)?.grades == grades)
  }

  @Test(arguments: ["0", "6", "4-3", "3-", "-3", "3-4-5", "severe", ""])
  func `grades are 1 to 5, in order`(_ word: String) {
    #expect(GradeRange(argument: word) == nil)
  }

  @Test func `a grade without a list is a mistake`() {
    let error = #expect(throws: (any Error).self) {
      try NadirCommand.parseAsRoot(["safety", "--grade", "3"])
    }
    #expect(
      error.map { NadirCommand.message(for: $0) }?.contains("--grade goes with --list") == true)
  }

  @Test func `a question about nobody says why, with a list as without`() throws {
    let clinic = try TemporaryRegistry(hasPatient: true)
    var command = try NadirCommand.parseAsRoot([
      "response", "--line", "9", "--list", "PR", "--registry", clinic.registry.path,
    ])
    let error = #expect(throws: CommandError.self) { try command.run() }
    #expect(error?.description == "Nobody in this registry started line 9.")
  }

  @Test(arguments: [1, 2, 5_000])
  func `a list written some lines at a time is the list`(_ portion: Int) throws {
    let clinic = try TemporaryRegistry(hasPatient: true)
    for (key, day) in [("P002", "2020-02-01"), ("P003", "2020-03-01")] {
      try clinic.add(
        PatientRow.self, ["patient_key": key, "sex": "M", "diagnosed_on": "2020-01-01"])
      try clinic.add(LineRow.self, ["patient_key": key, "started_on": day, "drugs": "topotecan"])
    }
    let codebook = try clinic.registry.codebook()
    let cell = SurvivalCell(.overallSurvival, .all)
    let tally = GroupedTally(.overallSurvival, of: Question(line: nil))
    var drilled = DrilledTally(cell, of: tally)
    var text = ""
    let writer = DrilledRowsWriter<SurvivalCell>(
      report: { drilled, key in
        let names = DrilledTable.Names(
          codebook: codebook, patientKey: key, explaining: { "\($0) \($1)" })
        return try DrilledTable(cell, try DrilledLines(drilled), names: names).report
      }, portion: portion)
    try writer.write(&drilled, clinic.registry) { text += $0 }
    let lines = text.split(separator: "\n").map { $0.split(separator: ",").prefix(4) }
    #expect(lines.first == ["patient_key", "group", "line", "started_on"])
    #expect(lines.dropFirst().map { $0[0] } == ["P001", "P001", "P002", "P003"])
    #expect(drilled.keptCount == 0)
  }
}
