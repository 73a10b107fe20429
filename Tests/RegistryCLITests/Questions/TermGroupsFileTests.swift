import Analyses
import ClinicalRecords
import Interchange
import RegistryStore
import Testing

@testable import RegistryCLI

struct TermGroupsFileTests {
  private func rows(_ text: String) throws -> [SafetyRow] {
    let clinic = try TemporaryRegistry()
    let codebook = try clinic.registry.codebook()
    let source = CSVSource(
      name: "g.csv", bytes: Array(text.utf8), layout: GroupLine.layout(codebook))
    return try TermGroupsFile(source, codebook).rows
  }

  @Test func `groups stand in the order of the file, with terms, classes or any event`() throws {
    let rows = try rows(
      """
      group,term,minimum_grade,attribution
      DLT,febrile neutropenia,3,
      irAE,any,,immune_related
      DLT,Vascular disorders,4,not_immune_related

      """)
    #expect(rows.map(\.label) == ["DLT", "irAE"])
    #expect(
      rows[0].parts == [
        .init("Febrile neutropenia", EventCriterion(minimumGrade: 3)),
        .init("Vascular disorders", EventCriterion(.notImmuneRelated, minimumGrade: 4)),
      ])
    guard case .of(let members) = rows[0].events, case .of(let all) = rows[1].events else {
      Issue.record("A group is made of terms.")
      return
    }
    #expect(members.count == 18)  // 1 and the 17 terms of the class in CTCAE 5.0
    #expect(all.count == 837)
    #expect(all.allSatisfy { $0.criterion == EventCriterion(.immuneRelated) })
  }

  @Test func `only group and term are needed`() throws {
    #expect(try rows("term,group\nNausea,GI\n").map(\.label) == ["GI"])
  }

  @Test func `every mistake is named with its line`() throws {
    let error = #expect(throws: TermGroupsMistakes.self) {
      try rows(
        """
        group,term,minimum_grade,attribution
        DLT,Febrile neutropenya,3,
        DLT,Neutrophil count decreased,7,immune
        ,Nausea,,
        DLT,Alopecia,3,
        GI,Nausea,2,any
        GI,nausea,2,

        """)
    }
    #expect(
      error?.description == """
        g.csv:2, column term: "Febrile neutropenya" is not an adverse event term. Nearest: Febrile neutropenia. \
        `nadir term` finds terms by some of their words.
        g.csv:3, column minimum_grade: "7" is not a grade. Allowed: 1, 2, 3, 4, 5.
        g.csv:3, column attribution: "immune" is not an attribution. Allowed: any, immune_related, not_immune_related.
        g.csv:4, column group: The value is empty. Needed: text without line breaks or control characters.
        g.csv:5, column minimum_grade: Alopecia has no grade 3 or higher. Grades: 1, 2.
        g.csv:7: It is the same as line 6.
        6 problems. Correct the file and ask again.
        """)
  }

  @Test func `a file without a group is a mistake`() {
    let error = #expect(throws: TermGroupsMistakes.self) { try rows("group,term\n") }
    #expect(error?.problems.map(\.description) == ["g.csv: It holds no group."])
  }
}
