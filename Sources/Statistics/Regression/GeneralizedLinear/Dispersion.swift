#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension PoissonModel {
  /// Pearson's estimate of the dispersion: how many times larger the variance of the counts is than
  /// the model says; `nil` without more subjects than coefficients.
  ///
  /// Source: McCullagh & Nelder, *Generalized Linear Models*, 2nd ed. 1989, section 6.2.3.
  public var dispersion: Double? {
    let degrees = count - coefficients.count
    guard degrees > 0 else { return nil }
    let data = fit.likelihood.data
    let chiSquare = linearPredictors.indices.reduce(0.0) { sum, row in
      let (response, exposure) = (data.responses[row], data.exposures[row])
      guard exposure > 0 else { return sum }
      // A weight multiplies both parts of the fraction, and so must be multiplied only once.
      let expected = exposure * exp(linearPredictors[row])
      return sum + (response - expected) * (response - expected) / expected
    }
    return chiSquare / Double(degrees)
  }

  /// The coefficients with standard errors for counts that vary more, or less, than those of a
  /// Poisson distribution: multiplied by the root of ``dispersion`` (quasi-Poisson); `nil` without
  /// more subjects than coefficients.
  ///
  /// Their p values are normal ones; R takes them from a t distribution.
  public var dispersedCoefficients: [RegressionCoefficient]? {
    dispersion.map { dispersion in
      coefficients.map {
        RegressionCoefficient(
          name: $0.name, estimate: $0.estimate,
          standardError: $0.standardError * dispersion.squareRoot())
      }
    }
  }
}
