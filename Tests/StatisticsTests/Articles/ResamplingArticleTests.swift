import Statistics
import Testing

/// The example of the article Resampling: one function, so that it reads in the order of the article.
struct ResamplingArticleTests {
  @Test func `a bootstrap of a mean, and five imputed data sets pooled`() throws {
    // article
    let hours = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    let bootstrap = try Bootstrap(of: 10, replicates: 20_000, seed: 1908) { drawn in
      drawn.reduce(0) { $0 + hours[$1] } / Double(drawn.count)
    }
    let estimate = bootstrap.estimate  // 2.33
    let standardError = bootstrap.standardError  // 0.60
    let percentile = bootstrap.percentileInterval()  // about 1.2 to 3.5
    let biasCorrected = bootstrap.biasCorrectedInterval()  // about 1.2 to 3.6
    let acceleration = bootstrap.acceleration  // 0.0171
    // end
    expect(estimate, 2.33, printed: "2.33")
    // sqrt(9 / 10 * var(y) / 10); 20 000 replicates leave an error of about 0.5 %
    expect(standardError, 0.600674620739049, printed: "0.60", relative: 0.02)
    // boot::boot.ci of 200 000 replicates: percentile 1.19 to 3.53, BCa 1.24 to 3.58
    #expect(abs(percentile.lower - 1.19) < 0.03 && abs(percentile.upper - 3.53) < 0.04)
    #expect(abs((biasCorrected?.lower ?? 0) - 1.24) < 0.04)
    #expect(abs((biasCorrected?.upper ?? 0) - 3.58) < 0.05)
    // sum(l^3) / (6 sum(l^2)^1.5) of the jackknife's l
    expect(acceleration, 0.0171469114485332, printed: "0.0171")
    // article
    let weeks: [Double] = [
      6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34,
      35,
    ]
    let relapsed = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0].map { $0 == 1 }
    let ofMean = try Bootstrap(of: 21, seed: 1963) { drawn in
      let sample = try TimeToEvent(
        times: drawn.map { weeks[$0] }, events: drawn.map { relapsed[$0] })
      return try KaplanMeierEstimate(sample).restrictedMean(to: 24)?.mean
    }
    let errorOfMean = ofMean.standardError  // about 1.6, by Greenwood's formula 1.64
    // end
    // boot::boot of survival:::survmean(fit, rmean = 24), 20 000 replicates: 1.640
    #expect(abs(errorOfMean - 1.640) < 0.1)
    // article
    let pooled = try PooledEstimate(
      of: [
        (estimate: 0.5421, variance: 0.0401), (estimate: 0.4977, variance: 0.0388),
        (estimate: 0.6103, variance: 0.0423), (estimate: 0.5289, variance: 0.0395),
        (estimate: 0.5718, variance: 0.0410),
      ], completeDataDegreesOfFreedom: 225)
    let mean = pooled.estimate  // 0.550
    let pooledError = pooled.standardError  // 0.206
    let degrees = pooled.degreesOfFreedom  // 185.1 (Barnard and Rubin)
    let lost = pooled.fractionOfMissingInformation  // 0.062
    let limits = pooled.interval()  // 0.143 to 0.957
    // end
    // mice::pool.scalar(Q, U, n = 228, k = 3)
    expect(mean, 0.55016, printed: "0.550")
    expect(pooledError, (0.0425462336).squareRoot(), printed: "0.206")
    expect(degrees, 185.1429354716026, printed: "185.1")
    expect(lost, 0.06193395469519942, printed: "0.062")
    expect(limits.lower, 0.143223346161886, printed: "0.143")
    expect(limits.upper, 0.957096653838114, printed: "0.957")
  }
}
