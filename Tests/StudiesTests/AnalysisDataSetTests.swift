import ClinicalRecords
import Endpoints
import Statistics
import Studies
import Testing

/// The data set that other programs read.
struct AnalysisDataSetTests {
  func cohort() throws -> StudyCohort {
    var histories = MadeUpHistories()
    histories.add("P2", sex: 1, ecog: nil, drugs: [1], death: 30)
    histories.add("P1", ecog: 2)
    return try histories.cohort(
      MadeUpHistories.plan {
        $0.characteristics = [
          PlannedCharacteristic(id: "sex", label: "Sex", values: .word(Written("sex"))),
          PlannedCharacteristic(id: "ecog", label: "ECOG", values: .number(Written("ecog"))),
        ]
        $0.endpoints.append(PlannedEndpoint(.durationOfResponse))
      })
  }

  @Test func `each patient is a row, and what is not known is empty`() throws {
    let data = AnalysisDataSet(try cohort(), matching: nil)
    #expect(
      data.header == [
        "study_key", "line", "arm", "sex", "ecog", "response", "os_days", "os_event", "os_ending",
        "dor_days", "dor_event", "dor_ending",
      ])
    var rows: [[String]] = []
    data.forEachRow { rows.append($0) }
    #expect(
      rows == [
        ["P1", "2", "ICI", "Female", "2", "NE", "0", "0", "last known alive", "", "", ""],
        ["P2", "2", "none", "Male", "", "NE", "30", "1", "death", "", "", ""],
      ])
  }

  @Test func `after matching scores and sets stand at the end`() throws {
    let matching = MatchedCohort(
      scored: [0, 1], scores: [0.75, 0.25], logits: [1, -1], pairs: [[0, 1]], distances: [0.5],
      caliper: nil, subjects: [0, 1], sets: [0, 0], withoutScore: [],
      overlap: try ScoreOverlap(scores: [0.75, 0.25], treated: [true, false]))
    let data = AnalysisDataSet(try cohort(), matching: matching)
    #expect(data.header.suffix(2) == ["score", "matched_set"])
    var ends: [[String]] = []
    data.forEachRow { ends.append(Array($0.suffix(2))) }
    #expect(ends == [["0.75", "1"], ["0.25", "1"]])
  }
}
