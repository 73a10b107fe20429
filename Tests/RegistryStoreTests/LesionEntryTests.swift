import ClinicalRecords
import GRDB
import Testing

@testable import RegistryStore

struct LesionEntryTests {
  let registry: Registry

  private let folder: TestFolder

  init() throws {
    folder = try TestFolder()
    registry = try folder.registry("r.sqlite", lesionCohort)
  }

  private func enter(_ table: String, _ values: [String: String]) throws -> EntryReport {
    try registry.enter([(table, TextRow(values))], by: .test, today: nil)
  }

  private func amend(
    _ table: String, _ values: [String: String], newKey: [String: String] = [:]
  ) throws {
    _ = try registry.amend(table, TextRow(values), newKey: newKey, by: .test, today: nil)
  }

  private func refusal(_ body: () throws -> Void) throws -> String {
    let before = try registry.dump()
    var text = "accepted"
    do { try body() } catch { text = "\(error)" }
    #expect(try registry.dump() == before)
    return text
  }

  private func rows(of table: String) throws -> [String] {
    try registry.dump().filter { $0.hasPrefix("\(table): ") }
      .map { String($0.dropFirst(table.count + 2)) }
  }

  private let target = ["patient_key": "P1", "measured_on": "2020-06-01", "lesion_label": "T1"]

  @Test func `a length is corrected in millimeters, and the log keeps the tenths`() throws {
    try amend("lesion_measurement", target.merging(["longest_diameter_mm": "32.0"]) { $1 })
    #expect(try rows(of: "lesion_measurement").contains("P1|2020-06-01|T1|32.0||measured"))
    let old = try registry.read {
      try String.fetchOne(
        $0, sql: "SELECT old_row ->> 'longest_diameter_tenths' FROM change ORDER BY change_id DESC")
    }
    #expect(old == "322")
  }

  @Test func `a length is read back as it was written, to the tenth`() throws {
    for (position, tenths) in stride(from: 0, through: 9999, by: 101).enumerated() {
      let written = "\(tenths / 10).\(tenths % 10)"
      let day = "\(ClinicalDate(dayNumber: 19_000 + Int32(position)))"
      _ = try enter(
        "lesion_measurement",
        [
          "patient_key": "P1", "measured_on": day, "lesion_label": "T1",
          "longest_diameter_mm": written, "lesion_state": "measured",
        ])
      #expect(try rows(of: "lesion_measurement").contains("P1|\(day)|T1|\(written)||measured"))
    }
  }

