import ArgumentParser
import ClinicalRecords
import RegistryStore
import Testing

@testable import RegistryCLI

struct PatientPageTests {
  private let clinic: TemporaryRegistry

  init() throws {
    clinic = try TemporaryRegistry(hasPatient: true)
  }

  @Test func `a page shows who, the time line and the outcome of each line`() throws {
    let page = try PatientPage(of: "P001", in: clinic.registry).text
    #expect(page == Snapshot.text("patient_page.txt"))
  }

  @Test func `lesions stand by day with their sum, doses by line`() throws {
    let page = try PatientPage(of: "P001", in: try clinicWithLesions().registry).text
    #expect(page == Snapshot.text("lesion_page.txt"))
  }

  /// The patient with lesions followed on the second line: by hand, 46.0 + 18.0 = 64.0 mm at baseline,
  /// 32.2 + 9.0 = 41.2 mm (a fall of 35.6 %) on day 41, then a new lesion.
  private func clinicWithLesions() throws -> TemporaryRegistry {
    for words in [
      "--measured-on 2020-06-25 --line 2 --target liver=46 --target axilla_mass=18 --non-target bone",
      "--measured-on 2020-08-11 --set T1=32.2 --set T2=9 --set NT1=p --overall-response SD",
      "--measured-on 2020-09-22 --set T1=absent --set T2=9 --set NT1=p --new brain=unequivocal",
    ] {
      let command = try VisitCommand.parse(
        ["P001", "--yes"]
          + words.split(separator: " ").map { $0.split(separator: "_").joined(separator: " ") })
      _ = try command.enter(in: clinic.registry, asking: nil) { _ in }
    }
    for (day, isGiven) in [("2020-07-01", "yes"), ("2020-07-22", "yes"), ("2020-08-12", "no")] {
      try clinic.add(
        ExposureRow.self,
        ["patient_key": "P001", "given_on": day, "agent": "atezolizumab", "is_given": isGiven])
    }
    return clinic
  }

  @Test func `the results of a day are one entry, which names those outside their limits`() throws {
    for (analyte, value, unit, limits, day) in [
      ("hemoglobin", "111", "g/L", ("115", "150"), "2020-07-01"),
      ("platelets", "220", "K/uL", ("125", "350"), "2020-07-01"),
      ("alt", "160", "U/L", ("", "40"), "2020-07-01"),
      ("ldh", "412", "U/L", ("", ""), "2020-07-01"),
      ("hemoglobin", "120", "g/L", ("115", "150"), "2020-07-22"),
      ("hemoglobin", "118.5", "g/L", ("115", "150"), "2020-08-12"),
      ("platelets", "220", "K/uL", ("125", "350"), "2020-08-12"),
    ] {
      try clinic.add(
        LabRow.self,
        [
          "patient_key": "P001", "sampled_on": day, "analyte": analyte, "value": value,
          "unit": unit, "lower_limit": limits.0, "upper_limit": limits.1,
          "is_baseline": day == "2020-08-12" ? "yes" : "",
        ])
    }
    let page = try PatientPage(of: "P001", in: clinic.registry).text
    let text = page.split { $0.isWhitespace || $0 == "│" }.joined(separator: " ")
    #expect(
      text.contains(
        "Results: Alanine aminotransferase 160 U/L (above 40), Hemoglobin 111 g/L (below 115), "
          + "Lactate dehydrogenase 412 U/L, 1 other within its limits"))
    #expect(text.contains("2020-07-22 Hemoglobin 120 g/L, normal 115–150"))
    #expect(text.contains("2020-08-12 Results, baseline: 2 within their limits"))
  }

  @Test func `no line of a page is wider than 100 columns`() throws {
    let page = try PatientPage(of: "P001", in: clinic.registry).text
    #expect(page.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func `a patient with nothing but a row has a page`() throws {
    try clinic.add(PatientRow.self, ["patient_key": "P002", "sex": "M"])
    let page = try PatientPage(of: "P002", in: clinic.registry).text
    #expect(page.hasPrefix("Patient P002\n"))
    #expect(page.hasSuffix("\n  sex  male\n"))
  }

  @Test func `an unknown patient is answered with the nearest`() throws {
    let error = #expect(throws: UnknownPatient.self) {
      try PatientPage(of: "P0O1", in: clinic.registry)
    }
    #expect(error?.description == "There is no patient \"P0O1\". Nearest: P001.")
  }
}
