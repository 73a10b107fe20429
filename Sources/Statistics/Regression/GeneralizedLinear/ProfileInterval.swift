extension GeneralizedLinearModel {
  /// The confidence interval of a coefficient by profile likelihood: the values that a
  /// likelihood-ratio test does not reject, with all other coefficients at their best.
  ///
  /// Unlike Wald's it need not be symmetric, and it holds where the log likelihood is far from a
  /// parabola. With Firth's penalty it is that of the penalized likelihood.
  ///
  /// - Parameters:
  ///   - column: The name of a column of the model, or "(Intercept)".
  ///   - level: Coverage, between 0 and 1.
  /// - Returns: Limits on the scale of the estimate; `nil` where the column has no coefficient.
  /// - Throws: ``RegressionError/notConverged(model:iterations:)``.
  ///
  /// Cost: about ten fits.
  ///
  /// Source: Venzon & Moolgavkar, *Applied Statistics* 1988;37:87–94; Heinze & Schemper, *Statistics
  /// in Medicine* 2002;21:2409–2419, section 2.3.
  public func profileInterval(
    of column: String, level: Double = 0.95
  ) throws -> ConfidenceInterval? {
    guard let place = coefficients.firstIndex(where: { $0.name == column }) else { return nil }
    let deviate = twoSidedDeviate(level: level)
    return ConfidenceInterval(
      lower: try profileLimit(of: place, deviate: -deviate),
      upper: try profileLimit(of: place, deviate: deviate), level: level)
  }

  /// The profile-likelihood confidence interval of a ratio: of the odds or of the rates.
  ///
  /// - Parameters:
  ///   - column: The name of a column of the model, or "(Intercept)".
  ///   - level: Coverage, between 0 and 1.
  /// - Returns: Limits on the scale of the ratio; `nil` where the column has no coefficient.
  /// - Throws: ``RegressionError/notConverged(model:iterations:)``.
  public func profileRatioInterval(
    of column: String, level: Double = 0.95
  ) throws -> ConfidenceInterval? {
    try profileInterval(of: column, level: level)?.exponentiated
  }

  /// The value at which the signed root of the likelihood-ratio statistic is a normal deviate.
  ///
  /// The root is almost a straight line in the coefficient, so that secants find the value in a few
  /// steps; one that would leave the bracket found so far is replaced by its middle.
  private func profileLimit(of place: Int, deviate: Double) throws -> Double {
    let (estimate, error) = (coefficients[place].estimate, coefficients[place].standardError)
    let unit = deviate < 0 ? -error : error
    let wanted = abs(deviate)
    // Distances from the estimate, in standard errors.
    var (near, far) = (0.0, Double.infinity)
    var last = (distance: 0.0, excess: -wanted)
    var distance = wanted
    for _ in 0..<100 {
      let excess = try profileRoot(of: place, at: estimate + unit * distance) - wanted
      let slope = (excess - last.excess) / (distance - last.distance)
      var next = distance - excess / slope
      let isFound = abs(excess) < 1e-14 * wanted || abs(next - distance) < 1e-13 * distance
      if isFound { return estimate + unit * distance }
      if excess < 0 { near = distance } else { far = distance }
      if !(next > near && next < far) {
        next = far.isFinite ? 0.5 * (near + far) : 2 * distance
      }
      last = (distance, excess)
      distance = next
    }
    return estimate + unit * distance
  }

  /// The root of twice what the likelihood loses when a coefficient is held at a value.
  private func profileRoot(of place: Int, at value: Double) throws -> Double {
    let functional = fit.likelihood.data.design.functional(of: place)
    let held = try fit.likelihood.maximum(
      holding: [functional], at: nearest(to: [value], of: [functional]))
    let loss = fit.likelihood.reported(fit.value) - fit.likelihood.reported(held.value)
    return (2 * max(0, loss)).squareRoot()
  }
}
