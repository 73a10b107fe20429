#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What one row adds to a log likelihood, and the derivatives of that by the predictor.
struct LikelihoodTerm {
  let value: Double
  /// The first derivative: observed less expected.
  let residual: Double
  /// The negative of the second derivative: the variance of the response.
  let curvature: Double
}

/// How a response is distributed around its predictor η.
///
/// A row has a response and an exposure, both sums over the subjects that share a predictor: events
/// among subjects, or a count and the time in which it arose. With exposure 0 it adds nothing.
protocol ResponseFamily {
  /// The model's name in messages.
  static var modelName: String { get }
  /// What a row adds to the log likelihood.
  static func term(response: Double, exposure: Double, predictor: Double) -> LikelihoodTerm
  /// The first and second derivatives of the curvature by the predictor.
  static func curvatureDerivatives(exposure: Double, predictor: Double) -> (Double, Double)
  /// The predictor at which a constant model is best.
  static func predictor(responses: Double, exposures: Double) -> Double
  /// Twice what the log likelihood of a row lacks of its largest possible value.
  static func deviance(response: Double, exposure: Double, predictor: Double) -> Double
  /// Which way the response of a row cannot contradict a predictor, however far it goes: 1 or −1,
  /// and 0 where it contradicts both.
  static func openSide(response: Double, exposure: Double) -> Double
}

/// Events among subjects; η is the logarithm of the odds.
enum BinomialFamily: ResponseFamily {
  static let modelName = "Logistic model"

  @inline(__always)
  static func term(response: Double, exposure: Double, predictor: Double) -> LikelihoodTerm {
    // Both probabilities are computed as themselves, so that neither loses its digits near 0.
    let small = exp(-abs(predictor))
    let large = 1 / (1 + small)
    let (event, other) = predictor >= 0 ? (large, small * large) : (small * large, large)
    let (events, others) = (response, exposure - response)
    let distance = predictor >= 0 ? others * predictor : -events * predictor
    return LikelihoodTerm(
      value: -(exposure * log1p(small) + distance), residual: events * other - others * event,
      curvature: exposure * (small * large * large))
  }

  static func curvatureDerivatives(exposure: Double, predictor: Double) -> (Double, Double) {
    let small = exp(-abs(predictor))
    let unit = small / ((1 + small) * (1 + small))
    let tilt = (1 - small) / (1 + small) * (predictor >= 0 ? -1 : 1)
    return (exposure * unit * tilt, exposure * unit * (1 - 6 * unit))
  }

  static func predictor(responses: Double, exposures: Double) -> Double {
    log(responses / (exposures - responses))
  }

  static func deviance(response: Double, exposure: Double, predictor: Double) -> Double {
    // Each part is the logarithm of a proportion less that of its probability.
    let event = response > 0 ? log(response / exposure) + softplus(-predictor) : 0
    let rest = exposure - response
    let other = rest > 0 ? log(rest / exposure) + softplus(predictor) : 0
    return 2 * (response * event + rest * other)
  }

  /// log(1 + e^x).
  private static func softplus(_ x: Double) -> Double {
    max(x, 0) + log1p(exp(-abs(x)))
  }

  static func openSide(response: Double, exposure: Double) -> Double {
    response == 0 ? -1 : response == exposure ? 1 : 0
  }
}

/// Counts in a time of observation; η is the logarithm of the rate.
enum PoissonFamily: ResponseFamily {
  static let modelName = "Poisson model"

  @inline(__always)
  static func term(response: Double, exposure: Double, predictor: Double) -> LikelihoodTerm {
    guard exposure > 0 else { return LikelihoodTerm(value: 0, residual: 0, curvature: 0) }
    let expected = exposure * exp(predictor)
    return LikelihoodTerm(
      value: response * predictor - expected, residual: response - expected, curvature: expected)
  }

  static func curvatureDerivatives(exposure: Double, predictor: Double) -> (Double, Double) {
    let expected = exposure > 0 ? exposure * exp(predictor) : 0
    return (expected, expected)
  }

  static func predictor(responses: Double, exposures: Double) -> Double {
    log(responses / exposures)
  }

  static func deviance(response: Double, exposure: Double, predictor: Double) -> Double {
    guard exposure > 0 else { return 0 }
    let expected = exposure * exp(predictor)
    return 2 * (response > 0 ? Statistics.deviance(response, mean: expected) : expected)
  }

  static func openSide(response: Double, exposure: Double) -> Double {
    response == 0 ? -1 : 0
  }
}
