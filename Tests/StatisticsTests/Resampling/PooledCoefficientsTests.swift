import Statistics
import Testing

struct PooledCoefficientsTests {
  private func pooled(_ reference: ReferenceAnswer) throws -> PooledCoefficients {
    try PooledCoefficients(
      of: reference.details["coefficients"].rows.map { $0.compactMap { $0 } },
      covariances: reference.details["covariances"].elements.map { matrix in
        matrix.rows.map { $0.compactMap { $0 } }
      }, completeDataDegreesOfFreedom: reference.details["complete"].number)
  }

  @Test(arguments: try Reference.answers(in: "imputation", of: "wald"))
  func `tests several coefficients as mitml does`(_ reference: ReferenceAnswer) throws {
    let pooled = try pooled(reference)
    let test = try PooledWaldTest(of: pooled)
    expectAgreement(
      test.statistic, reference.result["statistic"].number, .imputation, relative: 1e-10)
    expectAgreement(
      test.denominatorDegreesOfFreedom, reference.result["df"].number, .imputation,
      relative: 1e-10)
    expectAgreement(
      test.relativeIncreaseInVariance, reference.result["riv"].number, .imputation,
      relative: 1e-10)
    expectAgreement(test.pValue, reference.result["p"].number, .imputation, relative: 1e-9)
    for (ours, theirs) in zip(pooled.covariance, reference.result["covariance"].rows) {
      expectAgreement(ours, theirs, .imputation, relative: 1e-10, floor: 1e-4)
    }
  }

  @Test(arguments: try Reference.answers(in: "imputation", of: "model"))
  func `a linear model on imputed data is pooled as mice does`(_ reference: ReferenceAnswer) throws
  {
    let estimates = try pooled(reference).estimates
    func expect(_ name: String, _ ours: [Double?]) {
      expectAgreement(
        ours, reference.result[name].numbers, .imputation, relative: 1e-10, name)
    }
    expect("estimate", estimates.map(\.estimate))
    expect("std_err", estimates.map(\.standardError))
    expect("df", estimates.map(\.degreesOfFreedom))
    expect("statistic", estimates.map(\.statistic))
    expect("p", estimates.map(\.pValue))
    expect("lower", estimates.map { $0.interval().lower })
    expect("upper", estimates.map { $0.interval().upper })
    expect("fmi", estimates.map(\.fractionOfMissingInformation))
    expect("lambda", estimates.map(\.proportionOfVarianceFromMissingness))
  }

  @Test func `the test of one coefficient has the square of its pooled t`() throws {
    let rows = [[0.4, 1], [0.7, 2], [0.5, 0.5]]
    let covariances = Array(repeating: [[0.04, 0.01], [0.01, 0.5]], count: 3)
    let pooled = try PooledCoefficients(of: rows, covariances: covariances)
    let test = try PooledWaldTest(of: pooled, at: [0])
    let t = pooled.estimates[0].statistic
    #expect(isClose(test.statistic, to: t * t, relative: 1e-12))
  }

  @Test func `the unit of a coefficient does not matter to the test`() throws {
    let rows = [[0.4, 1], [0.7, 2], [0.5, 0.5]]
    let covariances = Array(repeating: [[0.04, 0.01], [0.01, 0.5]], count: 3)
    let test = try PooledWaldTest(of: PooledCoefficients(of: rows, covariances: covariances))
    let scaled = try PooledWaldTest(
      of: PooledCoefficients(
        of: rows.map { [$0[0] * 1e9, $0[1]] },
        covariances: covariances.map {
          [[$0[0][0] * 1e18, 1e9 * $0[0][1]], [1e9 * $0[1][0], 0.5]]
        }))
    #expect(isClose(scaled.logPValue, to: test.logPValue, relative: 1e-11))
  }

  @Test func `few data sets and few degrees of freedom still have an answer`() throws {
    let rows = [[0.4, 1, 3], [0.7, 2, -5], [0.5, 0.5, 1]]
    let covariance = [[0.04, 0.01, 0], [0.01, 0.5, 0], [0, 0, 0.01]]
    for complete in [0.5, 3, 10, 100] {
      for count in 2...3 {
        let test = try PooledWaldTest(
          of: PooledCoefficients(
            of: Array(rows[..<count]), covariances: Array(repeating: covariance, count: count),
            completeDataDegreesOfFreedom: complete))
        #expect((0...1).contains(test.pValue))
        #expect((test.denominatorDegreesOfFreedom ?? 0) > 0)
      }
    }
    let same = try PooledWaldTest(
      of: PooledCoefficients(of: [rows[0], rows[0]], covariances: [covariance, covariance]))
    #expect(same.denominatorDegreesOfFreedom == nil)
    #expect(same.pValue < 1e-100)
  }

  @Test func `what cannot be pooled is named`() throws {
    let unit = [[1.0, 0], [0, 1.0]]
    #expect(throws: ImputationError.unequalCoefficients(imputation: 1)) {
      try PooledCoefficients(of: [[1, 2], [1]], covariances: [unit, [[1.0]]])
    }
    #expect(throws: ImputationError.notFinite(imputation: 1, coefficient: 1)) {
      try PooledCoefficients(of: [[1, 2], [1, .infinity]], covariances: [unit, unit])
    }
    #expect(throws: ImputationError.varianceNotPositive(imputation: 0, coefficient: 1)) {
      try PooledCoefficients(of: [[1, 2], [1, 1]], covariances: [[[1, 0], [.nan, 1]], unit])
    }
    #expect(throws: ImputationError.tooFewImputations(0)) {
      try PooledCoefficients(of: [], covariances: [])
    }
    let collinear = [[1.0, 1], [1, 1.0]]
    let pooled = try PooledCoefficients(
      of: [[1, 2], [2, 1]], covariances: [collinear, collinear])
    #expect(throws: ImputationError.singularCovariance) { try PooledWaldTest(of: pooled) }
  }
}
