/// How many scores lie in each part of an axis that the arms and phases of a figure share.
struct ScoreBins {
  private static let most = 40.0

  /// The scores it holds.
  let domain: ClosedRange<Double>
  /// Width of a bin.
  let step: Double

  /// Bins that hold all scores, between round numbers.
  ///
  /// - Parameter scores: Any numbers; what is none is passed over.
  init(holding scores: some Sequence<Double>) {
    var (low, high) = (Double.infinity, -Double.infinity)
    for score in scores where score.isFinite {
      low = min(low, score)
      high = max(high, score)
    }
    guard low <= high else {
      (domain, step) = (0...1, 0.05)
      return
    }
    let step = ScoreBins.step(for: high - low)
    self.step = step
    let first = (low / step + 1e-9).rounded(.down)
    let last = max(first + 1, (high / step - 1e-9).rounded(.up))
    domain = (first * step)...(last * step)
  }

  /// The narrowest of 1, 2, 2.5 and 5 times a power of ten that makes at most 40 bins.
  private static func step(for range: Double) -> Double {
    var power = 1e-6
    while power < 1e12 {
      for multiple in [1, 2, 2.5, 5] where range / (power * multiple) <= most {
        return power * multiple
      }
      power *= 10
    }
    return power
  }

  /// Number of bins.
  var count: Int { Int(((domain.upperBound - domain.lowerBound) / step).rounded()) }

  /// How many scores lie in each bin: from its lower edge to below its upper, the last with its upper.
  func counts(_ scores: [Double]) -> [Int] {
    var counts = Array(repeating: 0, count: count)
    for score in scores where score.isFinite {
      let bin = Int(((score - domain.lowerBound) / step + 1e-9).rounded(.down))
      counts[max(0, min(count - 1, bin))] += 1
    }
    return counts
  }

  /// The edges of a bin.
  func edges(_ bin: Int) -> (lower: Double, upper: Double) {
    let lower = domain.lowerBound + Double(bin) * step
    return (lower, lower + step)
  }
}
