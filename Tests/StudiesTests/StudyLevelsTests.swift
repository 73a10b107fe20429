import ClinicalRecords
import Endpoints
import Studies
import Testing

/// Levels and numbers of characteristics, on histories made by hand.
struct StudyLevelsTests {
  func cohort(
    _ characteristics: [PlannedCharacteristic], _ patients: [(ecog: Int?, sex: CodePosition?)]
  ) throws -> StudyCohort {
    var histories = MadeUpHistories()
    for (position, patient) in patients.enumerated() {
      histories.add("P\(position)", sex: patient.sex, ecog: patient.ecog)
    }
    return try histories.cohort(MadeUpHistories.plan { $0.characteristics = characteristics })
  }

  func levels(
    _ id: String, _ levels: [(String, String)], reference: Written<String>? = nil
  ) -> PlannedCharacteristic {
    PlannedCharacteristic(
      id: id, label: id, values: .levels(levels.map { .init($0, Written($1)) }),
      reference: reference)
  }

  @Test func `the first level that holds counts, and what none holds for is missing`() throws {
    let ecog = levels("ecog", [("2", "ecog = 2"), ("1-2", "ecog in (1, 2)")])
    let cohort = try cohort([ecog], [(2, 0), (1, 0), (0, 0), (nil, 0)])
    #expect(cohort.subjects.map { $0.levels[0] } == [0, 1, -1, -1])
    let block = BaselineComparison(of: cohort).blocks[0]
    #expect(block.counts == [[1, 0], [1, 0]] && block.missing == [2, 0])
  }

  @Test func `a level for all others takes nobody of whom an earlier one cannot be told`() throws {
    let ecog = levels("ecog", [("poor", "ecog >= 2"), ("other", "line = 2")])
    let cohort = try cohort([ecog], [(3, 0), (1, 0), (nil, 0)])
    #expect(cohort.subjects.map { $0.levels[0] } == [0, 1, -1])
  }

  @Test func `a word has the levels that occur, in the order of its vocabulary`() throws {
    let planned = ["sex", "ecog", "ici"].map {
      PlannedCharacteristic(id: $0, label: $0, values: .word(Written($0)))
    }
    let cohort = try cohort(planned, [(2, 1), (0, 0), (nil, nil), (2, 1)])
    #expect(
      cohort.characteristics.map(\.levels) == [["Female", "Male"], ["0", "2"], ["Yes"]])
    #expect(cohort.subjects.map { $0.levels[0] } == [1, 0, -1, 1])
    #expect(cohort.subjects.map { $0.levels[1] } == [1, 0, -1, 1])
    #expect(cohort.characteristics.map(\.reference) == [1, 1, 0])
  }

  @Test func `a reference level that nobody has is an error`() throws {
    let sex = PlannedCharacteristic(
      id: "sex", label: "Sex", values: .word(Written("sex", line: 4)),
      reference: Written("Male", line: 5))
    let error = #expect(throws: StudyProblems.self) { try cohort([sex], [(1, 0)]) }
    #expect(
      error?.description == """
        study.toml:5: characteristic sex, reference: nobody in the study has the level "Male". \
        Levels that occur: Female.
        """)
  }

  @Test func `a number is counted by its middle and spread`() throws {
    let ecog = PlannedCharacteristic(id: "ecog", label: "ECOG", values: .number(Written("ecog")))
    let cohort = try cohort([ecog], [(4, 0), (1, 0), (nil, 0), (2, 0), (0, 0)])
    #expect(cohort.characteristics[0].isNumber)
    #expect(cohort.subjects.map { $0.numbers[0] } == [4, 1, nil, 2, 0])
    #expect(cohort.subjects.allSatisfy { $0.levels == [-1] })
    let block = BaselineComparison(of: cohort).blocks[0]
    // R: quantile(c(0, 1, 2, 4), c(.25, .5, .75), type = 7) is 0.75, 1.5, 2.5.
    #expect(
      block.numbers[0]
        == BaselineComparison.Spread(count: 4, median: 1.5, quartiles: 0.75...2.5, range: 0...4))
    #expect(block.numbers[1].count == 0 && block.numbers[1].median == nil)
    #expect(block.numbers[2] == block.numbers[0] && block.missing == [1, 0])
    #expect(block.test == nil && block.differences == [nil])
  }

  @Test func `a characteristic that is known only later is warned of once, whatever its levels`()
    throws
  {
    let cycles = levels("cycles", [("many", "cycles > 4"), ("few", "cycles <= 4")])
    let cohort = try cohort([cycles], [(1, 0)])
    #expect(
      cohort.warnings.map(\.sentence) == [
        "characteristic cycles: cycles is known only after the line has begun, so that whoever has it has lived "
          + "long enough to get it (immortal time). Describe with it; do not choose, match or model by it."
      ])
    #expect(cohort.characteristics[0].isKnownLater)
  }

  @Test func `what the line before brought is known when the line begins`() throws {
    let before = levels(
      "before",
      [("PR", "previous_line_best_response = PR"), ("no", "previous_line_pfs >= 0 months")])
    #expect(try cohort([before], [(1, 0)]).characteristics.map(\.isKnownLater) == [false])
  }
}
