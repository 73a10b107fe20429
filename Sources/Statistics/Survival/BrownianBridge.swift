#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The largest distance from 0 of a Brownian bridge over a part of its time.
///
/// The bridge starts at 0 at time 0 and ends at 0 at time 1. That it stays between −c and c from
/// time a to time b is the product of three densities of a Brownian motion, of coming from 0 to x
/// until a, from there to y until b without touching ±c, and from there to 0 until 1, over x and y,
/// divided by the density of coming from 0 to 0. The one in the middle is a sum of cosines, each of
/// which parts the double integral into two:
///
///     √(2π)/c · Σ over odd k of exp(−k²π²(b − a)/(8c²)) · I(k, a) · I(k, 1 − b),
///     I(k, v) = ∫ from −c to c of the normal density with variance v at x · cos(kπx/(2c)) dx
///
/// Over the whole time this is Kolmogorov's distribution, at one time the normal distribution.
///
/// Source: Hall & Wellner, *Biometrika* 1980;67:133–143; for the sum of cosines Feller, *An
/// Introduction to Probability Theory and Its Applications*, vol. 2, 2nd ed. 1971, section X.5.
struct BrownianBridge {
  /// Where the part begins, in 0...1.
  let start: Double
  /// Where the part ends, in `start`...1.
  let end: Double

  /// The probability of staying within a distance.
  ///
  /// - Parameter distance: Above 0.
  /// - Returns: In 0...1, to about 1e-13.
  func probability(within distance: Double) -> Double {
    let length = end - start
    guard length > 0 else {
      let variance = start * (1 - start)
      return variance > 0 ? erf(distance / (2 * variance).squareRoot()) : 1
    }
    let rate = .pi * .pi * length / (8 * distance * distance)
    // Terms below e⁻⁴⁰ change nothing.
    let count = min(4000, Int((40 / rate).squareRoot() / 2) + 1)
    let first = cosineIntegrals(variance: start, distance: distance, count: count)
    let last = cosineIntegrals(variance: 1 - end, distance: distance, count: count)
    var sum = 0.0
    for term in (0..<count).reversed() {
      let k = Double(2 * term + 1)
      sum += exp(-k * k * rate) * first[term] * last[term]
    }
    return min(1, max(0, (2 * .pi).squareRoot() / distance * sum))
  }

  /// The distance within which the bridge stays with a given probability.
  ///
  /// - Parameter probability: Between 0 and 1.
  /// - Returns: To about 1e-12; to 1e-7 for a part shorter than a thousandth of the variance, which
  ///   is a polynomial in the square root of its length.
  func distance(holding probability: Double) -> Double {
    let variance = start * (1 - start)
    let shortest = variance / 1000
    guard end - start < shortest else { return solution(holding: probability) }
    let atOnce = -StandardNormal.quantile((1 - probability) / 2) * variance.squareRoot()
    guard end > start else { return atOnce }
    let roots = [0, 1, 1.5, 2].map { $0 * shortest.squareRoot() }
    let distances =
      [atOnce]
      + roots.dropFirst().map {
        BrownianBridge(start: start, end: start + $0 * $0).solution(holding: probability)
      }
    return interpolated(roots, distances, at: (end - start).squareRoot())
  }

  /// The solution by the rule of false position, each end's value halved when it stays (Illinois).
  private func solution(holding probability: Double) -> Double {
    let middle = min(max(0.5, start), end)
    // At one time of the part it is farther away; over the whole time the tail is 2 exp(−2c²).
    var low = -StandardNormal.quantile((1 - probability) / 2) * (middle * (1 - middle)).squareRoot()
    var high = (-log((1 - probability) / 2) / 2).squareRoot()
    var (below, above) = (
      self.probability(within: low) - probability, self.probability(within: high) - probability
    )
    guard below < 0, above > 0 else { return below < 0 ? high : low }
    for _ in 0..<100 where high - low > 1e-14 * high {
      let next = high - above * (high - low) / (above - below)
      guard next > low, next < high else { return 0.5 * (low + high) }
      let value = self.probability(within: next) - probability
      if abs(value) < 1e-15 { return next }
      if value < 0 {
        (low, below, above) = (next, value, 0.5 * above)
      } else {
        (high, above, below) = (next, value, 0.5 * below)
      }
    }
    return 0.5 * (low + high)
  }

  /// The value of the polynomial through some points (Lagrange).
  private func interpolated(_ x: [Double], _ y: [Double], at place: Double) -> Double {
    x.indices.reduce(0) { sum, i in
      sum + x.indices.reduce(y[i]) { $1 == i ? $0 : $0 * (place - x[$1]) / (x[i] - x[$1]) }
    }
  }

  /// I(k, v) for the first odd k; 1 for a variance of 0.
  ///
  /// Panels of eight Gauss-Legendre nodes, no wider than the shortest cosine turns or the density
  /// bends; the cosines of one node follow from one another.
  private func cosineIntegrals(variance: Double, distance: Double, count: Int) -> [Double] {
    guard variance > 0 else { return Array(repeating: 1, count: count) }
    let spread = variance.squareRoot()
    let reach = min(distance, 9 * spread)
    let turns = reach * Double(2 * count) / (2 * distance)
    let panels = Int(max(2 * reach / spread, turns).rounded(.up)) + 1
    let half = 0.5 * reach / Double(panels)
    var sums = [Double](repeating: 0, count: count)
    for panel in 0..<panels {
      for (node, weight) in gaussLegendreNodes {
        let x = half * (Double(2 * panel + 1) + node)
        let density = StandardNormal.density(x / spread) / spread
        let angle = 0.5 * .pi * x / distance
        addCosines(of: angle, times: 2 * half * weight * density, to: &sums)
      }
    }
    return sums
  }

  /// Adds cos θ, cos 3θ, cos 5θ, … by cos(k + 2)θ = 2 cos 2θ cos kθ − cos(k − 2)θ.
  private func addCosines(of angle: Double, times factor: Double, to sums: inout [Double]) {
    let twice = 2 * cos(2 * angle)
    var (before, cosine) = (cos(angle), cos(angle))
    for term in sums.indices {
      sums[term] += factor * cosine
      (before, cosine) = (cosine, twice * cosine - before)
    }
  }
}

/// The nodes of the eight-point Gauss-Legendre rule on −1...1, with their weights.
///
/// Source: Abramowitz & Stegun, *Handbook of Mathematical Functions*, table 25.4.
private let gaussLegendreNodes: [(Double, Double)] = [
  (0.183_434_642_495_649_805, 0.362_683_783_378_361_983),
  (0.525_532_409_916_328_986, 0.313_706_645_877_887_287),
  (0.796_666_477_413_626_740, 0.222_381_034_453_374_471),
  (0.960_289_856_497_536_232, 0.101_228_536_290_376_259),
].flatMap { [($0.0, $0.1), (-$0.0, $0.1)] }
