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
  while shifted < 10 {
    product *= shifted
    shifted += 1
  }
  return (shifted - 0.5) * log(shifted) - shifted + halfLogTwoPi + stirlingSeries(shifted)
    - log(product)
}

/// log Γ(x + increase) − log Γ(x) for x > 0 and x + increase > 0, exact to the last digits relative
/// to itself also where the increase is tiny.
func logGammaIncrease(from x: Double, by increase: Double) -> Double {
  guard increase < 1e10 else { return logGamma(x + increase) - logGamma(x) }
  var shifted = x
  var excess = 0.0  // (x + increase)(x + 1 + increase)… / x(x + 1)…, less 1
  while shifted < 10 {
    let ratio = increase / shifted
    excess += ratio + excess * ratio
    shifted += 1
  }
  let end = shifted + increase
  // The change of Stirling's series term by term, so that its leading digits cancel by hand: a term
  // with 1/x^m changes by r^m − 1 as a proportion, where r = x/(x + increase).
  let step = -increase / end
  let (ratioSquare, stepOfSquare) = ((1 + step) * (1 + step), step * (2 + step))
  var (change, power, seriesChange) = (step, 1 / shifted, 0.0)
  for index in 0..<7 {
    seriesChange += stirlingCoefficient(index) * power * change
    change = change * ratioSquare + stepOfSquare
    power /= shifted * shifted
  }
  return (shifted - 0.5) * log1p(increase / shifted) + increase * (log(end) - 1) + seriesChange
    - log1p(excess)
}

/// log Γ(x + 1) less Stirling's formula, for x > 0: the error that remains when a probability is
/// written with √(2πx)·(x/e)ˣ in place of a factorial.
///
/// Below 10 from the nearest multiple of ½, whose values are known: the difference is small, where
/// the logarithms themselves would leave only their common rounding.
func stirlingError(_ x: Double) -> Double {
  if x >= 10 { return stirlingSeries(x) }
  guard x >= 0.25 else {
    return logGammaIncrease(from: 1, by: x) - (x + 0.5) * log(x) + x - halfLogTwoPi
  }
  let nearest = (2 * x).rounded()
  let (known, difference) = (stirlingErrorOfHalves[Int(nearest) - 1], x - nearest / 2)
  guard difference != 0 else { return known }
  let start = nearest / 2
  return known + logGammaIncrease(from: start + 1, by: difference)
    - (start + 0.5) * log1p(difference / start) - difference * log(x) + difference
}

/// The values at ½, 1, …, 10, computed with 40 digits.
private let stirlingErrorOfHalves = [
  0.153_426_409_720_027_345_29, 0.081_061_466_795_327_258_22, 0.054_814_121_051_917_653_90,
  0.041_340_695_955_409_294_09, 0.033_162_873_519_936_287_49, 0.027_677_925_684_998_339_15,
  0.023_746_163_656_297_495_97, 0.020_790_672_103_765_093_11, 0.018_488_450_532_673_185_23,
  0.016_644_691_189_821_192_16, 0.015_134_973_221_917_378_87, 0.013_876_128_823_070_748_00,
  0.012_810_465_242_920_226_92, 0.011_896_709_945_891_770_10, 0.011_104_559_758_206_917_33,
  0.010_411_265_261_972_096_50, 0.009_799_416_126_158_803_30, 0.009_255_462_182_712_732_92,
  0.008_768_700_134_139_385_46, 0.008_330_563_433_362_871_26,
]

/// ½ log 2π.
let halfLogTwoPi = 0.918938533204672741780329736406

/// The sum 1/(12x) − 1/(360x³) + …, for x ≥ 10, where seven terms give full precision.
private func stirlingSeries(_ x: Double) -> Double {
  let reciprocalSquare = 1 / (x * x)
  var sum = stirlingCoefficient(6)
  for index in stride(from: 5, through: 0, by: -1) {
    sum = sum * reciprocalSquare + stirlingCoefficient(index)
  }
  return sum / x
}

/// B₂ₖ / (2k(2k − 1)) for k = index + 1, with the Bernoulli numbers B.
@inline(__always)
private func stirlingCoefficient(_ index: Int) -> Double {
  switch index {
  case 0: 1.0 / 12
  case 1: -1.0 / 360
  case 2: 1.0 / 1260
  case 3: -1.0 / 1680
  case 4: 1.0 / 1188
  case 5: -691.0 / 360_360
  default: 1.0 / 156
  }
}

/// x·log(x/mean) + mean − x, without cancellation where x is near the mean: with
/// ``stirlingError(_:)`` what remains of a Poisson or binomial probability when its large parts
/// have been cancelled by hand.
///
/// - Parameters:
///   - x: At least 0.
///   - mean: Above 0.
///   - difference: x − mean, where the caller knows it better than the two numbers tell.
/// - Returns: The deviance, at least 0.
///
/// Source: Loader, *Fast and Accurate Computation of Binomial Probabilities*, 2000; the series is
/// used further from the mean than there, where the logarithm still cancels.
func deviance(_ x: Double, mean: Double, difference: Double? = nil) -> Double {
  guard x > 0 else { return mean }
  let difference = difference ?? x - mean
  guard abs(difference) < 0.5 * (x + mean) else { return x * log(x / mean) + mean - x }
  let ratio = difference / (x + mean)
  let square = ratio * ratio
  let first = difference * ratio
  // The other terms by themselves, so that only one addition rounds in the last place of the sum.
  var (rest, power, divisor) = (0.0, 2 * x * ratio, 3.0)
  while true {
    power *= square
    let term = power / divisor
    rest += term
    if abs(term) <= 1e-17 * first { return rest + first }
    divisor += 2
  }
}
