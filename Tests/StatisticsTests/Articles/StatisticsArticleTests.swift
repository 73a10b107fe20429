import Statistics
import Testing

/// The example of the article Statistics: one function, so that it reads in the order of the article.
struct StatisticsArticleTests {
  @Test func `weeks in remission, two curves and their test`() throws {
    // article
    let weeks: [Double] = [
      9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161,
      5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45,
    ]
    let relapsed = [
      1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0,
      1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1,
    ].map { $0 == 1 }
    let patients = try TimeToEvent(times: weeks, events: relapsed)
    let arms = (0..<23).map { $0 < 11 ? 0 : 1 }
    let curves = try KaplanMeierEstimate.curves(
      of: patients, groups: arms, count: 2)
    let medians = curves.map(\.median)  // 31 weeks with maintenance, 23 without
    let test = try LogRankTest(comparing: patients, by: arms)
    let pValue = test.pValue  // 0.065
    // end
    // survfit and survdiff(Surv(time, status) ~ x, aml)
    #expect(medians == [31, 23])
    expect(pValue, 0.0653393220405049, printed: "0.065")
  }
}
