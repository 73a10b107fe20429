/// A root of a continuous function in a range, to the last digits; `nil` where its values at the
/// ends of the range have the same sign, or one of them is not a number.
///
/// Inverse quadratic interpolation where three values lie well for it, halving otherwise. About ten
/// evaluations for a smooth function, at most three times those of halving for any.
///
/// Source: Chandrupatla, *Advances in Engineering Software* 1997;28:145–149.
func root(of function: (Double) throws -> Double, in range: ClosedRange<Double>) rethrows -> Double?
{
  // `new` is the latest point, `other` lies across the root, `old` came before.
  var (new, other) = (range.lowerBound, range.upperBound)
  var (newValue, otherValue) = (try function(new), try function(other))
  if newValue == 0 { return new }
  if otherValue == 0 { return other }
  guard (newValue < 0) != (otherValue < 0), !newValue.isNaN, !otherValue.isNaN else { return nil }
  var (fraction, old, oldValue) = (0.5, other, otherValue)
  for _ in 0..<2000 {
    let point = new + fraction * (other - new)
    let value = try function(point)
    if value == 0 { return point }
    if (value < 0) == (newValue < 0) {
      (old, oldValue) = (new, newValue)
    } else {
      (old, oldValue) = (other, otherValue)
      (other, otherValue) = (new, newValue)
    }
    (new, newValue) = (point, value)
    let best = abs(newValue) < abs(otherValue) ? new : other
    let tolerance = 2 * best.ulp / abs(other - new)
    if tolerance >= 0.5 { return best }
    fraction = inverseQuadraticFraction(
      (new - other) / (old - other), newValue, otherValue, oldValue)
    fraction = min(max(fraction, tolerance), 1 - tolerance)
  }
  return new
}

/// How far from the new point to the other the next one should lie; ½ where the interpolation is
/// not monotonic between them. `xi` places the new point between the other and the old.
private func inverseQuadraticFraction(
  _ xi: Double, _ new: Double, _ other: Double, _ old: Double
) -> Double {
  let phi = (new - other) / (old - other)
  guard phi * phi < xi, (1 - phi) * (1 - phi) < 1 - xi else { return 0.5 }
  let first = new / (other - new) * (old / (other - old))
  let second = (1 - 1 / xi) * (new / (old - new)) * (other / (old - other))
  let fraction = first + second
  return fraction.isFinite ? fraction : 0.5
}
