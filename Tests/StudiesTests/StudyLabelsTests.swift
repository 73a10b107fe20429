import Analyses
import ClinicalRecords
import Endpoints
import Statistics
import Studies
import Testing

/// What results could not tell apart is refused with its line, whether a plan or the registry calls it so.
struct StudyLabelsTests {
  func problem(
    _ histories: MadeUpHistories? = nil, codebook: Codebook = MadeUpHistories.codebook,
    _ change: (inout StudyPlan) -> Void
  ) -> String {
    var everyone = MadeUpHistories()
    everyone.add("A")
    do {
      _ = try (histories ?? everyone).cohort(MadeUpHistories.plan(change), codebook: codebook)
      return ""
    } catch {
      return "\(error)"
    }
  }

  func levels(_ labels: String...) -> [PlannedCharacteristic] {
    [
      PlannedCharacteristic(
        id: "c", label: "C",
        values: .levels(
          labels.enumerated().map { .init($1, Written("ecog = \($0)", line: $0 + 5)) }))
    ]
  }

  @Test func `levels that are printed alike are refused`() {
    #expect(
      problem { $0.characteristics = levels(">=6", "≥6") }
        == "study.toml:6: characteristic c: the levels \">=6\" and \"≥6\" read alike in texts or in the names of numbers. "
        + "Give each a label of its own.")
  }

  @Test func `levels that numbers' names call alike are refused`() {
    #expect(problem { $0.characteristics = levels("x", "=x") }.contains("\"x\" and \"=x\""))
    #expect(
      problem { $0.characteristics = levels("x", "x") }.contains("two levels are called \"x\""))
    #expect(problem { $0.characteristics = levels(">=6", "<6") }.isEmpty)
  }

  @Test(arguments: ["missing", "before", "after"])
  func `a level is not called as something else in results`(_ label: String) {
    #expect(
      problem { $0.characteristics = levels("x", label) }.hasPrefix(
        "study.toml:6: characteristic c: no level can be called \"\(label)\""))
  }

  @Test(arguments: ["all", "arm", "response"])
  func `a characteristic is not called as something else in results`(_ id: String) {
    #expect(
      problem {
        $0.characteristics = [
          PlannedCharacteristic(id: id, label: "C", values: .word(Written("sex", line: 4)))
        ]
      }.hasPrefix("study.toml:4: characteristic cannot be called \"\(id)\""))
  }

  @Test func `values of a word that the registry calls alike are refused`() {
    var codebook = MadeUpHistories.codebook
    codebook.sexes = Vocabulary(
      name: "sex", entries: [.init(code: "F", label: "Other"), .init(code: "M", label: "Other")])
    var histories = MadeUpHistories()
    histories.add("A", sex: 0)
    histories.add("B", sex: 1)
    let message = problem(histories, codebook: codebook) {
      $0.characteristics = [
        PlannedCharacteristic(id: "sex", label: "Sex", values: .word(Written("sex", line: 7)))
      ]
    }
    #expect(
      message
        == "study.toml:7: characteristic sex: two levels are called \"Other\". State levels by conditions, each with a label."
    )
  }

  @Test func `a value that is called missing is refused`() {
    var codebook = MadeUpHistories.codebook
    codebook.sexes = Vocabulary(name: "sex", entries: [.init(code: "F", label: "missing")])
    let message = problem(codebook: codebook) {
      $0.characteristics = [
        PlannedCharacteristic(id: "sex", label: "Sex", values: .word(Written("sex", line: 7)))
      ]
    }
    #expect(
      message.hasPrefix("study.toml:7: characteristic sex: no level can be called \"missing\""))
  }

  @Test func `a term that is called as a system organ class is refused`() {
    var codebook = MadeUpHistories.codebook
    codebook.terms = Vocabulary(name: "term", entries: [.init(code: "Rash", label: "Rash")])
    (codebook.termClasses, codebook.termDictionaries) = (["Rash"], ["CTCAE 5.0"])
    var histories = MadeUpHistories()
    histories.add("A", term: 0)
    let message = problem(histories, codebook: codebook) {
      $0.safety = SafetyPlan()
      $0.safety?.rows = .terms
    }
    #expect(
      message.hasPrefix("study.toml: safety: several rows of adverse events are called \"Rash\"."))
  }
}

/// Kinds of regimens and drugs.
extension StudyLabelsTests {
  func kinds(_ kinds: (arm: String?, label: String)...) -> TreatmentPlan {
    var plan = TreatmentPlan()
    plan.categories = kinds.enumerated().map { position, kind in
      .init(
        arm: kind.arm.map { Written($0) }, label: kind.label,
        condition: Written("ecog = \(position)", line: 20 + position))
    }
    return plan
  }

