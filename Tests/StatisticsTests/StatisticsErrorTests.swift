import Statistics
import Testing

struct StatisticsErrorTests {
  @Test(arguments: [
    (
      StatisticsError.groupWithoutEvents(2),
      "Cox model: the hazard ratio of group 2 has no finite estimate, because none of its subjects "
        + "had the event. Merge or drop that group."
    ),
    (
      .unboundedCoefficient(group: 1, direction: .upward),
      "Cox model: the coefficient of group 1 grows without bound, because the reference had no "
        + "event while a subject of that group was at risk. Merge or drop that group."
    ),
    (
      .unboundedCoefficient(group: 1, direction: .downward),
      "Cox model: the coefficient of group 1 falls without bound, because that group had no event "
        + "while a subject of the reference was at risk. Merge or drop that group."
    ),
    (.emptyGroup(0), "Cox model: group 0 has no subjects. Drop it."),
    (
      .notConverged(iterations: 100),
      "Cox model: the likelihood was still changing after 100 iterations."
    ),
    (
      .noEvents(analysis: "Log-rank test"),
      "Log-rank test: no subject had the event, so there is nothing to compare."
    ),
    (
      .tooFewGroups(analysis: "Log-rank test"),
      "Log-rank test: fewer than two groups have subjects at risk at an event. "
        + "Compare groups that were observed until the first event."
    ),
    (
      .noVariation(analysis: "Log-rank test"),
      "Log-rank test: all subjects at risk had the event at the same time, "
        + "so no group can be ahead of another."
    ),
  ])
  func `says what is wrong`(error: StatisticsError, text: String) {
    #expect(error.description == text)
  }
}
