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

/// A log likelihood whose coefficients can all be told apart.
protocol SmoothConcaveFunction {
  /// The number of coefficients.
  var dimension: Int { get }
  /// The value and the derivatives at the given coefficients.
  func expansion(at position: [Double]) -> QuadraticExpansion
  /// Whether the value never falls along a direction, however far one goes, so that there is no
  /// maximum. Asked only of directions along which the iteration seems to run away.
  func rises(along direction: [Double]) -> Bool
}

extension SmoothConcaveFunction {
  /// For functions known to have a maximum.
  func rises(along direction: [Double]) -> Bool { false }
}

/// Where a log likelihood is largest.
struct LikelihoodMaximum {
  let position: [Double]
  /// The inverse of the information at the maximum.
  let variance: SymmetricMatrix
  let value: Double
  /// The value where the iteration began.
  let startValue: Double
  /// gᵀ I⁻¹ g where the iteration began: the statistic of the score test.
  let startScore: Double
  let iterations: Int
}

/// Why a likelihood has no maximum that Newton's method could find.
enum MaximizationFailure: Error {
  /// It rises for ever along the direction.
  case unbounded(direction: [Double])
  /// It was still changing.
  case notConverged(iterations: Int)
}

extension SmoothConcaveFunction {
  /// Finds the maximum by Newton's method. No coefficient moves by more than a bound in a step, as
  /// far out the second derivatives drown in rounding; coefficients of almost the same columns may
  /// move further in opposite ways. And a step is halved for as long as it would lose value.
  ///
  /// It stops after a step that could gain less than 1e-12: as the digits double with each step,
  /// the coefficients are then exact up to rounding. Where a coefficient runs away each step gains
  /// about e times less than the one before, and that is how it is noticed.
  ///
  /// - Parameters:
  ///   - start: Where to begin; at 0 when not given.
  ///   - first: The expansion there, where it is known already.
  ///   - maximumStep: The bound; 2 is a factor of 7 in a hazard ratio.
  /// - Returns: The maximum, to the last digits that rounding leaves.
  /// - Throws: ``MaximizationFailure``, after at most 100 steps.
  func maximum(
    from start: [Double]? = nil, knowing first: QuadraticExpansion? = nil,
    maximumStep: Double = 2
  ) throws(MaximizationFailure) -> LikelihoodMaximum {
    var position = start ?? Array(repeating: 0.0, count: dimension)
    let first = first ?? expansion(at: position)
    var current = first
    let startScore = CholeskyFactor(first.information).quadraticForm(first.gradient)
    var lastGain = Double.infinity
    for iteration in 1...100 {
      let factor = CholeskyFactor(current.information)
      let step = factor.solve(current.gradient)
      let gain = 0.5 * zip(step, current.gradient).reduce(0) { $0 + $1.0 * $1.1 }
      let isRunningAway = factor.rank < dimension || (gain < 1e-4 && gain > 0.1 * lastGain)
      if isRunningAway, gain > 1e-13, rises(along: step) { throw .unbounded(direction: step) }
      guard gain.isFinite else { throw .notConverged(iterations: iteration) }
      if gain < 1e-12, gain < 1e-14 * lastGain {
        // How fast the steps shrink tells how little the second derivatives still change with this
        // one: the information is right already.
        position = zip(position, step).map { $0 + $1 }
      } else {
        (position, current) = advance(
          from: position, current, by: step, gain: gain,
          fraction: min(1, maximumStep / factor.length(of: step, in: current.information)))
      }
      lastGain = gain
      guard gain < 1e-12 else { continue }
      let variance = CholeskyFactor(current.information)
      guard variance.rank == dimension else { throw .notConverged(iterations: iteration) }
      return LikelihoodMaximum(
        position: position, variance: variance.inverse(), value: current.value,
        startValue: first.value, startScore: startScore, iterations: iteration)
    }
    throw .notConverged(iterations: 100)
  }

  /// The point after a fraction of a step, or after the largest of its halves that loses no value.
  private func advance(
    from position: [Double], _ current: QuadraticExpansion, by step: [Double], gain: Double,
    fraction: Double
  ) -> ([Double], QuadraticExpansion) {
    if gain < 1e-5 {
      // So near the maximum that Newton's own step is right, and that rounding of the value hides
      // what it gains.
      let next = zip(position, step).map { $0 + $1 }
      return (next, expansion(at: next))
    }
    var fraction = fraction
    while fraction > 1e-10 {
      let next = zip(position, step).map { $0 + fraction * $1 }
      let there = expansion(at: next)
      if there.value.isFinite, there.value >= current.value { return (next, there) }
      fraction /= 2
    }
    return (position, current)
  }
}
