import Statistics
import Testing

/// The example of the article ComparingCurves: one function, so that it reads in the order of the article.
struct ComparingCurvesArticleTests {
  @Test func `six-mercaptopurine against placebo, by tests and by effects`() throws {
    // article
    let weeksOf6MP: [Double] = [
      6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35,
    ]
    let relapsed = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
    let weeksOfPlacebo: [Double] = [
      1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23,
    ]
    let trial = try TimeToEvent(
      times: weeksOf6MP + weeksOfPlacebo,
      events: relapsed.map { $0 == 1 } + Array(repeating: true, count: 21))
    let arms = Array(repeating: 0, count: 21) + Array(repeating: 1, count: 21)

    let test = try LogRankTest(comparing: trial, by: arms)
    let chiSquare = test.chiSquare  // 16.79 on 1 degree of freedom
    let pValue = test.pValue  // 0.00004
    let expected = test.expected  // 19.25 and 10.75; observed are 9 and 21
    // end
    // survdiff(Surv(time, event) ~ arm)
    expect(chiSquare, 16.7929409892165, printed: "16.79")
    expect(pValue, 4.16880910933453e-05, printed: "0.00004")
    expect(expected[0], 19.2505009480311, printed: "19.25")
    expect(expected[1], 10.7494990519689, printed: "10.75")
    #expect(test.observed == [9, 21])
    // article
    let early = try LogRankTest(
      comparing: trial, by: arms, weighting: .flemingHarrington(rho: 1, gamma: 0))
    let earlyChiSquare = early.chiSquare  // 14.46
    let combined = try MaxComboTest(comparing: trial, by: arms)
    let combinedIsSignificant = combined.pValue < 0.001  // true
    // end
    // survdiff(Surv(time, event) ~ arm, rho = 1)
    expect(earlyChiSquare, 14.4571508187171, printed: "14.46")
    // At most Bonferroni's bound over the four, at least the p value of the best of them.
    #expect(combinedIsSignificant)
    #expect(combined.pValue >= pValue)
    // article
    var treatment = Covariates(count: 42)
    treatment.append("6-MP", arms.map { $0 == 0 })
    let model = try CoxModel(fitting: trial, on: treatment)
    let hazardRatio = model["6-MP"]?.hazardRatio  // 0.208
    let ratioLimits = model["6-MP"]?.ratioInterval()  // 0.093 to 0.466

    let curves = try KaplanMeierEstimate.curves(
      of: trial, groups: arms, count: 2)
    let gain = try RestrictedMeanComparison(
      of: curves[0], against: curves[1], to: 22
    ).difference
    let weeks = gain.estimate  // 8.75 of 22 weeks more in remission
    let weekLimits = gain.interval()  // 4.85 to 12.66

    let milestone = try MilestoneComparison(
      of: curves[0], against: curves[1], at: 10)
    let more = milestone.difference?.estimate  // 0.372: 75 % less 38 %
    // end
    // coxph(Surv(time, event) ~ I(arm == 0), ties = "efron")
    expect(hazardRatio, 0.2076035248415374, printed: "0.208")
    expect(ratioLimits?.lower, 0.0925128372620035, printed: "0.093")
    expect(ratioLimits?.upper, 0.4658728972344727, printed: "0.466")
    // survRM2::rmst2(time, status, arm, tau = 22)
    expect(weeks, 8.7523809523809515, printed: "8.75")
    expect(weekLimits.lower, 4.8492275918233245, printed: "4.85")
    expect(weekLimits.upper, 12.6555343129385776, printed: "12.66")
    // summary(survfit(Surv(time, event) ~ arm), times = 10)
    expect(more, 0.752941176470588 - 0.380952380952381, printed: "0.372")
  }
}
