import ClinicalRecords
import Interchange
import Testing

@testable import RegistryCLI

struct DictionaryChoiceTests {
  private let clinic: TemporaryRegistry

  init() throws { clinic = try TemporaryRegistry() }

  /// What is said to a file of these lines.
  private func choice(_ csv: String, file: String = "terms.csv", named: String? = nil) -> String {
    do {
      let read = try DictionaryFile(Spreadsheet(name: file, bytes: Array(csv.utf8)))
      return try DictionaryChoice(of: read, named: named, in: clinic.registry).name
    } catch { return "\(error)" }
  }

  private let newer = "CTCAE Term,SOC,CTCAE v6.0 Change\nAnemia,Blood,\n"
  private let older = "CTCAE Term,SOC,CTCAE v5.0 Change\nAnemia,Blood,\nNausea,Gut,\n"

  @Test func `a file of another version of CTCAE is refused under a name`() {
    #expect(
      choice(newer, named: "CTCAE 5.0").contains(
        "terms.csv speaks of CTCAE 6.0, not of CTCAE 5.0. Nothing was written. "
          + "Load it with --name \"CTCAE 6.0\""))
    #expect(
      choice(older, named: "ctcae v6.0").contains("speaks of CTCAE 5.0, not of CTCAE 6.0."))
    #expect(choice(newer, named: "CTCAE 6.0") == "CTCAE 6.0")
    #expect(choice(older, file: "CTCAE_v6.0.csv", named: "CTCAE 6.0") == "CTCAE 6.0")
  }

  @Test func `a part of a dictionary is called one`() {
    #expect(
      choice(older).contains("terms.csv speaks of CTCAE 5.0, but holds only 2 of its 837 terms."))
    #expect(
      choice("term,soc\nAnemia,Blood\nOwn,Blood\n").contains(
        "terms.csv holds only 1 of the 837 terms of CTCAE 5.0, and 1 other."))
    #expect(
      choice(newer).contains("speaks of CTCAE 6.0, whose terms the registry does not have yet."))
  }
}
