import Statistics
import Testing

struct SampleErrorTests {
  @Test(arguments: [
    (
      SampleError.noValues,
      "Sample: it has no values. Drop the group, or give it at least one value."
    ),
    (
      .impossibleValue(.infinity, position: 3),
      "Sample: value 3 is inf. Allowed: numbers from -1e305 to 1e305. "
        + "Leave missing values out."
    ),
    (
      .tooFew(analysis: "Kruskal-Wallis test", what: .groups, found: 1, needed: 2),
      "Kruskal-Wallis test: 1 group is too few. Needed: at least 2."
    ),
    (
      .noVariation(analysis: "t test"),
      "t test: the values do not vary, so there is nothing to measure a difference by. "
        + "Describe the groups without a test."
    ),
    (
      .impossibleWeight(weight: -1, position: 0),
      "Weighted sample: weight 0 is -1.0. Allowed: finite numbers from 0."
    ),
    (
      .noWeight,
      "Weighted sample: all weights are 0. Give at least one value a weight above 0."
    ),
    (
      .impossibleProbability(value: 2, position: 1),
      "Multiplicity adjustment: p value 1 is 2.0. Allowed: 0 to 1."
    ),
    (
      .exactTooLarge(analysis: "Wilcoxon rank-sum test", values: 5000),
      "Wilcoxon rank-sum test: the exact distribution for 5000 values would take too long. "
        + "Use the normal approximation."
    ),
  ])
  func `says what is wrong`(error: SampleError, text: String) {
    #expect(error.description == text)
  }
}
