import Foundation
import Statistics
import Testing

/// The example of the article LogisticAndPoisson: one function, so that it reads in the order of the article.
struct LogisticAndPoissonArticleTests {
  @Test func `involved nodes by three findings, and deaths by smoking and age`() throws {
    // article
    var findings = Covariates(count: 8)
    findings.append("stage", [false, false, false, false, true, true, true, true])
    findings.append("xray", [false, true, false, true, false, true, false, true])
    findings.append("acid", [false, false, true, true, false, false, true, true])
    let involved = [1, 0, 2, 2, 1, 2, 5, 7]
    let men = [10, 3, 10, 3, 8, 2, 9, 8]

    let model = try LogisticModel(fitting: involved, of: men, on: findings)
    let xray = model["xray"]?.ratio  // odds ratio 6.76
    let waldLimits = model["xray"]?.ratioInterval()  // 1.47 to 31.0
    let profileLimits = try model.profileRatioInterval(of: "xray")  // 1.58 to 35.5
    let overall = model.likelihoodRatioTest?.chiSquare  // 21.07 on 3 degrees of freedom
    // end
    // glm(cbind(r, m - r) ~ stage + xray + acid, binomial), confint.default, MASS's confint
    expect(xray, exp(1.911625833819732), printed: "6.76")
    expect(waldLimits?.lower, 1.47472568451816999, printed: "1.47")
    expect(waldLimits?.upper, 31.02457622158079076, printed: "31.0")
    // R's profile limits are read off a spline and have three digits.
    expect(profileLimits?.lower, 1.57966980043518, printed: "1.58", relative: 1e-3)
    expect(profileLimits?.upper, 35.49065230364010, printed: "35.5", relative: 1e-3)
    expect(overall, 21.0718190402435, printed: "21.07")
    // article
    var allThree = Covariates(count: 1)
    for finding in ["stage", "xray", "acid"] { allThree.append(finding, [true]) }
    let probability = model.probabilities(for: allThree)[0]  // 0.895
    let limits = model.probabilityIntervals(for: allThree)[0]  // 0.635 to 0.977
    // end
    // predict(fit, data.frame(stage = 1, xray = 1, acid = 1), se.fit = TRUE), whose errors are of
    // the step before the last
    expect(probability, 0.895009426289983, printed: "0.895")
    expect(limits.lower, 0.635312341077440, printed: "0.635", relative: 1e-6)
    expect(limits.upper, 0.976588816429788, printed: "0.977", relative: 1e-6)
    // article
    var treated = Covariates(count: 2)
    treated.append("treated", [true, false])
    let penalized = try LogisticModel(
      fitting: [5, 0], of: [10, 10], on: treated, penalty: .firth)
    let logOdds = penalized["treated"]?.estimate  // 3.04
    let firthLimits = try penalized.profileInterval(of: "treated")  // 0.60 to 7.99
    let test = try penalized.likelihoodRatioTest(dropping: "treated")?.pValue  // 0.011
    // end
    // logistf::logistf(outcome ~ treated)
    expect(logOdds, 3.044522437723458, printed: "3.04")
    expect(firthLimits?.lower, 0.603676074128169482, printed: "0.60", relative: 1e-5)
    expect(firthLimits?.upper, 7.991533925907023495, printed: "7.99", relative: 1e-5)
    expect(test, 0.011003732185715043, printed: "0.011", relative: 1e-6)
    // article
    var doctors = Covariates(count: 10)
    doctors.append("smoker", (0..<10).map { $0 < 5 })
    doctors.append(
      factor: "age", levels: ["35-44", "45-54", "55-64", "65-74", "75-84"],
      codes: (0..<10).map { $0 % 5 })
    let deaths = try PoissonModel(
      fitting: [32, 104, 206, 186, 102, 2, 12, 28, 28, 31],
      exposure: [52407, 43248, 28612, 12663, 5317, 18790, 10673, 5710, 2585, 1462], on: doctors)
    let rateRatio = deaths["smoker"]?.ratio  // 1.43
    let ratioLimits = deaths["smoker"]?.ratioInterval()  // 1.15 to 1.76
    let misfit = deaths.deviance  // 12.13 on 4 degrees of freedom
    let dispersion = deaths.dispersion  // 2.79
    // end
    // glm(d ~ smoke + age + offset(log(py)), poisson); sum(residuals(fit, "pearson")^2) / 4
    expect(rateRatio, exp(0.3545356372531925), printed: "1.43")
    expect(ratioLimits?.lower, 1.15498370163066, printed: "1.15")
    expect(ratioLimits?.upper, 1.75942146470192, printed: "1.76")
    expect(misfit, 12.1323663962879, printed: "12.13")
    expect(dispersion, 2.78883329936998, printed: "2.79")
  }
}
