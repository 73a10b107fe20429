import ClinicalRecords
import Endpoints
import Testing

@testable import Reports

struct EvidenceWordsTests {
  private let day = ClinicalDate(dayNumber: 18_000)  // 2019-04-14

  private var words: EvidenceWords {
    var codebook = Codebook()
    codebook.metastaticSites = Vocabulary(
      name: "metastatic_site", entries: [.init(code: "liver", label: "Liver")])
    codebook.fields = [DataField(code: "pdl1_tps", label: "PD-L1 TPS", type: .number)]
    return EvidenceWords(codebook)
  }

  @Test func `a row is named by its table, its key and a phrase`() {
    func expect(_ row: Evidence, _ table: String?, _ key: String, _ phrase: String) {
      #expect(EvidenceWords.table(row) == table)
      #expect(words.key(row) == key)
      #expect(words.phrase(row) == phrase)
    }
    expect(
      .assessment(day, reading: 1), "tumor_assessment", "2019-04-14, 1",
      "assessment of 2019-04-14")
    expect(
      .assessment(day, reading: 2), "tumor_assessment", "2019-04-14, 2",
      "assessment of 2019-04-14, reading 2")
    expect(.death, "death", "", "death")
    expect(.line(2), "line_of_therapy", "2", "line 2")
    expect(.adverseEvent(4), "adverse_event", "4", "event 4")
    expect(.metastasis(0), "metastasis", "liver", "metastases: liver")
    expect(
      .observation(field: 0, day), "observation", "pdl1_tps, 2019-04-14",
      "PD-L1 TPS of 2019-04-14")
    expect(.cutoff, nil, "", "cutoff")
  }
}
