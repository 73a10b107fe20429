import ClinicalRecords
import RegistryStore
import Testing

@testable import RegistryCLI

struct ListTests {
  private let clinic: TemporaryRegistry

  init() throws { clinic = try TemporaryRegistry(hasPatient: true) }

  @Test func `columns are as wide as their widest field, numbers at the right`() throws {
    #expect(
      try lines(TableList(of: "performance_status", in: clinic.registry).list(.text)) == [
        "patient_key  assessed_on  ecog",
        "───────────  ───────────  ────",
        "P001         2019-11-04      1",
      ])
  }

  @Test func `a search keeps rows of which some field holds every word, synonyms too`() throws {
    let list = try TableList(
      of: "adverse_event_term", in: clinic.registry, search: "haemoglobin low")
    #expect(try lines(list.list(.text)).count == 3)
    #expect(try lines(list.list(.text))[2].contains("Anemia"))
  }

  @Test func `tables are named by plural words, nouns and their own names`() throws {
    for word in ["lines", "line", "line_of_therapy", "line-of-therapy"] {
      #expect(try ListSubject.table(word, in: clinic.registry) == "line_of_therapy")
    }
    #expect(try ListSubject.table("terms", in: clinic.registry) == "adverse_event_term")
    #expect(try ListSubject.table("drugs", in: clinic.registry) == "agent")
    #expect(try ListSubject.table("line-drugs", in: clinic.registry) == "line_drug")
    #expect(try ListSubject.table("metastases", in: clinic.registry) == "metastasis")
  }

  @Test func `the columns of a table are listed with what each may hold`() throws {
    #expect(
      try lines(CatalogList.columns(of: "performance", in: clinic.registry)) == [
        "column       use     meaning                          allowed",
        "───────────  ──────  ───────────────────────────────  ──────────────────────────",
        "patient_key  key     study key of the patient         the study key of a patient",
        "assessed_on  key     day it was judged                YYYY-MM-DD",
        "ecog         needed  ECOG performance status, 0 to 5  a whole number",
      ])
  }

  @Test func `control characters of a field do not reach the terminal`() throws {
    let list = StreamedList(columns: [.init(name: "a")]) { try $0(["x\u{1B}[31my"]) }
    #expect(try lines(list)[2] == "x\u{FFFD}[31my")
  }

  private func lines(_ list: StreamedList) throws -> [String] {
    var lines: [String] = []
    try list.forEachLine { lines.append($0) }
    return lines
  }
}
