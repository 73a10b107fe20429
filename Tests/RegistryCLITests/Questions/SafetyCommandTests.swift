import Analyses
import ArgumentParser
import ClinicalRecords
import RegistryStore
import Testing

@testable import RegistryCLI

struct SafetyCommandTests {
  private func words(
    _ kinds: [SafetyRow.Kind] = [.any, .group], in clinic: TemporaryRegistry
  ) throws -> SafetyRowWords {
    let codebook = try clinic.registry.codebook()
    return SafetyRowWords(
      codebook, EventFilter(relatedOnly: true), groups: SafetyRow.groups(codebook),
      shownFirst: kinds)
  }

  @Test(arguments: [
    ("Any", SafetyRow.Kind.any, "any"), ("rash", .group, "rash"),
    ("fatigue", .term, "Fatigue"), ("anaemia", .term, "Anemia"),
    ("Gastrointestinal Disorders", .systemOrganClass, "Gastrointestinal disorders"),
    ("serious_related", .overview, "serious-related"), ("overview: any", .overview, "any"),
  ])
  func `a row is named by its label, code or synonym, in any case`(
    _ word: String, _ kind: SafetyRow.Kind, _ code: String
  ) throws {
    let found = try words(in: TemporaryRegistry()).row(word)
    #expect(found.row.kind == kind)
    #expect(found.row.code == code)
    #expect(found.notes.isEmpty)
  }

  // The registry has a group and a term called Diarrhea; the group counts immune-related events alone.
  @Test func `a name of two rows means the row of the table, and the list says so`() throws {
    let clinic = try TemporaryRegistry()
    let ofGroups = try words(in: clinic).row("Diarrhea")
    #expect(ofGroups.row.kind == .group)
    #expect(
      ofGroups.notes == [
        "“Diarrhea” is the group here; another row has that name too: --list \"term:Diarrhea\"."
      ])
    #expect(try words([.any, .term], in: clinic).row("Diarrhea").row.kind == .term)
    let chosen = try words(in: clinic).row("term:Diarrhea")
    #expect(chosen.row.kind == .term && chosen.notes.isEmpty)
  }

  @Test(arguments: [("fatigeu", "Nearest: Fatigue."), ("term:fatigeu", "Nearest: term:Fatigue.")])
  func `an unknown row is answered with the nearest`(_ word: String, _ nearest: String) throws {
    let words = try words(in: TemporaryRegistry())
    let error = #expect(throws: UsageError.self) { try words.row(word) }
    #expect(error?.description.contains(nearest) == true)
  }

  @Test(arguments: [
    ("any,3-4,5", [1...5, 3...4, 5...5]), ("1,2,3,4,5", [1...1, 2...2, 3...3, 4...4, 5...5]),
    ("any, 1-2", [1...5, 1...2]),
  ])
  func `columns are any list of grades`(_ text: String, _ grades: [ClosedRange<Int>]) throws {
    #expect(try GradeColumns(text).spans.map(\.grades) == grades)
  }

  @Test(arguments: ["", "any,,5", "0-2", "4-3", "severe", "any,any"])
  func `columns are grades from 1 to 5, none twice`(_ text: String) {
    #expect(throws: ValidationError.self) { try GradeColumns(text) }
  }

  @Test(arguments: [
    ("--table overview --flat", "--flat goes with --table terms."),
    ("--at-least 5", "--at-least goes with --table terms or --table rates."),
    ("--table rates --columns any", "--columns goes with --table groups or --table terms."),
    ("--table terms --groups x.csv", "--groups goes with --table groups or --table rates."),
    ("--table rates --at-least 5", "--at-least goes with --rows terms."),
    ("--table rates --rows terms --groups x.csv", "--groups goes with --rows groups."),
    ("--event Rash", "--event goes with --table onset."),
    ("--table onset --width page", "--width goes with --figure."),
    ("--table onset --at 1,x", "--at \"1,x\" is no list of months."),
    ("--grade 3", "--grade goes with --list."),
  ])
  func `an option of another table is a mistake`(_ line: String, _ sentence: String) {
    let error = #expect(throws: (any Error).self) {
      try NadirCommand.parseAsRoot(["safety"] + line.split(separator: " ").map(String.init))
    }
    #expect(error.map { NadirCommand.message(for: $0) }?.contains(sentence) == true)
  }

  @Test func `a difference needs two groups of patients`() throws {
    let clinic = try TemporaryRegistry(hasPatient: true)
    var command = try NadirCommand.parseAsRoot([
      "safety", "--difference", "--registry", clinic.registry.path,
    ])
    let error = #expect(throws: UsageError.self) { try command.run() }
    #expect(error?.description.hasPrefix("--difference needs two groups of patients") == true)
  }
}
