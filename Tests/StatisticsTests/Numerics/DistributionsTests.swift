import Testing

@testable import Statistics

struct DistributionsTests {
  struct Case: ReferenceCase {
    let call, name: String
    let x, a, b, value: Double

    /// Our answer to R's question.
    var answer: Double {
      switch name {
      case "upper": StandardNormal.upperTail(x)
      case "logUpper": StandardNormal.logUpperTail(x)
      case "quantile": StandardNormal.quantile(x)
      case "chiSquareUpper": ChiSquareDistribution(degreesOfFreedom: Int(a)).upperTail(x)
      case "chiSquareLogUpper": ChiSquareDistribution(degreesOfFreedom: Int(a)).logUpperTail(x)
      case "betaLower": BetaDistribution(alpha: a, beta: b).cumulative(x)
      case "betaUpper": BetaDistribution(alpha: a, beta: b).upperTail(x)
      default: logFactorial(Int(x))
      }
    }
  }

  /// 3e-13: what the fifteen digits of the file and the exponent of a tail near 1e-300 allow. The
  /// logarithm of a probability near 1 has an absolute error, a relative one of the probability.
  @Test(arguments: try Reference.cases(in: "distributions") as [Case])
  func `agrees with R to 3e-13 relative`(_ reference: Case) {
    let isLogarithm = reference.call.contains("log.p")
    #expect(
      isClose(reference.answer, to: reference.value, relative: 3e-13)
        || isLogarithm && isClose(reference.answer, to: reference.value, within: 1e-14))
  }

  @Test(arguments: [1e-6, 0.001, 0.025, 0.5, 0.8, 0.999])
  func `a quantile of a beta distribution has the probability that was asked for`(p: Double) {
    for (alpha, beta) in [(1.0, 1.0), (0.5, 3), (60, 142), (123_456, 876_545), (1, 1000)] {
      let distribution = BetaDistribution(alpha: alpha, beta: beta)
      #expect(isClose(distribution.cumulative(distribution.quantile(p)), to: p, relative: 1e-9))
      #expect(isClose(distribution.upperTail(distribution.upperQuantile(p)), to: p, relative: 1e-9))
    }
  }

  @Test func `the center of the normal distribution is exact`() {
    #expect(StandardNormal.quantile(0.5) == 0)
    #expect(StandardNormal.cumulative(0) == 0.5)
    #expect(StandardNormal.quantile(0) == -.infinity)
    #expect(StandardNormal.quantile(1) == .infinity)
  }
}
