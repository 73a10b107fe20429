#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The p values of a test against each alternative, with their logarithms.
struct PValues: Equatable, Sendable {
  let twoSided, less, greater: Double
  let logTwoSided, logLess, logGreater: Double

  /// Exact probabilities, none of which is too small for a Double.
  init(twoSided: Double, less: Double, greater: Double) {
    (self.twoSided, self.less, self.greater) = (twoSided, less, greater)
    (logTwoSided, logLess, logGreater) = (log(twoSided), log(less), log(greater))
  }

  /// Probabilities from their logarithms.
  init(logTwoSided: Double, logLess: Double, logGreater: Double) {
    (self.logTwoSided, self.logLess, self.logGreater) = (logTwoSided, logLess, logGreater)
    (twoSided, less, greater) = (exp(logTwoSided), exp(logLess), exp(logGreater))
  }

  /// Probabilities of a standard normal statistic.
  init(normal z: Double) {
    self.init(distance: z, standardDeviation: 1, continuityCorrected: false)
  }

  /// Normal probabilities of a statistic at some distance above its mean; for the continuity
  /// correction it moves by ½ towards its mean.
  init(distance: Double, standardDeviation: Double, continuityCorrected: Bool) {
    let correction = continuityCorrected ? 0.5 : 0
    let outer = max(0, abs(distance) - correction) / standardDeviation
    let below = -(distance + correction) / standardDeviation
    let above = (distance - correction) / standardDeviation
    twoSided = min(1, 2 * StandardNormal.upperTail(outer))
    logTwoSided = StandardNormal.logTwoSidedTail(outer)
    (less, logLess) = (StandardNormal.upperTail(below), StandardNormal.logUpperTail(below))
    (greater, logGreater) = (StandardNormal.upperTail(above), StandardNormal.logUpperTail(above))
  }

  /// Those of the negative statistic.
  var mirrored: PValues {
    PValues(twoSided: twoSided, less: greater, greater: less)
  }

  func pValue(_ alternative: Alternative) -> Double {
    switch alternative {
    case .twoSided: twoSided
    case .less: less
    case .greater: greater
    }
  }

  func logPValue(_ alternative: Alternative) -> Double {
    switch alternative {
    case .twoSided: logTwoSided
    case .less: logLess
    case .greater: logGreater
    }
  }
}
