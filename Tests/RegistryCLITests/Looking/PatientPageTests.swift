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
