#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How events at the same time add to the cumulative hazard.
public enum HazardTies: String, CaseIterable, Sendable {
  /// All find the same subjects at risk: Nelson-Aalen, d/n. Breslow's survival.
  case together
  /// Each finds the earlier ones gone: 1/n + 1/(n − 1) + …. Fleming & Harrington's survival.
  case oneByOne
}

extension KaplanMeierEstimate {
  /// The curve exp(−cumulative hazard), which lies above the product-limit estimate and never
  /// reaches 0.
  ///
  /// Its error on the scale of log S is that of the hazard; everything that is read from a curve
  /// can be read from this one (`stype = 2` in R, with `ctype` 1 and 2).
  ///
  /// - Parameter ties: How events at the same time add up; a weight is shared by the tied events.
  /// - Returns: `nil` for ``HazardTies/oneByOne`` of a curve with a robust error.
  ///
  /// Source: Breslow, *Journal of the Royal Statistical Society B* 1972;34:216–217; Fleming &
  /// Harrington, *Communications in Statistics* 1984;13:2469–2486.
  public func fromHazard(ties: HazardTies = .together) -> KaplanMeierEstimate? {
    guard ties == .together || !isRobust else { return nil }
    var (hazard, variance) = (CompensatedSum(), CompensatedSum())
    let changed = steps.map { step in
      let share = step.events > 0 ? step.weightOfEvents / Double(step.events) : 0
      for event in 0..<step.events where share > 0 {
        let gone = ties == .oneByOne ? share * Double(event) : 0
        hazard.add(share / (step.weightAtRisk - gone))
        variance.add(share / (step.weightAtRisk - gone) / (step.weightAtRisk - gone))
      }
      let error = isRobust ? step.cumulativeHazardError : variance.value.squareRoot()
      let survival = exp(-hazard.value)
      return Step(
        time: step.time, atRisk: step.atRisk, events: step.events, censored: step.censored,
        entered: step.entered, weightAtRisk: step.weightAtRisk,
        weightOfEvents: step.weightOfEvents, weightOfCensored: step.weightOfCensored,
        survival: survival, standardError: survival * error, cumulativeHazard: hazard.value,
        cumulativeHazardError: error)
    }
    return KaplanMeierEstimate(steps: changed, isRobust: isRobust)
  }
}
