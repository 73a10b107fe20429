import Statistics
import Testing

struct PooledEstimateTests {
  @Test(arguments: try Reference.answers(in: "imputation", of: "scalar"))
  func `pools as mice does`(_ reference: ReferenceAnswer) throws {
    let estimates = reference.details["estimates"].numbers.compactMap { $0 }
    let variances = reference.details["variances"].numbers.compactMap { $0 }
    let pooled = try PooledEstimate(
      of: Array(zip(estimates, variances)).map { (estimate: $0.0, variance: $0.1) },
      completeDataDegreesOfFreedom: reference.details["complete"].number)
    let interval = pooled.interval()
    let ours: [(String, Double?)] = [
      ("estimate", pooled.estimate), ("within", pooled.withinVariance),
      ("between", pooled.betweenVariance), ("total", pooled.variance),
      ("df", pooled.degreesOfFreedom), ("riv", pooled.relativeIncreaseInVariance),
      ("fmi", pooled.fractionOfMissingInformation),
      ("lambda", pooled.proportionOfVarianceFromMissingness), ("statistic", pooled.statistic),
      ("p", pooled.pValue), ("log_p", pooled.logPValue), ("lower", interval.lower),
      ("upper", interval.upper),
    ]
    for (name, value) in ours {
      expectAgreement(
        value, reference.result[name].number, .imputation, relative: 1e-11, floor: 1e-12, name)
    }
  }

  /// By hand: estimates 1 and 3 with variance 2. Mean 2, between 2, total 2 + 1.5 · 2 = 5, λ = 0.6,
  /// r = 1.5, degrees of freedom 1/0.36 = 25/9, and with complete data of 4:
  /// observed 5/7 · 4 · 0.4 = 8/7, together 1/(9/25 + 7/8) = 200/247.
  @Test func `two estimates, by hand`() throws {
    let two = [(estimate: 3.0, variance: 2.0), (estimate: 1.0, variance: 2.0)]
    let large = try PooledEstimate(of: two)
    #expect(large.estimate == 2)
    #expect(large.betweenVariance == 2)
    #expect(isClose(large.variance, to: 5))
    #expect(isClose(large.relativeIncreaseInVariance, to: 1.5))
    #expect(isClose(large.degreesOfFreedom, to: 25.0 / 9))
    #expect(isClose(large.fractionOfMissingInformation, to: (1.5 + 2 / (25.0 / 9 + 3)) / 2.5))
    let small = try PooledEstimate(of: two, completeDataDegreesOfFreedom: 4)
    #expect(isClose(small.degreesOfFreedom, to: 200.0 / 247))
  }

  @Test func `data sets that agree leave the estimate of one`() throws {
    let same = Array(repeating: (estimate: 0.5, variance: 0.0625), count: 5)
    let large = try PooledEstimate(of: same)
    #expect(large.relativeIncreaseInVariance == 0)
    #expect(isClose(large.degreesOfFreedom, to: 4e8, relative: 1e-14))
    #expect(isClose(large.pValue, to: 2 * StandardNormal.upperTail(2), relative: 1e-7))
    let small = try PooledEstimate(of: same, completeDataDegreesOfFreedom: 10)
    #expect(isClose(small.degreesOfFreedom, to: 110.0 / 13, relative: 2e-4))
  }

  @Test func `scale and order do not matter`() throws {
    let values = [(0.3, 0.02), (0.41, 0.025), (0.22, 0.03), (0.5, 0.018)]
    let pooled = try PooledEstimate(
      of: values.map { (estimate: $0.0, variance: $0.1) }, completeDataDegreesOfFreedom: 33)
    let other = try PooledEstimate(
      of: values.reversed().map { (estimate: $0.0 * 1e-9, variance: $0.1 * 1e-18) },
      completeDataDegreesOfFreedom: 33)
    #expect(isClose(other.logPValue, to: pooled.logPValue, relative: 1e-12))
    #expect(isClose(other.degreesOfFreedom, to: pooled.degreesOfFreedom, relative: 1e-12))
  }

  @Test func `estimates far apart beside their standard errors cannot be pooled`() {
    for (size, variance) in [(1e150, 1e-300), (1e150, 1.0), (1e9, 1e-9)] {
      let apart = [(estimate: size, variance: variance), (estimate: -size, variance: variance)]
      #expect(throws: ImputationError.estimatesTooFarApart) {
        try PooledEstimate(of: apart, completeDataDegreesOfFreedom: 10)
      }
      #expect(throws: ImputationError.estimatesTooFarApart) { try PooledEstimate(of: apart) }
    }
    #expect(throws: ImputationError.notFinite(imputation: 0, coefficient: 0)) {
      try PooledEstimate(of: [(estimate: 1e200, variance: 1), (estimate: -1e200, variance: 1)])
    }
  }

  @Test func `estimates a million standard errors apart still have a p value`() throws {
    for complete in [nil, 1e-3, 10, 1e300] {
      let pooled = try PooledEstimate(
        of: [(estimate: 1e7, variance: 1), (estimate: -0.9e7, variance: 1)],
        completeDataDegreesOfFreedom: complete)
      #expect(pooled.pValue > 0 && pooled.pValue <= 1)
      #expect(pooled.degreesOfFreedom > 0)
      #expect(pooled.interval().upper > 0)
    }
  }

  @Test func `what cannot be pooled is named`() {
    #expect(throws: ImputationError.tooFewImputations(1)) {
      try PooledEstimate(of: [(estimate: 1, variance: 1)])
    }
    #expect(throws: ImputationError.notFinite(imputation: 1, coefficient: 0)) {
      try PooledEstimate(of: [(estimate: 1, variance: 1), (estimate: .nan, variance: 1)])
    }
    #expect(throws: ImputationError.varianceNotPositive(imputation: 0, coefficient: 0)) {
      try PooledEstimate(of: [(estimate: 1, variance: 0), (estimate: 1, variance: 1)])
    }
    #expect(throws: ImputationError.degreesOfFreedomNotPositive) {
      try PooledEstimate(
        of: [(estimate: 1, variance: 1), (estimate: 1, variance: 1)],
        completeDataDegreesOfFreedom: 0)
    }
  }
}
