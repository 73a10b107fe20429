import Statistics
import Testing

/// The example of the article Distributions: one function, so that it reads in the order of the article.
struct DistributionsArticleTests {
  @Test func `tails, quantiles and critical values`() throws {
    // article
    let normal = NormalDistribution()
    let belowTwo = normal.cumulative(1.96)  // 0.9750
    let deviate = normal.quantile(0.975)  // 1.959964
    let chiSquare = ChiSquareDistribution(degreesOfFreedom: 1)
    let pValue = chiSquare.upperTail(3.841459)  // 0.0500
    let student = StudentTDistribution(degreesOfFreedom: 9)
    let critical = student.upperQuantile(0.025)  // 2.262
    // end
    // pnorm(1.96), qnorm(0.975), pchisq(3.841459, 1, lower = FALSE), qt(0.975, 9)
    expect(belowTwo, 0.9750021048517796, printed: "0.9750", relative: 1e-14)
    expect(deviate, 1.9599639845400536, printed: "1.959964", relative: 1e-14)
    expect(pValue, 0.05, printed: "0.0500", relative: 1e-6)
    expect(critical, 2.26215716279820489, printed: "2.262", relative: 1e-12)
    // article
    let huge = chiSquare.logUpperTail(4971.6)  // -2490.28: p is 10 to the power of -1081
    let far = normal.logCumulative(-40)  // -804.61
    let back = normal.quantile(logProbability: far)  // -40
    // end
    // pchisq(4971.6, 1, lower = FALSE, log.p = TRUE), pnorm(-40, log.p = TRUE)
    expect(huge, -2490.28174089352433, printed: "-2490.28", relative: 1e-13)
    expect(far, -804.6084420137538018, printed: "-804.61", relative: 1e-13)
    expect(back, -40, printed: "-40", relative: 1e-13)
    // article
    let responders = BinomialDistribution(trials: 10, probability: 0.5)
    let exactlySeven = responders.mass(7)  // 0.117
    let atLeastSeven = responders.upperTail(6)  // 0.172
    let rare = PoissonDistribution(mean: 5.5).cumulative(2)  // 0.088
    // end
    // dbinom(7, 10, 0.5), pbinom(6, 10, 0.5, lower = FALSE), ppois(2, 5.5)
    expect(exactlySeven, 0.1171875, printed: "0.117", relative: 1e-14)
    expect(atLeastSeven, 0.171875, printed: "0.172", relative: 1e-14)
    expect(rare, 0.08837643235678545, printed: "0.088", relative: 1e-13)
    // article
    let three = try MultivariateNormal(correlation: [
      [1, 0.5, 0.5], [0.5, 1, 0.5], [0.5, 0.5, 1],
    ])
    let largest = three.upperTail(ofMaximum: 2.3)  // 0.0283; Bonferroni's bound 0.0322
    let bound = three.criticalValue(ofLargestMagnitude: 0.05)  // 2.349; Bonferroni's 2.394
    // end
    // mvtnorm: 1 - pmvnorm(upper = rep(2.3, 3), corr = r, algorithm = TVPACK(1e-14))
    // and qmvnorm(0.95, tail = "both.tails"), of four digits
    expect(largest, 0.02830490482340609, printed: "0.0283", relative: 1e-9)
    expect(bound, 2.34891253706014, printed: "2.349", relative: 1e-4)
    expect(3 * normal.upperTail(2.3), 0.0321723, printed: "0.0322", relative: 1e-5)
    expect(normal.upperQuantile(0.05 / 6), 2.39398, printed: "2.394", relative: 1e-5)
  }
}
