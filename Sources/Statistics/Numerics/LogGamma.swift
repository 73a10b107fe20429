#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// The C library's `lgamma` writes a global sign and is not safe to call from two threads, hence
// these. All are accurate to a few units in the fifteenth digit.

/// log(n!) for n ≥ 0.
func logFactorial(_ n: Int) -> Double {
  precondition(n >= 0, "A factorial needs a number that is not negative.")
  return n < smallLogFactorials.count ? smallLogFactorials[n] : logGamma(Double(n) + 1)
}

/// log(n!) for n in 0...170, the factorials that a Double can hold.
private let smallLogFactorials: [Double] =
  (1...170).reduce(into: (factorial: 1.0, logs: [0.0])) { state, n in
    state.factorial *= Double(n)
    state.logs.append(log(state.factorial))
  }.logs

/// log Γ(x) for x > 0.
func logGamma(_ x: Double) -> Double {
  var shifted = x
  var product = 1.0
  while shifted < 15 {
    product *= shifted
    shifted += 1
  }
  return (shifted - 0.5) * log(shifted) - shifted + halfLogTwoPi + stirlingSeries(shifted)
    - log(product)
}

/// log Γ(x + 1) less Stirling's formula, for x > 0: the error that remains when a probability is
/// written with √(2πx)·(x/e)ˣ in place of a factorial.
func stirlingError(_ x: Double) -> Double {
  x >= 15 ? stirlingSeries(x) : logGamma(x + 1) - (x + 0.5) * log(x) + x - halfLogTwoPi
}

/// ½ log 2π.
let halfLogTwoPi = 0.918938533204672741780329736406

/// The sum 1/(12x) − 1/(360x³) + …, for x ≥ 15, where seven terms give full precision.
private func stirlingSeries(_ x: Double) -> Double {
  let coefficients = [
    1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360_360, 1.0 / 156,
  ]
  let reciprocalSquare = 1 / (x * x)
  return coefficients.reversed().reduce(0) { $0 * reciprocalSquare + $1 } / x
}

/// x·log(x/mean) + mean − x, without cancellation where x is near the mean: with
/// ``stirlingError(_:)`` what remains of a Poisson or binomial probability when its large parts
/// have been cancelled by hand.
///
/// Source: Loader, *Fast and Accurate Computation of Binomial Probabilities*, 2000.
func deviance(_ x: Double, mean: Double) -> Double {
  guard abs(x - mean) < 0.1 * (x + mean) else { return x * log(x / mean) + mean - x }
  let ratio = (x - mean) / (x + mean)
  var sum = (x - mean) * ratio
  var power = 2 * x * ratio
  for j in 1...100 {
    power *= ratio * ratio
    let next = sum + power / Double(2 * j + 1)
    if next == sum { break }
    sum = next
  }
  return sum
}
