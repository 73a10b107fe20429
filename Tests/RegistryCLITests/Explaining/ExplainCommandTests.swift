import ArgumentParser
import RegistryStore
import Reports
import Testing

@testable import RegistryCLI

struct ExplainCommandTests {
  private let clinic: TemporaryRegistry

  init() throws {
    clinic = try TemporaryRegistry(hasPatient: true)
  }

  private func page(_ line: String) throws -> String {
    let words = ["explain"] + line.split(separator: " ").map(String.init)
    let command = try NadirCommand.parseAsRoot(words)
    return try #require(command as? ExplainCommand).page(in: clinic.registry)
      .formatted(as: .text)
  }

  @Test func `without a line every line is explained, without an endpoint PFS`() throws {
    let text = try page("P001")
    #expect(
      text.hasPrefix(
        "Line 1 of P001: progression-free survival 223 days (7.33 months) from 2019-11-05, ended by\n"
          + "progression on 2020-06-15.\n"))
    #expect(text.contains("\nLine 2 of P001: progression-free survival 0+ days (0.00+ months) "))
  }

  @Test func `one line and one endpoint`() throws {
    let text = try page("P001 --line 1 --endpoint best-response")
    #expect(text.hasPrefix("Line 1 of P001: best overall response PR, shown on 2020-01-10.\n"))
    #expect(!text.contains("Line 2"))
  }

  // R57: rows after the cutoff do not exist.
  @Test func `a cutoff and other rules hold as in tables`() throws {
    let text = try page(
      "P001 --line 1 --cutoff 2020-05-01 --censoring fda --rule confirmation_days=56")
    #expect(text.contains("66+ days (2.17+ months) from 2019-11-05, censored at the\n"))
    #expect(text.contains("Cutoff: 2020-05-01."))
    #expect(text.contains("(default: ignored)"))
    // Confirmation changes no PFS, so its setting would only distract.
    #expect(!text.contains("confirmation_days"))
  }

  @Test func `an unknown patient is answered with the nearest`() throws {
    let error = #expect(throws: UnknownPatient.self) { try page("P0O1") }
    #expect(error?.description == "There is no patient \"P0O1\". Nearest: P001.")
  }

  @Test func `a line the patient does not have is answered with those there are`() throws {
    let error = #expect(throws: CommandError.self) { try page("P001 --line 5") }
    #expect(
      error?.description
        == "Patient P001 has no line 5. Lines: 1 (from 2019-11-05), 2 (from 2020-07-01).")
  }

  @Test func `a patient without lines is answered with that`() throws {
    try clinic.add(PatientRow.self, ["patient_key": "P002", "sex": "M"])
    let error = #expect(throws: CommandError.self) { try page("P002") }
    #expect(
      error?.description
        == "Patient P002 has no line of therapy, so there is nothing to explain.")
  }

  @Test func `an unknown endpoint is answered with those there are`() throws {
    let error = #expect(throws: (any Error).self) { try page("P001 --endpoint efs") }
    let message = error.map { NadirCommand.fullMessage(for: $0) } ?? ""
    #expect(message.contains("'efs'") && message.contains("os-diagnosis"))
  }
}
