/// The root of an increasing function on the whole line, looked for in growing steps from a start;
/// an infinite value of the function counts as its sign.
///
/// - Parameters:
///   - start: Near the root.
///   - step: How far it may be.
///   - function: The function.
/// - Returns: The root; where the function has one sign all the way, the last point looked at.
func increasingRoot(
  near start: Double, step: Double, of function: (Double) -> Double
) -> Double {
  let isBelow = function(start) < 0
  var (point, step) = (start, isBelow ? step : -step)
  for _ in 0..<64 {
    let next = point + step
    if (function(next) < 0) != isBelow {
      return root(of: function, in: min(point, next)...max(point, next)) ?? next
    }
    point = next
    step *= 2
  }
  return point
}