  @Test func `a length beyond a meter, and a lesion nobody entered, are refused`() throws {
    let tooLong = target.merging(["longest_diameter_mm": "1000"]) { $1 }
    #expect(
      try refusal { try amend("lesion_measurement", tooLong) }
        == "A row must hold to: lesion_measurement.longest_diameter_mm is 0 to 999.9.")
    let unknown = [
      "patient_key": "P1", "measured_on": "2020-06-01", "lesion_label": "T9",
      "lesion_state": "absent",
    ]
    #expect(
      try refusal { _ = try enter("lesion_measurement", unknown) }.hasSuffix(
        "The patient has no lesion with this label. Add the lesion first."))
  }

  @Test func `a lesion given another label takes its measurements along`() throws {
    try amend(
      "lesion", ["patient_key": "P1", "lesion_label": "T1"], newKey: ["lesion_label": "T7"])
    let labels = try rows(of: "lesion_measurement").map { $0.split(separator: "|")[2] }
    #expect(labels.count { $0 == "T7" } == 2 && !labels.contains("T1"))
  }

  @Test func `a removed lesion takes its measurements with it, all kept in the log`() throws {
    let count = try registry.remove(
      "lesion", TextRow(["patient_key": "P1", "lesion_label": "T1"]), by: .test)
    #expect(count == 3)
    #expect(try rows(of: "lesion_measurement").count == 5)
  }

  @Test func `a lesion of one line follows the line's number, and keeps it from being removed`()
    throws
  {
    let line = ["patient_key": "P1", "line_number": "2"]
    #expect(
      try refusal { _ = try registry.remove("line_of_therapy", TextRow(line), by: .test) }
        == "Other rows still refer to this line of therapy. Change or remove them first.")
    try amend("line_of_therapy", line, newKey: ["line_number": "3"])
    #expect(try rows(of: "lesion").contains("P1|N1|target|lymph_node|1||3"))
    #expect(
      try refusal {
        try amend("lesion", ["patient_key": "P1", "lesion_label": "T1", "line_number": "9"])
      } == "The patient has no line of therapy with the stated line_number.")
  }

  @Test func `a dose is entered, corrected and removed like any row`() throws {
    let dose = ["patient_key": "P2", "given_on": "2020-03-01", "agent": "topotecan"]
    #expect(try enter("drug_exposure", dose).key == "drug exposure P2, 2020-03-01, topotecan")
    #expect(try rows(of: "drug_exposure").contains("P2|2020-03-01|topotecan||1"))
    #expect(
      try refusal {
        try amend("drug_exposure", dose.merging(["last_given_on": "2020-02-28"]) { $1 })
      } == "A row must hold to: drug_exposure.last_given_on is not before given_on.")
    try amend("drug_exposure", dose.merging(["is_given": "no"]) { $1 })
    #expect(try rows(of: "drug_exposure").contains("P2|2020-03-01|topotecan||0"))
    #expect(try registry.remove("drug_exposure", TextRow(dose), by: .test) == 1)
  }

  @Test func `what is exported can be imported again and is unchanged`() throws {
    let tables = ["drug_exposure", "lesion", "lesion_measurement"]
    var files: [String: String] = [:]
    for layout in try registry.layouts() where tables.contains(layout.table) {
      var lines = [layout.columns.map(\.name).joined(separator: ",")]
      try registry.forEachRow(of: layout) { lines.append($0.joined(separator: ",")) }
      files[layout.table] = lines.joined(separator: "\n") + "\n"
    }
    #expect(files["lesion_measurement"]?.contains("P1,2020-06-01,N1,22.1,15.0,measured") == true)
    let report = try registry.load(try folder.sources(files, registry), by: .test)
    #expect(report.isWritten && report.problems.isEmpty)
    #expect(report.tables.map(\.unchanged) == [3, 5, 7])
  }

  @Test func `an import names the cell of a length that is none`() throws {
    let file = """
      patient_key,measured_on,lesion_label,longest_diameter_mm,lesion_state
      P1,2020-08-01,T1,32.25,measured
      P1,2020-08-01,T1.1,-4,measured
      P1,2020-08-02,T1,1234.5,measured
      """
    let report = try registry.load(
      try folder.sources(["lesion_measurement": file], registry), by: .test)
    #expect(
      report.problems.map(\.description) == [
        "lesion_measurement.csv:2, column longest_diameter_mm: \"32.25\" has more than one decimal. "
          + "Allowed: millimeters with at most one decimal, such as 32.2.",
        "lesion_measurement.csv:3, column longest_diameter_mm: \"-4\" is negative. "
          + "Allowed: millimeters with at most one decimal, such as 32.2.",
        "lesion_measurement.csv:4, column longest_diameter_mm: "
          + "A row must hold to: lesion_measurement.longest_diameter_mm is 0 to 999.9.",
      ])
  }

  @Test func `a setting is checked by its row of the vocabulary, at entry and at import`() throws {
    let setting = ["registry_setting": "confirmDays", "value": "1000"]
    let sentence = "confirmation_days is a whole number, 0 to 999."
    #expect(
      try refusal { _ = try enter("registry_setting", setting) }.hasSuffix(
        "column value: \(sentence)"))
    let file = "registry_setting,value\nconfirmation_days,28.5\nconfirmation_day,28\nafterCR,pd\n"
    let report = try registry.load(
      try folder.sources(["registry_setting": file], registry), by: .test)
    #expect(
      report.problems.map(\.sentence).sorted() == [
        "\"confirmation_day\" is not a setting. Nearest: confirmation_days. "
          + "`nadir list setting` shows all \(try registry.settingDefinitions().count).",
        "after_complete_response is one of: progression, as-recorded.", sentence,
      ])
    _ = try enter("registry_setting", ["registry_setting": "confirmDays", "value": "28"])
    #expect(
      try refusal {
        try amend("registry_setting", ["registry_setting": "confirmation_days", "value": "x"])
      }.hasSuffix("column value: \(sentence)"))
  }

  @Test func `a stored value its setting does not allow is told, never taken for another rule`()
    throws
  {
    try registry.write {
      try $0.execute(sql: "INSERT INTO registry_setting VALUES ('cutoff_on', '2025-02-30')")
    }
    #expect(
      try refusal { _ = try registry.settings() }
        == "The registry holds another value for a setting than that allows: "
        + "cutoff_on is a day, YYYY-MM-DD. "
        + "`nadir amend setting cutoff_on --value VALUE` corrects it.")
    try amend("registry_setting", ["registry_setting": "cutoff_on", "value": "2025-02-28"])
    #expect(try registry.settings().cutoff == ClinicalDate("2025-02-28"))
  }
}
