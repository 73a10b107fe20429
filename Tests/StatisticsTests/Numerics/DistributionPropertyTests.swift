import Foundation
import Testing

@testable import Statistics

/// What must hold for any distribution, at ordinary and at absurd parameters.
struct DistributionPropertyTests {
  private static let distributions: [any ContinuousDistribution] =
    [0.001, 0.05, 0.5, 1, 1.7, 30, 49.9, 50, 1e3, 1e7, 1e12].flatMap {
      a -> [any ContinuousDistribution] in
      [
        GammaDistribution(shape: a), ChiSquareDistribution(degreesOfFreedom: a),
        BetaDistribution(alpha: min(a, 1e6), beta: 1.3),
        BetaDistribution(alpha: 0.02, beta: min(a, 1e6)),
        StudentTDistribution(degreesOfFreedom: a),
        FDistribution(
          numeratorDegreesOfFreedom: min(a, 1e6), denominatorDegreesOfFreedom: 7.5),
        FDistribution(numeratorDegreesOfFreedom: 3, denominatorDegreesOfFreedom: min(a, 1e6)),
      ]
    } + [
      NormalDistribution(mean: -3, standardDeviation: 1e-9),
      StudentTDistribution(degreesOfFreedom: .infinity),
      FDistribution(numeratorDegreesOfFreedom: 4, denominatorDegreesOfFreedom: .infinity),
    ]

