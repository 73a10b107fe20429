import Statistics
import Testing

/// The example of the article CoxModels: one function, so that it reads in the order of the article.
struct CoxModelsArticleTests {
  @Test func `age and treatment in the ovarian cancer trial, by Cox models`() throws {
    // article
    let days: [Double] = [
      59, 115, 156, 421, 431, 448, 464, 475, 477, 563, 638, 744, 769, 770,
      803, 855, 1040, 1106, 1129, 1206, 1227, 268, 329, 353, 365, 377,
    ]
    let died = [
      1, 1, 1, 0, 1, 0, 1, 1, 0, 1, 1, 0, 0,
      0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0,
    ].map { $0 == 1 }
    let subjects = try TimeToEvent(times: days, events: died)
    let age = [
      72.3315, 74.4932, 66.4658, 53.3644, 50.3397, 56.4301, 56.937, 59.8548,
      64.1753, 55.1781, 56.7562, 50.1096, 59.6301, 57.0521, 39.2712, 43.1233,
      38.8932, 44.6, 53.9068, 44.2055, 59.589, 74.5041, 43.137, 63.2192,
      64.4247, 58.3096,
    ]
    let arm = [
      1, 1, 1, 2, 1, 1, 2, 2, 1, 2, 1, 2, 2,
      2, 1, 1, 1, 1, 2, 2, 2, 1, 1, 2, 2, 2,
    ]

    var covariates = Covariates(count: 26)
    try covariates.append("age", age)
    covariates.append(
      factor: "treatment", levels: ["1", "2"], codes: arm.map { $0 - 1 })

    let model = try CoxModel(fitting: subjects, on: covariates)
    let perYear = model["age"]?.hazardRatio  // 1.159 for each year of age
    let yearLimits = model["age"]?.ratioInterval()  // 1.059 to 1.268
    let treatment = model["treatment=2"]  // hazard ratio 0.448, p 0.20
    let overall = model.likelihoodRatioTest  // 15.89 on 2 degrees of freedom
    // end
    // coxph(Surv(futime, fustat) ~ age + rx, ovarian), iterated to convergence
    expect(perYear, 1.158732337970218, printed: "1.159")
    expect(yearLimits?.lower, 1.058528825794226, printed: "1.059")
    expect(yearLimits?.upper, 1.268421415024306, printed: "1.268")
    expect(treatment?.hazardRatio, 0.447547316050731, printed: "0.448")
    expect(treatment?.waldPValue, 0.20336962745236711, printed: "0.20")
    expect(overall.chiSquare, 15.8860830163084, printed: "15.89")
    #expect(overall.degreesOfFreedom == 2)
    // article
    let withoutTreatment = try model.likelihoodRatioTest(dropping: "treatment")
    let reduction = withoutTreatment?.chiSquare  // 1.59
    let interaction = try model.interactionTest(of: "age", and: "treatment")
    let difference = interaction?.chiSquare  // 1.06: no sign of one
    // end
    // anova(coxph(... ~ age), coxph(... ~ age + rx)); and against ~ age * rx
    expect(reduction, 1.59249685614818, printed: "1.59", relative: 1e-7)
    expect(difference, 1.06482819145149, printed: "1.06", relative: 1e-7)
    // article
    let stratified = try CoxModel(
      fitting: subjects, on: covariates.keeping(["age"]), strata: arm)
    let withinArms = stratified["age"]?.hazardRatio  // 1.147
    let robust = try CoxModel(fitting: subjects, on: covariates, robust: true)
    let robustError = robust["age"]?.standardError  // 0.0463, naive 0.0461
    // end
    // coxph(... ~ age + strata(rx)); coxph(... ~ age + rx, robust = TRUE)
    expect(withinArms, 1.1472315810235001, printed: "1.147")
    expect(robustError, 0.0463339504715054, printed: "0.0463")
    expect(robust["age"]?.naiveStandardError, 0.0461470477408026, printed: "0.0461")
    // article
    let penalized = try CoxModel(fitting: subjects, on: covariates, penalty: .firth)
    let penalizedAge = penalized["age"]?.estimate  // 0.137; without the penalty 0.147
    // end
    // coxphf::coxphf(Surv(futime, fustat) ~ age + rx, ovarian)
    expect(penalizedAge, 0.1368311561196152, printed: "0.137", relative: 1e-6)
    expect(model["age"]?.estimate, 0.147326595469114, printed: "0.147")
    // article
    var patient = Covariates(count: 1)
    try patient.append("age", [60])
    patient.append(factor: "treatment", levels: ["1", "2"], codes: [1])
    let predicted = try model.survival(for: patient)[0]
    let oneYear = predicted.survival(at: 365)  // 0.778
    let predictedLimits = predicted.interval(at: 365)  // 0.476 to 0.919
    let concordance = try model.concordance().estimate  // 0.798
    // end
    // survfit(fit, newdata = data.frame(age = 60, rx = 2), conf.type = "log-log"); concordance(fit)
    expect(oneYear, 0.7784261998451609, printed: "0.778")
    expect(predictedLimits?.lower, 0.4760688830300345, printed: "0.476")
    expect(predictedLimits?.upper, 0.9189400928571542, printed: "0.919")
    expect(concordance, 174.0 / 218, printed: "0.798")
    // article
    let proportional = try ProportionalHazardsTest(of: model)
    let ageOverTime = proportional["age"]?.pValue  // 0.64
    let bothOverTime = proportional.global.pValue  // 0.63
    let martingale = try model.eventResiduals().martingale[0]  // 0.82: died early
    let changes = try model.standardizedCoefficientChanges()[0]
    let largest = changes.map(abs).max()  // 0.77 standard errors: the patient of 43
    // end
    // cox.zph(fit), residuals(fit, "martingale"), residuals(fit, "dfbetas")
    expect(ageOverTime, 0.6358087586765836, printed: "0.64", relative: 1e-7)
    expect(bothOverTime, 0.6317036113251615, printed: "0.63", relative: 1e-7)
    expect(martingale, 0.8182242101649870, printed: "0.82")
    expect(largest, 0.7713251997629220, printed: "0.77")
    #expect(abs(changes[22]) == largest && age[22] == 43.137)
    // article
    let selection = try CoxSelection(
      from: subjects, on: covariates, by: .univariate(below: 0.15))
    let chosen = selection.terms  // ["age"]: alone, treatment has p 0.31
    // end
    // coxph(... ~ age) and coxph(... ~ rx): p 0.0012 and 0.3096
    #expect(chosen == ["age"])
    expect(selection.steps.last?.test?.pValue, 0.309630448806221, printed: "0.31")
  }
}
