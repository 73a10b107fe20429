#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The events at one time, and the sums over their denominators from which the likelihood, its
/// derivatives and the cumulative hazard follow.
///
/// Event number l = 0, 1, … of d finds the denominator D = S − w · T, where S is the sum of the
/// hazards at risk, T that of the subjects with the event, and w = l/d by Efron and 0 by Breslow.
/// Each event counts `weight` times.
///
/// Source: Efron, *Journal of the American Statistical Association* 1977;72:557–565; Breslow,
/// *Biometrics* 1974;30:89–99.
struct TiedEvents {
  /// Σ weight · log D.
  private(set) var logSum = 0.0
  /// Σ weight / D: what the cumulative hazard of a subject who stays at risk grows by.
  private(set) var hazard = 0.0
  /// Σ weight · (1 − w) / D: the same for a subject with the event.
  private(set) var ownHazard = 0.0
  /// Σ weight / D².
  private(set) var square = 0.0
  /// Σ weight · w / D².
  private(set) var crossSquare = 0.0
  /// Σ weight · w² / D².
  private(set) var ownSquare = 0.0

  /// The sums of one time.
  ///
  /// - Parameters:
  ///   - atRisk: S, above 0.
  ///   - dying: T.
  ///   - count: d, at least 1.
  ///   - weight: How many subjects an event stands for.
  ///   - ties: Efron's or Breslow's denominators.
  @inline(__always)
  init(atRisk: Double, dying: Double, count: Int, weight: Double, ties: TieMethod) {
    guard count > 1, ties == .efron else {
      let events = weight * Double(count)
      let inverse = 1 / atRisk
      logSum = events * log(atRisk)
      hazard = events * inverse
      ownHazard = hazard
      square = events * inverse * inverse
      return
    }
    addByEfron(atRisk, dying, count, weight)
  }

  @inline(__always)
  private mutating func addByEfron(
    _ atRisk: Double, _ dying: Double, _ count: Int, _ weight: Double
  ) {
    let step = 1 / Double(count)
    var product = 1.0  // Of the inverses, so that many events share one logarithm.
    for event in 0..<count {
      let share = Double(event) * step
      let inverse = 1 / (atRisk - share * dying)
      product *= inverse
      if product < 1e-150 || product > 1e150 {
        logSum -= log(product)
        product = 1
      }
      hazard += inverse
      ownHazard += (1 - share) * inverse
      let squared = inverse * inverse
      square += squared
      crossSquare += share * squared
      ownSquare += share * share * squared
    }
    logSum -= log(product)
    logSum *= weight
    hazard *= weight
    ownHazard *= weight
    square *= weight
    crossSquare *= weight
    ownSquare *= weight
  }
}
