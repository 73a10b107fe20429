import Foundation
import Statistics
import Testing

/// The example of the article CompetingRisks: one function, so that it reads in the order of the article.
struct CompetingRisksArticleTests {
  @Test func `death from melanoma among patients who also die of other causes`() throws {
    // article
    let patients = try CompetingEvents(
      times: [
        10, 185, 210, 232, 279, 493, 529, 621, 629, 659, 667, 826, 982, 1041,
        1312, 1508, 1621, 1667, 1955, 1958, 2165, 2209, 2227, 2387, 2542, 3101,
        3182, 3776, 3872, 3909, 4492, 4668,
      ],
      causes: [
        2, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 2, 1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0,
        0, 0, 2, 0, 0, 0, 0, 0,
      ],
      names: ["melanoma", "other cause"])
    let incidence = CumulativeIncidence(patients)

    let fiveYears = incidence.incidence(of: 1, at: 1826)  // 0.441
    let limits = incidence.interval(of: 1, at: 1826, scale: .log)  // 0.298 to 0.654
    let otherCause = incidence.incidence(of: 2, at: 1826)  // 0.094
    let alive = incidence.eventFree(at: 1826)  // 0.465
    // end
    // cuminc(time, cause); summary(survfit(Surv(time, factor(cause)) ~ 1), times = 1826)
    expect(fiveYears, 0.44140625, printed: "0.441")
    expect(limits?.lower, 0.2980739592359326, printed: "0.298")
    expect(limits?.upper, 0.6536615209141516, printed: "0.654")
    expect(otherCause, 0.09375, printed: "0.094")
    expect(alive, 0.46484375, printed: "0.465")
    // article
    let censored = try TimeToEvent(
      times: patients.times, events: patients.causes.map { $0 == 1 })
    let naive = 1 - (try KaplanMeierEstimate(censored)).survival(at: 1826)  // 0.477
    // end
    // 1 - summary(survfit(Surv(time, cause == 1) ~ 1), times = 1826)$surv
    expect(naive, 0.476791253101737, printed: "0.477")
    // article
    let greenwood = incidence.standardError(of: 1, at: 1826)  // 0.0884
    let aalen = incidence.standardError(of: 1, at: 1826, variance: .aalen)  // 0.0907
    // end
    expect(greenwood, 0.08842340687316136, printed: "0.0884")
    expect(aalen, (0.008219599242668286).squareRoot(), printed: "0.0907")
    // article
    let isMale = [
      1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 1, 0, 1,
      1, 1, 1, 0, 1, 1, 0,
    ]
    let gray = try GrayTest(of: 1, in: patients, by: isMale)
    let grayChiSquare = gray.chiSquare  // 0.04, p 0.85
    // end
    // cuminc(time, cause, sex)$Tests
    expect(grayChiSquare, 0.03774719490551641, printed: "0.04")
    expect(gray.pValue, 0.8459516547626178, printed: "0.85")
    // article
    let age: [Double] = [
      76, 52, 77, 49, 68, 72, 46, 72, 95, 54, 89, 86, 60, 68, 65, 63, 46, 44,
      46, 69, 62, 72, 77, 50, 67, 47, 49, 12, 35, 42, 29, 40,
    ]
    var covariates = Covariates(count: 32)
    covariates.append("male", isMale.map { $0 == 1 })
    try covariates.append("age", age)
    let fineGray = try FineGrayModel(fitting: patients, cause: 1, on: covariates)
    let perYear = fineGray["age"]?.hazardRatio  // 1.020 a year, on the incidence
    let ofMan = fineGray.incidence(at: 1826, for: [1, 60])  // 0.452: a man of 60 within five years
    let causeSpecific = try CoxModel(fitting: censored, on: covariates)
    let perYearAlive = causeSpecific["age"]?.hazardRatio  // 1.029 a year, on the hazard
    // end
    // crr(time, cause, cbind(sex, age), gtol = 1e-10); coxph(Surv(time, cause == 1) ~ sex + age)
    expect(perYear, exp(0.0200058234425344), printed: "1.020", relative: 1e-7)
    expect(fineGray["age"]?.standardError, 0.0129496013670755, printed: "0.013", relative: 1e-6)
    expect(ofMan, 0.452043594506411, printed: "0.452", relative: 1e-6)
    expect(perYearAlive, 1.028768888365997, printed: "1.029")
  }
}
