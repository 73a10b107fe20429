import Analyses
import ArgumentParser
import ClinicalRecords
import Testing

@testable import RegistryCLI

struct EventOptionsTests {
  private let codebook: Codebook = {
    var codebook = Codebook()
    codebook.agents = Vocabulary(
      name: "agent",
      entries: [
        .init(code: "atezolizumab", label: "Atezolizumab", synonyms: ["Tecentriq"]),
        .init(code: "cisplatin", label: "Cisplatin"),
        .init(code: "nivolumab", label: "Nivolumab"),
      ])
    codebook.agentClasses = [
      AgentClass(code: "ici_pd_l1", group: "immunotherapy"),
      AgentClass(code: "platinum", group: "chemotherapy"),
      AgentClass(code: "ici_pd_1", group: "immunotherapy"),
    ]
    return codebook
  }()

  private func filter(_ words: String...) throws -> EventFilter {
    try EventOptions.parse(words).filter(codebook)
  }

  @Test func `without options treatment-related events count`() throws {
    #expect(try filter() == EventFilter(relatedOnly: true))
    #expect(try filter("--any-relation") == EventFilter(relatedOnly: false))
  }

  @Test func `a drug is named by its name or brand, else by a class of drugs`() throws {
    #expect(try filter("--agent", "tecentriq").suspects == .init([0], label: "Atezolizumab"))
    #expect(try filter("--agent", "ICI").suspects == .init([0, 2], label: "ICI"))
    #expect(try filter("--agent", "ici_pd_1").suspects == .init([2], label: "ici pd 1"))
    #expect(
      try filter("--agent", "chemotherapy").suspects == .init([1], label: "chemotherapy"))
  }

  @Test func `an unknown drug is answered with the nearest`() throws {
    let error = #expect(throws: UsageError.self) { try filter("--agent", "nivolumap") }
    #expect(
      error?.description
        == "\"nivolumap\" is neither a drug nor a class of drugs. Nearest: nivolumab. "
        + "`nadir list agent` shows the drugs, `nadir list agent_class` the classes.")
  }

  @Test func `immune-related events, or the others, or both`() throws {
    #expect(try filter().immune == nil)
    #expect(try filter("--immune-related").immune == true)
    #expect(try filter("--no-immune-related").immune == false)
  }

  @Test func `a lowest grade is 1 to 5`() throws {
    #expect(try filter("--min-grade", "3", "--serious").minimumGrade == 3)
    #expect(throws: (any Error).self) { try filter("--min-grade", "6") }
  }

  @Test func `the options that were given are known by name`() throws {
    #expect(try EventOptions.parse([]).given == [])
    #expect(
      try EventOptions.parse(["--serious", "--agent", "ici"]).given == ["--agent", "--serious"])
  }
}
