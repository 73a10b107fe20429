import Statistics
import Testing

struct RateErrorTests {
  @Test(arguments: [
    (
      RateError.impossibleEvents(-2),
      "Rate: -2 is no number of events. Allowed: whole numbers from 0 to 2^53."
    ),
    (
      .impossibleExposure(0),
      "Rate: an exposure of 0.0 has no rate. Allowed: above 0, from 1e-100 to 1e100. "
        + "Leave out groups that nobody was observed in."
    ),
    (
      .noEvents(analysis: "Rate ratio"),
      "Rate ratio: there were no events, so there is nothing to compare. "
        + "Report the upper limit of each rate."
    ),
    (
      .tooFewRates(analysis: "Homogeneity of rates", found: 1, needed: 2),
      "Homogeneity of rates: 1 rate is too few. Needed: at least 2."
    ),
    (
      .impossibleStandard(-1, stratum: 2),
      "Standardized rate: the standard population of stratum 2 is -1.0. "
        + "Allowed: finite numbers from 0, not 0 in every stratum."
    ),
  ])
  func `says what is wrong`(error: RateError, text: String) {
    #expect(error.description == text)
  }
}
