import Statistics
import Testing

/// The example of the article PropensityScores: one function, so that it reads in the order of the article.
struct PropensityScoresArticleTests {
  @Test func `the ovarian trial as if it had not been randomized`() throws {
    // article
    let times: [Double] = [
      59, 115, 156, 421, 431, 448, 464, 475, 477, 563, 638, 744, 769, 770, 803,
      855, 1040, 1106, 1129, 1206, 1227, 268, 329, 353, 365, 377,
    ]
    let died = [
      1, 1, 1, 0, 1, 0, 1, 1, 0, 1, 1, 0, 0,
      0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0,
    ].map { $0 == 1 }
    let age = [
      72.3315, 74.4932, 66.4658, 53.3644, 50.3397, 56.4301, 56.937, 59.8548,
      64.1753, 55.1781, 56.7562, 50.1096, 59.6301, 57.0521, 39.2712, 43.1233,
      38.8932, 44.6, 53.9068, 44.2055, 59.589, 74.5041, 43.137, 63.2192,
      64.4247, 58.3096,
    ]
    let residual = [
      2, 2, 2, 2, 2, 1, 2, 2, 2, 1, 1, 1, 2,
      2, 1, 1, 2, 1, 1, 2, 1, 2, 2, 1, 2, 1,
    ]
    let ecog = [
      1, 1, 2, 1, 1, 2, 2, 2, 1, 2, 2, 1, 2,
      1, 1, 2, 2, 1, 1, 1, 2, 2, 1, 2, 1, 1,
    ]
    let treated = [
      1, 1, 1, 2, 1, 1, 2, 2, 1, 2, 1, 2, 2,
      2, 1, 1, 1, 1, 2, 2, 2, 1, 1, 2, 2, 2,
    ].map { $0 == 2 }

    var baseline = Covariates(count: 26)
    try baseline.append("age", age)
    baseline.append("residual disease", residual.map { $0 == 2 })
    baseline.append("ecog 2", ecog.map { $0 == 2 })
    let scores = try PropensityModel(of: treated, on: baseline).scores
    let firstScore = scores[0]  // 0.531
    // end
    // fitted(glm(rx == 2 ~ age + resid.ds + ecog.ps, binomial, ovarian))
    expect(firstScore, 0.530622362109190, printed: "0.531")
    // article
    let weights = try PropensityWeights(scores: scores, treated: treated)
    let before = try CovariateBalance(of: age, treated: treated)
    let after = try CovariateBalance(of: age, treated: treated, weights: weights.weights)
    let differenceBefore = before.standardizedMeanDifference  // 0.084
    let differenceAfter = after.standardizedMeanDifference  // 0.007
    let effective = weights.effectiveSize.treated  // 12.84 of 13
    // end
    // by weighted.mean and the pooled standard deviation without weights
    expect(differenceBefore, 8.41048303169838e-02, printed: "0.084")
    expect(differenceAfter, 6.53214680783105e-03, printed: "0.007", relative: 1e-7)
    expect(effective, 12.8426611945881, printed: "12.84")
    // article
    let weighted = try TimeToEvent(
      times: times, events: died, weights: weights.weights)
    let curves = try KaplanMeierEstimate.curves(
      of: weighted, groups: treated.map { $0 ? 1 : 0 }, count: 2)
    let treatedAtOneYear = curves[1].survival(at: 365)  // 0.856, of the others 0.615

    var treatment = Covariates(count: 26)
    treatment.append("treated", treated)
    let model = try CoxModel(fitting: weighted, on: treatment)
    let hazardRatio = model["treated"]?.hazardRatio  // 0.547
    let limits = model["treated"]?.ratioInterval()  // 0.186 to 1.606
    // end
    // survfit(Surv(futime, fustat) ~ t, weights = w, robust = TRUE), and coxph with the same
    expect(treatedAtOneYear, 0.8562160064283421, printed: "0.856")
    expect(curves[0].survival(at: 365), 0.614685166315113, printed: "0.615")
    expect(hazardRatio, 0.5467453934421184, printed: "0.547")
    expect(limits?.lower, 0.186104094544998, printed: "0.186")
    expect(limits?.upper, 1.606254424337227, printed: "1.606")
    // article
    let candidates = try MatchingCandidates(
      scores: scores, treated: treated, scale: .logit)
    let matching = try NearestNeighborMatching(
      of: candidates, caliper: .standardDeviations(0.2))
    let pairs = matching.sets.pairCount  // 5 of 13
    let tooFar = matching.unmatchedCount(.outsideCaliper)  // 8

    let matched = try TimeToEvent(
      times: times, events: died, weights: matching.sets.weights)
    let pairModel = try CoxModel(
      fitting: matched, on: treatment,
      clusters: matching.sets.clusters)
    let pairRatio = pairModel["treated"]?.hazardRatio  // 0.406
    let pairLimits = pairModel["treated"]?.ratioInterval()  // 0.053 to 3.130
    // end
    // MatchIt 4.7.2: matchit(method = "nearest", distance = qlogis(score), caliper = 0.2)
    #expect(pairs == 5)
    #expect(tooFar + matching.unmatchedCount(.allTaken) == 8)
    #expect(tooFar == 8)
    // coxph(Surv(futime, fustat) ~ t, match.data(m), cluster = subclass)
    expect(pairRatio, 0.4063209367148162, printed: "0.406")
    expect(pairLimits?.lower, 0.0527492182271805, printed: "0.053")
    expect(pairLimits?.upper, 3.1298417144642188, printed: "3.130")
    // article
    let eValue = try EValue(
      riskRatio: 3.9, interval: ConfidenceInterval(lower: 1.8, upper: 8.7, level: 0.95))
    let toExplain = eValue.estimate  // 7.26
    let toIncludeOne = eValue.limit  // 3.00
    // end
    // VanderWeele & Ding, page 270: 7.26 and 3.0
    expect(toExplain, 3.9 + (3.9 * 2.9).squareRoot(), printed: "7.26")
    expect(toIncludeOne, 3.0, printed: "3.00")
  }
}
