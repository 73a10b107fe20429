#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A function's value and derivatives at one point.
struct QuadraticExpansion {
  var value = 0.0
  var gradient: [Double]
  /// The negative of the matrix of second derivatives.
  var information: SymmetricMatrix

  /// A constant 0, to be added to.
  init(dimension: Int) {
    gradient = Array(repeating: 0, count: dimension)
    information = SymmetricMatrix(size: dimension)
  }
}

/// A log likelihood with a finite maximum.
protocol SmoothConcaveFunction {
  /// The number of coefficients.
  var dimension: Int { get }
  /// The value and the derivatives at the given coefficients.
  func expansion(at position: [Double]) -> QuadraticExpansion
}

/// Where a log likelihood is largest.
struct LikelihoodMaximum {
  let position: [Double]
  let standardErrors: [Double]
  let value: Double
  /// The value where all coefficients are 0.
  let startValue: Double
  let iterations: Int
}

extension SmoothConcaveFunction {
  /// Finds the maximum by Newton's method from 0. No coefficient moves by more than 2 in a step, a
  /// factor of 7 in a hazard ratio, as far out the second derivatives drown in rounding; and a step
  /// is halved for as long as it would lose value.
  ///
  /// It stops after a step that could gain less than 1e-12: as the digits double with each step,
  /// the coefficients are then exact up to rounding.
  ///
  /// - Throws: ``StatisticsError/notConverged(iterations:)`` after 100 steps.
  func maximum() throws -> LikelihoodMaximum {
    var position = Array(repeating: 0.0, count: dimension)
    var current = expansion(at: position)
    let startValue = current.value
    for iteration in 1...100 {
      guard let step = current.information.solve(current.gradient) else {
        throw StatisticsError.notConverged(iterations: iteration)
      }
      let gain = 0.5 * zip(step, current.gradient).reduce(0) { $0 + $1.0 * $1.1 }
      (position, current) = advance(from: position, current, by: step, gain: gain)
      guard gain < 1e-12, let variance = current.information.inverse() else { continue }
      return LikelihoodMaximum(
        position: position, standardErrors: (0..<dimension).map { variance[$0, $0].squareRoot() },
        value: current.value, startValue: startValue, iterations: iteration)
    }
    throw StatisticsError.notConverged(iterations: 100)
  }

  /// The point after a step, or after the largest of its halves that loses no value.
  private func advance(
    from position: [Double], _ current: QuadraticExpansion, by step: [Double], gain: Double
  ) -> ([Double], QuadraticExpansion) {
    if gain < 1e-5 {
      // So near the maximum that Newton's own step is right, and that rounding of the value hides
      // what it gains.
      let next = zip(position, step).map { $0 + $1 }
      return (next, expansion(at: next))
    }
    var fraction = min(1, 2 / step.reduce(0) { max($0, abs($1)) })
    while fraction > 1e-10 {
      let next = zip(position, step).map { $0 + fraction * $1 }
      let there = expansion(at: next)
      if there.value.isFinite, there.value >= current.value { return (next, there) }
      fraction /= 2
    }
    return (position, current)
  }
}
