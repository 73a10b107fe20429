/// A distribution with one peak, its tails computed as they are, as one of counts.
struct WholeCount<Distribution: DiscreteDistribution>: CountDistribution {
  let distribution: Distribution
  let low, high: Double

  init(_ distribution: Distribution) {
    self.distribution = distribution
    low = Double(distribution.support.lowerBound)
    // Far beyond every count that has a probability, and an Int.
    high = min(0x1p62, Double(distribution.support.upperBound))
  }

  /// The peak lies at the whole number below the mean or at that above.
  var mode: Double {
    let below = min(high, max(low, distribution.mean.rounded(.down)))
    let above = min(high, below + 1)
    return logProbability(of: above) > logProbability(of: below) ? above : below
  }

  func logProbability(of count: Double) -> Double { distribution.logMass(Int(count)) }

  func logSmallLowerTail(_ count: Double) -> Double { distribution.logCumulative(Int(count)) }

  func logSmallUpperTail(_ count: Double) -> Double { distribution.logUpperTail(Int(count) - 1) }
}