  @Test func `a kind of regimen stands once in each arm`() {
    let sentence =
      "study.toml:21: regimen \"x\" stands twice in an arm. Give each a label of its own; one without an arm is in all "
      + "arms."
    #expect(problem { $0.treatment = kinds(("ICI", "x"), (nil, "x")) } == sentence)
    #expect(problem { $0.treatment = kinds((nil, "x"), ("none", "x")) } == sentence)
    #expect(problem { $0.treatment = kinds(("ICI", "x"), ("ICI", "x")) } == sentence)
    #expect(problem { $0.treatment = kinds(("ICI", "x"), ("none", "x")) }.isEmpty)
  }

  @Test func `patients of no kind are not mixed with a kind that is called Other`() throws {
    var histories = MadeUpHistories()
    for (key, ecog) in [("A", 0), ("B", 1), ("C", 2)] { histories.add(key, ecog: ecog) }
    let cohort = try histories.cohort(
      MadeUpHistories.plan { $0.treatment = kinds((nil, "ICI"), (nil, "Other")) })
    let rows = TreatmentSummary(of: cohort).arms[0].regimens
    #expect(rows.map(\.label) == ["ICI", "Other", "None of these"])
    #expect(rows.map(\.subjects) == [[0], [1], [2]])
    #expect(
      problem { $0.treatment = kinds((nil, "None of these")) }.hasPrefix(
        "study.toml:20: regimen cannot be called \"None of these\""))
  }

  @Test func `more than 200 combinations of classes are refused, as 255 of eight classes are`() {
    var codebook = MadeUpHistories.codebook
    codebook.agents = Vocabulary(
      name: "agent", entries: (0..<8).map { .init(code: "d\($0)", label: "d\($0)") })
    codebook.agentClasses = (0..<8).map {
      AgentClass(code: $0 == 0 ? "ici_pd_l1" : "k\($0)", group: "g\($0)")
    }
    var histories = MadeUpHistories()
    for combination in 1...255 {
      histories.add(
        "P\(combination)",
        drugs: (0..<8).filter { combination >> $0 & 1 == 1 }.map { CodePosition($0) })
    }
    let message = problem(histories, codebook: codebook) { plan in
      plan.arms[1] = .init(id: "none", label: "Without", condition: Written("ecog = 1"))
      plan.treatment = TreatmentPlan()
      plan.treatment?.agentClasses = [Written("ici", line: 9)]
    }
    #expect(
      message
        == "study.toml:9: treatment: the drugs of the line have more than 200 combinations of classes. State kinds of "
        + "regimens by conditions.")
  }

  @Test func `drugs that are called alike are refused where they are counted`() {
    var codebook = MadeUpHistories.codebook
    codebook.agents = Vocabulary(
      name: "agent", entries: ["a", "b", "c"].map { .init(code: $0, label: $0 == "a" ? "a" : "x") })
    func message(_ agentClass: String) -> String {
      problem(codebook: codebook) {
        $0.treatment = TreatmentPlan()
        $0.treatment?.agentClasses = [Written(agentClass, line: 9)]
      }
    }
    #expect(message("chemotherapy").hasPrefix("study.toml:9: treatment: two drugs of the registry"))
    #expect(message("platinum").isEmpty)
  }
}

/// A matching that finds nobody.
extension StudyLabelsTests {
  @Test func `a characteristic that decides the arm ends the study with the line of the matching`()
    throws
  {
    var histories = MadeUpHistories()
    for patient in 0..<3 { histories.add("A\(patient)", ecog: 0, death: 100 + patient) }
    for patient in 0..<3 { histories.add("B\(patient)", ecog: 2, drugs: [1], death: 50 + patient) }
    let cohort = try histories.cohort(
      MadeUpHistories.plan {
        $0.characteristics = [
          PlannedCharacteristic(id: "ecog", label: "ECOG", values: .word(Written("ecog")))
        ]
        $0.matching = MatchingPlan()
        $0.matching?.line = 30
      })
    let error = #expect(throws: StudyProblems.self) { try StudyAnswer(of: cohort) }
    #expect(error?.problems.map(\.line) == [30])
    #expect(error?.description.hasPrefix("study.toml:30: matching: “ECOG: 0”, alone") == true)
    #expect(error?.description.hasSuffix("Otherwise leave [matching] out.") == true)
  }
}
