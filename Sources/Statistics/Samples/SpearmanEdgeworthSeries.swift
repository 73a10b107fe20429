#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The p values of Spearman's coefficient from an Edgeworth series in the sum of squared differences
/// of untied ranks; others where the series gives none above 0, far out.
///
/// Source: Best & Roberts, *Applied Statistics* 1975;24:377–379 (AS 89).
func edgeworthPValues(_ squares: Double, _ n: Double, _ others: PValues) -> PValues {
  // A small sum is a large coefficient. The sum is even: neighbors are 2 apart.
  let greater = edgeworthTail(squares + 2, n, isUpper: false)
  let less = edgeworthTail(squares, n, isUpper: true)
  let outer = 6 * squares > n * (n * n - 1) ? less : greater
  return PValues(
    twoSided: outer > 0 ? min(1, 2 * outer) : others.twoSided,
    less: less > 0 ? min(1, less) : others.less,
    greater: greater > 0 ? min(1, greater) : others.greater)
}

/// The probability of a sum of at least `squares`, or of one below it.
private func edgeworthTail(_ squares: Double, _ n: Double, isUpper: Bool) -> Double {
  let b = 1 / n
  let x = (6 * (squares - 1) * b / (n * n - 1) - 1) * (n - 1).squareRoot()
  let y = x * x
  let far = 0.0131 - 0.00046 * y
  let outer = 0.0879 + 0.0151 * b - y * (0.0072 - 0.0831 * b + y * b * far)
  let inner = -0.0758 + b * (0.1033 + 0.3932 * b) - y * b * outer
  let series = x * b * (0.2274 + b * (0.2531 + 0.1745 * b) + y * inner) * exp(-y / 2)
  return isUpper
    ? StandardNormal.upperTail(x) + series : StandardNormal.cumulative(x) - series
}
