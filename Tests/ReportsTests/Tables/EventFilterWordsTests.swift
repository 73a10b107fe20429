import Analyses
import Testing

@testable import Reports

struct EventFilterWordsTests {
  private func filter(
    related: Bool = false, _ change: (inout EventFilter) -> Void = { _ in }
  ) -> EventFilter {
    var filter = EventFilter(relatedOnly: related)
    change(&filter)
    return filter
  }

  @Test func `a title names every condition`() {
    #expect(filter(related: true).title == "Treatment-related adverse events")
    #expect(filter().title == "Adverse events of any cause")
    let suspected = filter { $0.suspects = EventFilter.Suspects([1], label: "nivolumab") }
    #expect(suspected.phrase("events") == "events suspected to come from nivolumab")
    let all = filter(related: true) {
      $0.seriousOnly = true
      $0.immune = true
      $0.minimumGrade = 3
      $0.suspects = EventFilter.Suspects([1], label: "ICI")
    }
    #expect(
      all.title
        == "Serious treatment-related immune-related adverse events of grade 3 or higher suspected to come from ICI"
    )
    let limits = [
      "Only events suspected to come from ICI.", "Only immune-related events.",
      "Only events recorded as serious.", "Only events of grade 3 or higher.",
    ]
    #expect(all.limitNotes == limits)
    #expect(all.notes == ["Only events recorded as related to treatment."] + limits)
    #expect(filter().notes == ["All events, related to treatment or not."])
  }

  @Test(arguments: [
    (
      3, 9,
      "For 3 of 9 events it is not recorded whether they were serious; they are not counted as serious."
    ),
    (
      1, 9,
      "For 1 of 9 events it is not recorded whether it was serious; it is not counted as serious."
    ),
    (
      9, 9,
      "For all 9 events it is not recorded whether they were serious; they are not counted as serious."
    ),
    (
      1, 1,
      "For 1 of 1 event it is not recorded whether it was serious; it is not counted as serious."
    ),
  ])
  func `what was not recorded is said in the number it has`(
    _ count: Int, _ all: Int, _ sentence: String
  ) {
    #expect(NumberStyle().withoutSeriousness(count, of: all) == [sentence])
  }

  @Test func `where all is recorded nothing is said`() {
    #expect(NumberStyle().withoutSeriousness(0, of: 9) == [])
    #expect(
      NumberStyle().withoutAction(2, of: 9) == [
        "For 2 of 9 events it is not recorded what was done with the treatment; "
          + "they are not counted as leading to discontinuation."
      ])
  }
}
