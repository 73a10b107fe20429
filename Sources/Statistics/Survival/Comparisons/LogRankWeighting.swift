#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How much a difference between groups counts at each time of an event in a log-rank test.
///
/// All weights are those of the compared groups together, within a stratum: n subjects at risk, d
/// events, S the Kaplan-Meier estimate.
public enum LogRankWeighting: Hashable, Sendable {
  /// 1: every event counts the same. Best where hazards are proportional.
  ///
  /// Source: Mantel, *Cancer Chemotherapy Reports* 1966;50:163–170.
  case logRank
  /// S^rho · (1 − S)^gamma with S just before the time, both exponents finite and at or above 0.
  ///
  /// (1, 0) looks at early differences, (0, 1) at late ones, (1, 1) at those in between. R's
  /// `survdiff` has the exponent rho alone.
  ///
  /// Source: Fleming & Harrington, *Counting Processes and Survival Analysis* 1991, section 7.3;
  /// Harrington & Fleming, *Biometrika* 1982;69:553–566.
  case flemingHarrington(rho: Double, gamma: Double)
  /// n: the Gehan-Breslow generalization of Wilcoxon's test, "Breslow" in SPSS, "Wilcoxon" in SAS.
  ///
  /// Source: Gehan, *Biometrika* 1965;52:203–223; Breslow, *Biometrika* 1970;57:579–594.
  case gehan
  /// √n.
  ///
  /// Source: Tarone & Ware, *Biometrika* 1977;64:156–160.
  case taroneWare
  /// The product of 1 − d/(n + 1) over the times up to and including this one, close to S.
  ///
  /// Source: Peto & Peto, *Journal of the Royal Statistical Society A* 1972;135:185–207; in this
  /// form Klein & Moeschberger, *Survival Analysis*, 2nd ed. 2003, section 7.3.
  case petoPeto
  /// The weight of Peto and Peto times n/(n + 1).
  ///
  /// Source: Andersen, Borgan, Gill & Keiding, *International Statistical Review* 1982;50:219–258.
  case modifiedPetoPeto

  /// The weight of a time.
  func weight(at time: PooledEvents) -> Double {
    switch self {
    case .logRank: 1
    case .flemingHarrington(let rho, let gamma):
      power(time.survivalBefore, rho) * power(1 - time.survivalBefore, gamma)
    case .gehan: time.atRisk
    case .taroneWare: time.atRisk.squareRoot()
    case .petoPeto: time.petoSurvival
    case .modifiedPetoPeto: time.petoSurvival * time.atRisk / (time.atRisk + 1)
    }
  }

  /// Stops the program for exponents that are no weights.
  func requireExponents() {
    guard case .flemingHarrington(let rho, let gamma) = self else { return }
    precondition(
      rho >= 0 && gamma >= 0 && rho.isFinite && gamma.isFinite,
      "The exponents of Fleming and Harrington are finite and not negative.")
  }
}

/// A power whose usual exponents need no logarithm; 0⁰ is 1.
private func power(_ base: Double, _ exponent: Double) -> Double {
  switch exponent {
  case 0: 1
  case 1: base
  case 0.5: base.squareRoot()
  default: pow(base, exponent)
  }
}