  @Test(arguments: [1e-200, 1e-9, 0.01, 0.3, 0.5, 0.6, 0.99, 1 - 1e-9])
  func `a quantile has the probability that was asked for`(p: Double) {
    for distribution in Self.distributions {
      let x = distribution.quantile(p)
      // A quantile below the smallest number, or where the distribution has less width than the
      // numbers have distance, is not exact.
      if x != 0 && x != 1 && abs(x) < 1e300 {
        let slack = relativeSlack(distribution, x)
        #expect(
          isClose(distribution.cumulative(x), to: p, relative: slack), "\(distribution) at \(p)")
      }
      let y = distribution.upperQuantile(p)
      if y != 0 && y != 1 && abs(y) < 1e300 {
        let slack = relativeSlack(distribution, y)
        #expect(
          isClose(distribution.upperTail(y), to: p, relative: slack), "\(distribution) above \(p)")
      }
    }
  }

  /// How much the smaller tail changes when x moves by a few units in its last place.
  private func relativeSlack(_ distribution: any ContinuousDistribution, _ x: Double) -> Double {
    let tails = distribution.tails(at: x)
    let logSmaller = min(tails.logLower, tails.logUpper)
    let step = 1e-15 * abs(x)
    return 1e-12 + step * exp(distribution.logDensity(x) - logSmaller)
  }

  @Test func `tails are monotonic, add to 1 and are never not a number`() {
    let points = [
      -Double.infinity, -1e308, -5, -1e-300, 0, .leastNonzeroMagnitude, 1e-300, 1e-9, 0.3,
      0.999_999, 1, 1.5, 40,
      1e7, 1e300, .infinity,
    ]
    for distribution in Self.distributions {
      var before = TailProbabilities(lower: 0)
      for x in points {
        let tails = distribution.tails(at: x)
        #expect(isClose(tails.lower + tails.upper, to: 1, within: 1e-15))
        #expect(tails.lower >= before.lower * (1 - 1e-14), "\(distribution) at \(x)")
        #expect(tails.upper <= before.upper * (1 + 1e-14), "\(distribution) at \(x)")
        #expect(!tails.logLower.isNaN && !tails.logUpper.isNaN)
        #expect(!distribution.logDensity(x).isNaN, "\(distribution) at \(x)")
        before = tails
      }
    }
  }

  @Test func `the ends of the range have the probabilities 0 and 1`() {
    for distribution in Self.distributions {
      #expect(distribution.cumulative(distribution.quantile(0)) == 0)
      #expect(distribution.upperTail(distribution.quantile(1)) == 0)
      #expect(distribution.quantile(0) == distribution.upperQuantile(1))
      #expect(distribution.quantile(1) == distribution.upperQuantile(0))
    }
  }

  @Test func `the square of t is F, and of a normal variable chi-square`() {
    let t = StudentTDistribution(degreesOfFreedom: 4.5)
    let f = FDistribution(numeratorDegreesOfFreedom: 1, denominatorDegreesOfFreedom: 4.5)
    let chi = ChiSquareDistribution(degreesOfFreedom: 1)
    for x in [0.01, 0.7, 2, 9, 1e4] {
      #expect(isClose(f.upperTail(x * x), to: 2 * t.upperTail(x), relative: 1e-14))
      #expect(
        isClose(
          chi.logUpperTail(x * x), to: log(2.0) + StandardNormal.logUpperTail(x),
          relative: 1e-14))
    }
  }

  @Test func `two degrees of freedom are exponential, one of t is Cauchy's`() {
    let chi = ChiSquareDistribution(degreesOfFreedom: 2)
    #expect(chi.logUpperTail(5000) == -2500)
    #expect(isClose(chi.quantile(0.5), to: 2 * log(2.0), relative: 1e-15))
    let cauchy = StudentTDistribution(degreesOfFreedom: 1)
    #expect(isClose(cauchy.upperTail(1), to: 0.25, relative: 1e-15))
    #expect(isClose(cauchy.quantile(0.75), to: 1, relative: 1e-15))
    #expect(isClose(cauchy.density(0), to: 1 / .pi, relative: 1e-15))
  }

  @Test(arguments: [-1e-5, -0.3, -5, -300, -1e4, -1e9])
  func `a quantile from a logarithm reaches tails that no number holds`(logProbability: Double) {
    let z = StandardNormal.quantile(logProbability: logProbability)
    #expect(isClose(StandardNormal.logCumulative(z), to: logProbability, relative: 1e-13))
    #expect(StandardNormal.upperQuantile(logProbability: logProbability) == -z)
    let gamma = GammaDistribution(shape: 7.5)
    let x = gamma.upperQuantile(logProbability: logProbability)
    #expect(isClose(gamma.logUpperTail(x), to: logProbability, relative: 1e-12))
  }

  @Test func `the quantile of a cumulative count is the count`() {
    let distributions: [any DiscreteDistribution] = [
      BinomialDistribution(trials: 50, probability: 0.3),
      BinomialDistribution(trials: 1_000_000, probability: 1e-5), PoissonDistribution(mean: 12.5),
      PoissonDistribution(mean: 0.01),
      HypergeometricDistribution(population: 90, successes: 40, draws: 60),
    ]
    for distribution in distributions {
      for k in distribution.support.lowerBound...min(distribution.support.upperBound, 40) {
        guard distribution.mass(k) > 1e-12 else { continue }
        if distribution.upperTail(k) > 1e-12 {
          #expect(distribution.quantile(distribution.cumulative(k)) == k)
        }
        #expect(
          distribution.upperTail(k) == 0
            || distribution.upperQuantile(distribution.upperTail(k)) == k)
      }
    }
  }

  @Test func `counts that leave nothing to chance`() {
    #expect(BinomialDistribution(trials: 0, probability: 0.5).mass(0) == 1)
    #expect(BinomialDistribution(trials: 9, probability: 1).mass(9) == 1)
    #expect(BinomialDistribution(trials: 9, probability: 0).upperTail(0) == 0)
    #expect(BinomialDistribution(trials: 9, probability: 1).quantile(0.3) == 9)
    #expect(PoissonDistribution(mean: 0).cumulative(0) == 1)
    #expect(PoissonDistribution(mean: 0).quantile(0.9) == 0)
    #expect(PoissonDistribution(mean: 0).quantile(0) == 0)
    #expect(PoissonDistribution(mean: 3).quantile(1) == Int.max)
    #expect(PoissonDistribution(mean: 3).upperQuantile(1) == 0)
    let all = HypergeometricDistribution(population: 7, successes: 7, draws: 3)
    #expect(all.mass(3) == 1)
    #expect(all.quantile(0.5) == 3)
    #expect(HypergeometricDistribution(population: 0, successes: 0, draws: 0).mass(0) == 1)
  }

  /// By hand: choose(3, k) · choose(5, 4 − k) / choose(8, 4) = 5/70, 30/70, 30/70, 5/70.
  @Test func `four draws from three successes and five failures`() {
    let distribution = HypergeometricDistribution(population: 8, successes: 3, draws: 4)
    for (k, count) in [5.0, 30, 30, 5].enumerated() {
      #expect(isClose(distribution.mass(k), to: count / 70, relative: 1e-14))
    }
    #expect(isClose(distribution.cumulative(1), to: 0.5, relative: 1e-14))
    #expect(distribution.logMass(4) == -.infinity)
  }
}
