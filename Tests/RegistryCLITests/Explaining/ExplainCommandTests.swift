import ArgumentParser
import Foundation
import Interchange
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
    let explain = try #require(command as? ExplainCommand)
    return try explain.page(of: try #require(explain.patient), in: clinic.registry)
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

  // N1, A1: the event began on a day of July 2020 that is not known, line 2 on 2020-07-01.
  @Test func `adverse events of a line are counted and explained`() throws {
    let text = try page("P001 --endpoint adverse-events")
    #expect(text.hasPrefix("Line 1 of P001: no adverse event.\n"))
    #expect(
      text.contains(
        """
        Line 2 of P001: 1 adverse event, grade 2 (Immune system disorders - Other, specify, from 2020-07);
        related to treatment, immune-related.
        """))
    #expect(text.contains("atezolizumab), immune-related, as recorded. [N1, A1, A2]"))
  }

  @Test func `an event alone means adverse events, and only those of its row`() throws {
    let text = try page("P001 --line 2 --event Anemia")
    #expect(text.hasPrefix("Line 2 of P001: no adverse event in the row Anemia.\n"))
    #expect(
      try page("P001 --line 2 --event any").hasPrefix("Line 2 of P001: 1 adverse event, grade 2"))
  }

  // A group and a term are called Diarrhea: the group comes first, as in the default table of `nadir safety`.
  @Test(arguments: [
    ("Diarrhea", "no adverse event in the row Diarrhea."),
    ("term:Diarrhea", "no adverse event in the row Diarrhea."),
    ("soc:immune_system_disorders", "1 adverse event in the row Immune system disorders, grade 2"),
    ("serious", "no adverse event in the row Serious."),
    ("immune-related", "1 adverse event in the row Immune-related, grade 2"),
    ("grade-3", "no adverse event in the row Grade ≥3."),
    ("overview:any", "1 adverse event, grade 2"),
  ])
  func `an event is named in the words of a list`(_ word: String, _ said: String) throws {
    let word = word.replacing("_", with: " ")
    let command = try NadirCommand.parseAsRoot(
      ["explain", "P001", "--line", "2", "--event", word])
    let explain = try #require(command as? ExplainCommand)
    let text = try explain.page(of: "P001", in: clinic.registry).formatted(as: .text)
    #expect(text.hasPrefix("Line 2 of P001: \(said)"))
  }

  @Test func `groups of a file are rows`() throws {
    let file = clinic.registry.path + ".csv"
    defer { unlink(file) }
    try FileWriter.write(
      "group,term,minimum_grade\nOurs,Immune system disorders,2\nSevere,any,3\n", to: file)
    #expect(
      try page("P001 --line 2 --event ours --groups \(file)")
        .hasPrefix("Line 2 of P001: 1 adverse event in the row Ours, grade 2"))
    #expect(
      try page("P001 --line 2 --event Severe --groups \(file)")
        .hasPrefix("Line 2 of P001: no adverse event in the row Severe.\n"))
  }

  @Test func `an unknown event is answered with the nearest`() throws {
    let error = #expect(throws: UsageError.self) { try page("P001 --event Anmia") }
    #expect(error?.description.contains("Nearest: Anemia.") == true)
  }

  @Test(arguments: [
    ("P001 --event Anemia --endpoint os", "is about adverse events, --endpoint os is not"),
    ("P001 --groups own.csv", "--groups goes with --event."),
    ("P001 --by ici --serious", "--by, --serious: these choose the patients of a list"),
    ("--line 2", "Name a patient, or with --event a row of `nadir safety`"),
  ])
  func `options that do not go together are refused`(_ words: String, _ said: String) throws {
    let error = #expect(throws: (any Error).self) { try page(words) }
    #expect((error.map { NadirCommand.fullMessage(for: $0) } ?? "").contains(said))
  }
}
