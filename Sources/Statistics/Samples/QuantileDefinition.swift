/// Where between two values of a sample a quantile lies.
///
/// The raw values are the numbers of the source, which R's `type` uses as well.
///
/// Source: Hyndman & Fan, *The American Statistician* 1996;50:361–365.
public enum QuantileDefinition: Int, CaseIterable, Sendable {
  /// The smallest value that at least the given proportion does not exceed.
  case inverseDistribution = 1
  /// The same, and the middle of two values where both satisfy it: SAS's default.
  case averagedInverseDistribution = 2
  /// The value at the nearest rank, the even one of two.
  case nearestRank = 3
  /// Between ranks in proportion, n·p.
  case interpolatedDistribution = 4
  /// Between ranks in proportion, n·p + ½: Hazen's plotting position.
  case hazen = 5
  /// Between ranks in proportion, (n + 1)·p: Weibull's plotting position, the default of SPSS.
  case weibull = 6
  /// Between ranks in proportion, (n − 1)·p + 1: the default of R, and of spreadsheets.
  case gumbel = 7
  /// Between ranks in proportion, (n + ⅓)·p + ⅓: unbiased for the median of the quantile.
  case medianUnbiased = 8
  /// Between ranks in proportion, (n + ¼)·p + ⅜: unbiased for normal values.
  case normalUnbiased = 9

  /// The default of SAS.
  public static let sas = averagedInverseDistribution
  /// The default of SPSS.
  public static let spss = weibull
  /// The default of R.
  public static let r = gumbel

  /// The rank below a quantile, counted from 1 and perhaps outside 1...count, and how far the
  /// quantile lies from that rank towards the next, in 0...1.
  ///
  /// A position within rounding of a rank, four units in the last digit of 1 as in R, counts as that
  /// rank.
  private func position(_ probability: Double, count: Int) -> (rank: Int, fraction: Double) {
    let exact = center(probability, count: Double(count))
    let rank = (exact + 4 * Double.ulpOfOne).rounded(.down)
    let isAtRank = abs(exact - rank) < 4 * Double.ulpOfOne
    let fraction: Double =
      switch self {
      case .inverseDistribution: isAtRank ? 0 : 1
      case .averagedInverseDistribution: isAtRank ? 0.5 : 1
      case .nearestRank: isAtRank && Int(rank).isMultiple(of: 2) ? 0 : 1
      default: isAtRank ? 0 : exact - rank
      }
    return (Int(rank), fraction)
  }

  /// The quantile of values in ascending order, at least one, between the smallest and the largest.
  func quantile(_ probability: Double, ofAscending values: [Double]) -> Double {
    quantile(probability, of: values.count) { values[$0] }
  }

  /// The quantile of so many values, at least one, of which those in ascending order are asked for by
  /// position.
  func quantile(_ probability: Double, of count: Int, value: (Int) -> Double) -> Double {
    let (rank, fraction) = position(probability, count: count)
    let lower = value(min(max(rank, 1), count) - 1)
    let upper = value(min(max(rank + 1, 1), count) - 1)
    return lower == upper || fraction == 0
      ? lower : fraction == 1 ? upper : (1 - fraction) * lower + fraction * upper
  }

  private func center(_ p: Double, count n: Double) -> Double {
    switch self {
    case .inverseDistribution, .averagedInverseDistribution, .interpolatedDistribution: n * p
    case .nearestRank: n * p - 0.5
    case .hazen: n * p + 0.5
    case .weibull: (n + 1) * p
    case .gumbel: (n - 1) * p + 1
    case .medianUnbiased: (n + 1.0 / 3) * p + 1.0 / 3
    case .normalUnbiased: (n + 0.25) * p + 0.375
    }
  }
}
