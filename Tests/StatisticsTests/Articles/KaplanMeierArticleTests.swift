import Statistics
import Testing

/// The example of the article KaplanMeier: one function, so that it reads in the order of the article.
struct KaplanMeierArticleTests {
  @Test func `six-mercaptopurine keeps children in remission, curve and numbers`() throws {
    // article
    let weeks: [Double] = [
      6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35,
    ]
    let relapsed = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
    let sixMP = try TimeToEvent(times: weeks, events: relapsed.map { $0 == 1 })
    let curve = try KaplanMeierEstimate(sixMP)

    let atTen = curve.survival(at: 10)  // 0.753
    let limits = curve.interval(at: 10)  // 0.503 to 0.889
    let hazard = curve.cumulativeHazard(at: 10)  // 0.268, Nelson-Aalen
    let atRisk = curve.atRisk(at: 10)  // 15
    // end
    // summary(survfit(Surv(time, event) ~ 1, conf.type = "log-log"), times = 10)
    expect(atTen, 0.752941176470588, printed: "0.753")
    expect(limits?.lower, 0.503199510799957, printed: "0.503")
    expect(limits?.upper, 0.889361835169265, printed: "0.889")
    expect(hazard, 0.268347338935574, printed: "0.268")
    #expect(atRisk == 15)
    // article
    let band = curve.band(.equalPrecision, scale: .logLog)
    let atTwenty = band?.interval(at: 20)  // 0.24 to 0.86; pointwise 0.37 to 0.80
    // end
    // R's km.ci, method "logep", with a critical value from a table of three digits
    expect(atTwenty?.lower, 0.2414848211485633, printed: "0.24", relative: 0.02)
    expect(atTwenty?.upper, 0.858229680515786, printed: "0.86", relative: 0.02)
    expect(curve.interval(at: 20)?.lower, 0.367510855987502, printed: "0.37")
    expect(curve.interval(at: 20)?.upper, 0.804912189471841, printed: "0.80")
    // article
    let median = curve.median  // 23 weeks
    let interval = curve.medianInterval()  // 13 to nil: not reached
    let quarter = curve.quantile(0.25)  // 13: by then a quarter has relapsed
    let spss = curve.spssMedianInterval()  // 23 ± 5.255, 12.7 to 33.3
    // end
    // quantile(fit, c(0.25, 0.5))
    #expect(median == 23)
    #expect(interval.lower == 13)
    #expect(interval.upper == nil)
    #expect(quarter == 13)
    // As textbooks print it from SPSS: median 23, standard error 5.255.
    expect(spss?.lower, 12.700, printed: "12.7", relative: 1e-4)
    expect(spss?.upper, 33.300, printed: "33.3", relative: 1e-4)
    expect(spss?.standardError, 5.255, printed: "5.255", relative: 1e-4)
    // article
    let mean = curve.restrictedMean(to: 24)  // 18.36 weeks of 24
    let error = mean?.standardError  // 1.64
    // end
    // survival:::survmean(fit, rmean = 24)
    expect(mean?.mean, 18.3574229691877, printed: "18.36")
    expect(error, 1.6365563898137, printed: "1.64")
    // article
    let followUp = try KaplanMeierEstimate(reversing: sixMP)
    let followed = followUp.median  // 25 weeks
    let table = RiskTable(at: [0, 10, 20, 30], of: [curve])
    let numbers = table.groups[0].map(\.atRisk)  // [21, 15, 8, 4]
    // end
    // quantile(survfit(Surv(time, 1 - event) ~ 1), 0.5)
    #expect(followed == 25)
    #expect(numbers == [21, 15, 8, 4])  // by hand
  }
}
