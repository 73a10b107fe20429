import Analyses
import ClinicalRecords
import Endpoints
import RegistryStore
import Statistics
import Testing

/// Facts about the cohort counted with the words of questions, from published Table 1 (arms 200 and
/// 296).
struct QuestionTests {
  /// Patients of line 2 per group.
  func sizes(by: String, where condition: String? = nil, line: Int? = 2) throws -> [String: Int] {
    let answer = try SeedCohort.response(
      try SeedCohort.question(line: line, by: by, where: condition))
    return Dictionary(
      uniqueKeysWithValues: answer.groups.map { ($0.heading, $0.counts.total) })
  }

  @Test(arguments: [
    ("ici", "ICI", 200), ("sex", "Male", 395), ("ecog >= 2", "ECOG ≥ 2", 103),
    ("liver_metastases", "Liver metastases", 100), ("brain_metastases", "Brain metastases", 103),
    ("lung_metastases", "Lung metastases", 292), ("bone_metastases", "Bone metastases", 155),
    ("metastatic_lesions >= 3", "Metastatic lesions ≥ 3", 357),
    ("previous_line_ici", "Previous-line ICI", 211),
    (
      "smoking in ('former', 'current')", "Smoking = Former smoker or Smoking = Current smoker", 352
    ),
  ])
  func `a group has the number of patients the paper prints`(
    _ by: String, _ heading: String, _ count: Int
  ) throws {
    #expect(try sizes(by: by)[heading] == count)
  }

  @Test func `a condition chooses before groups are made`() throws {
    #expect(try sizes(by: "ici", where: "ecog >= 2") == ["ICI": 42, "No ICI": 61])
    #expect(try sizes(by: "ici", where: "has_class('ici') and not sex = 'M'").count == 1)
  }

  @Test func `every line stands beside the others, without a test`() throws {
    let answer = try SeedCohort.response(try SeedCohort.question(line: nil, by: "line"))
    #expect(answer.groups.map(\.heading) == ["Line 1", "Line 2", "Line 3"])
    #expect(answer.groups[0].counts.total == 496 && answer.groups[1].counts.total == 496)
    #expect(answer.objectiveResponseTest == nil && answer.population.isByLine)
  }

  @Test func `progression-free survival of the line before splits as the paper's strata`() throws {
    // Figure 3 of the paper: 125 of the 200 ICI patients had 6 months or more in first line.
    #expect(
      try sizes(by: "previous_line_pfs >= 6 months", where: "ici")["Previous-line PFS ≥ 6 months"]
        == 125)
  }

  @Test func `a patient of another group changes no other group`() throws {
    let all = try SeedCohort.survival(.overallSurvival, try SeedCohort.question(by: "site"))
    let some = try SeedCohort.survival(
      .overallSurvival, try SeedCohort.question(by: "site", where: "site != 'S3'"))
    for group in some.groups {
      let same = try #require(all.groups.first { $0.heading == group.heading })
      #expect(same.counts == group.counts && same.median == group.median)
    }
  }

  @Test func `parts counted apart and merged are the whole`() throws {
    let question = try SeedCohort.question()
    let empty = GroupedTally(.overallSurvival, of: question)
    let histories = try SeedCohort.registry.get().fold(
      empty.parts, from: [PatientHistory](), add: { $0.append($1) }, merge: { $0 += $1 })
    var whole = empty
    for history in histories.reversed() { whole.add(history) }
    var parts = empty
    for start in stride(from: 0, to: histories.count, by: 37) {
      var part = empty
      for history in histories[start...].prefix(37) { part.add(history) }
      parts.merge(part)
    }
    let one = try SurvivalComparison(of: .overallSurvival, in: whole)
    let other = try SurvivalComparison(of: .overallSurvival, in: parts)
    #expect(one.groups.map(\.counts) == other.groups.map(\.counts))
    #expect(one.groups.map(\.median) == other.groups.map(\.median))
    #expect(one.logRank?.chiSquare == other.logRank?.chiSquare)
  }

  @Test func `what is not known is left out and counted`() throws {
    let answer = try SeedCohort.response(try SeedCohort.question(line: 1, by: "previous_line_ici"))
    #expect(answer.groups.isEmpty)
    #expect(answer.population.leftOut.groupUnknown == 496)
  }
}
