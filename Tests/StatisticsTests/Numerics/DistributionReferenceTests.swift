import Foundation
import Statistics
import Testing

/// Densities, tails and quantiles on a grid of several hundred points a distribution, both tails
/// down to 1e-290 and logarithms beyond.
///
/// The values are R's, or those of a computation with 50 digits where R is off by more than 2e-15
/// (R's t, F and beta tails lose five and more digits in places; its normal quantile none).
struct DistributionReferenceTests {
  @Test(arguments: [
    "normal", "t", "chisq", "gamma", "beta", "f",
  ])
  func `continuous distributions agree to 1e-13 in density and tails`(name: String) throws {
    for reference in try Reference.answers(in: "distribution_" + name, of: "point") {
      let distribution = try continuous(reference)
      let x = try #require(reference.details["x"].number)
      let tails = distribution.tails(at: x)
      expect(distribution.logDensity(x), "log_density", reference)
      expect(distribution.density(x), "density", reference)
      expect(tails.lower, "lower", reference)
      expect(tails.upper, "upper", reference)
      expect(tails.logLower, "log_lower", reference)
      expect(tails.logUpper, "log_upper", reference)
    }
  }

  @Test(arguments: ["normal", "t", "chisq", "gamma", "beta", "f"])
  func `continuous distributions agree to 1e-13 in quantiles`(name: String) throws {
    for reference in try Reference.answers(in: "distribution_" + name, of: "quantile") {
      let distribution = try continuous(reference)
      let p = try #require(reference.details["p"].number)
      expect(distribution.quantile(p), "quantile", reference)
      expect(distribution.upperQuantile(p), "upper_quantile", reference)
    }
  }

  @Test(arguments: ["binom", "pois", "hyper"])
  func `discrete distributions agree to 1e-13 in mass and tails`(name: String) throws {
    for reference in try Reference.answers(in: "distribution_" + name, of: "point") {
      let distribution = try discrete(reference)
      let k = Int(try #require(reference.details["x"].number))
      let tails = distribution.tails(at: k)
      expect(distribution.logMass(k), "log_density", reference)
      expect(distribution.mass(k), "density", reference)
      expect(tails.lower, "lower", reference)
      expect(tails.upper, "upper", reference)
      expect(tails.logLower, "log_lower", reference)
      expect(tails.logUpper, "log_upper", reference)
    }
  }

  @Test(arguments: ["binom", "pois", "hyper"])
  func `discrete quantiles are R's`(name: String) throws {
    for reference in try Reference.answers(in: "distribution_" + name, of: "quantile") {
      let distribution = try discrete(reference)
      let p = try #require(reference.details["p"].number)
      expect(Double(distribution.quantile(p)), "quantile", reference)
      expect(Double(distribution.upperQuantile(p)), "upper_quantile", reference)
    }
  }

  /// The rounding of a logarithm, a few units in its last place, is the relative error of its
  /// probability: 3e-13 for one of 1e-290. A quantile moves by the rounding of the probability divided
  /// by a shape as small as 0.001. The logarithm of a density near 1 has an absolute error.
  private func expect(_ ours: Double, _ key: String, _ reference: ReferenceAnswer) {
    let theirs = reference.result[key].number
    let size = key.hasSuffix("quantile") ? 600 : theirs.map { abs(log(abs($0))) } ?? 0
    expectAgreement(
      ours, theirs, .distributions, relative: 2e-14 + 4e-16 * min(size, 700),
      floor: key == "log_density" ? 1 : 1e-290, "\(reference.call) \(key)")
  }

  private func continuous(_ reference: ReferenceAnswer) throws -> any ContinuousDistribution {
    let values = reference.details["parameters"].numbers.compactMap { $0 }
    let (first, last) = (values[0], values[values.count - 1])
    return switch reference.details["name"].text {
    case "norm": NormalDistribution(mean: first, standardDeviation: last)
    case "t": StudentTDistribution(degreesOfFreedom: first)
    case "chisq": ChiSquareDistribution(degreesOfFreedom: first)
    case "gamma": GammaDistribution(shape: first, rate: last)
    case "beta": BetaDistribution(alpha: first, beta: last)
    default:
      FDistribution(numeratorDegreesOfFreedom: first, denominatorDegreesOfFreedom: last)
    }
  }

  private func discrete(_ reference: ReferenceAnswer) throws -> any DiscreteDistribution {
    let values = reference.details["parameters"].numbers.compactMap { $0 }
    return switch reference.details["name"].text {
    case "binom": BinomialDistribution(trials: Int(values[0]), probability: values[1])
    case "pois": PoissonDistribution(mean: values[0])
    default:
      HypergeometricDistribution(
        population: Int(values[0] + values[1]), successes: Int(values[0]), draws: Int(values[2]))
    }
  }
}
