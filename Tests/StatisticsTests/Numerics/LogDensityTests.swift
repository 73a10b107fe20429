import Statistics
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct LogDensityTests {
  @Test func `that of the exponential distribution is −x/scale less the log of the scale`() {
    for x in [1e-300, 1e-10, 0.3, 1, 700] {
      #expect(GammaDistribution(shape: 1).logDensity(x) == -x)
    }
    #expect(isClose(GammaDistribution(shape: 1, scale: 2).logDensity(3), to: -1.5 - log(2)))
  }

  @Test func `that of the uniform distribution is 0`() {
    let uniform = BetaDistribution(alpha: 1, beta: 1)
    for x in [0, 1e-300, 0.1, 0.3, 0.7, 1] { #expect(uniform.logDensity(x) == 0) }
  }

  @Test func `that of a beta distribution with one parameter of 1 is a power`() {
    #expect(isClose(BetaDistribution(alpha: 1, beta: 3).logDensity(0.25), to: log(27.0 / 16)))
    #expect(isClose(BetaDistribution(alpha: 3, beta: 1).logDensity(0.25), to: log(3.0 / 16)))
  }

  @Test func `the median of t is 0 without a sign`() {
    for df in [0.5, 1, 7, 1e30] {
      let t = StudentTDistribution(degreesOfFreedom: df)
      for median in [t.quantile(0.5), t.upperQuantile(0.5)] {
        #expect(median == 0 && median.sign == .plus)
      }
    }
  }
}
