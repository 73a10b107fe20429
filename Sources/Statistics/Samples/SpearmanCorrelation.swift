#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The rank correlation coefficient of Spearman: that of Pearson between the ranks, equal values
/// sharing the middle of theirs.
///
/// Source: Spearman, *American Journal of Psychology* 1904;15:72–101.
public struct SpearmanCorrelation: DirectedTest {
  /// How a p value is computed.
  public enum Method: String, CaseIterable, Sendable {
    /// Without ties exact to 9 subjects and by Edgeworth's series below 1,290, otherwise from the t
    /// distribution: what R does.
    case automatic
    /// From all orders of the subjects; without ties, to 12 subjects.
    case exact
    /// From an Edgeworth series; without ties.
    ///
    /// Source: Best & Roberts, *Applied Statistics* 1975;24:377–379 (AS 89).
    case edgeworthSeries
    /// From the t distribution with n − 2 degrees of freedom: what SPSS prints.
    case studentT
  }

  /// The correlation of the ranks, with its t test.
  public let ofRanks: PearsonCorrelation
  /// How the p values are computed; never automatic.
  public let method: Method
  private let pValues: PValues

  /// Correlates two variables. Cost: O(n log n).
  ///
  /// - Parameters:
  ///   - first: Numbers up to 1e305 in size, at least three, not all the same.
  ///   - second: The values of the same subjects.
  ///   - method: How the p values are computed.
  /// - Throws: ``SampleError/impossibleValue(_:position:)``,
  ///   ``SampleError/tooFew(analysis:what:found:needed:)``,
  ///   ``SampleError/noVariation(analysis:)`` when a variable is constant;
  ///   ``SampleError/exactTooLarge(analysis:values:)`` for a method that ties or the number of
  ///   subjects rule out.
  public init(of first: [Double], with second: [Double], method: Method = .automatic) throws {
    let analysis = "Spearman correlation"
    try requirePairs(first, second, atLeast: 3, analysis)
    let (x, y) = (centeredRanks(first), centeredRanks(second))
    let (xSquares, ySquares) = (sumOfProducts(x, x), sumOfProducts(y, y))
    guard xSquares > 0, ySquares > 0 else { throw SampleError.noVariation(analysis: analysis) }
    // Whole numbers: ranks that agree completely have a coefficient of exactly 1.
    let scale =
      xSquares == ySquares ? xSquares : xSquares.squareRoot() * ySquares.squareRoot()
    ofRanks = PearsonCorrelation(
      coefficient: max(-1, min(1, sumOfProducts(x, y) / scale)), count: first.count)
    let isUntied = [xSquares, ySquares].allSatisfy { $0 == untiedSquares(first.count) }
    let usual: Method =
      isUntied && first.count < 1290 ? (first.count <= 9 ? .exact : .edgeworthSeries) : .studentT
    self.method = method == .automatic ? usual : method
    guard self.method != .studentT else {
      pValues = ofRanks.pValues
      return
    }
    guard isUntied else {
      throw SampleError.exactTooLarge(analysis: analysis, values: first.count)
    }
    // The sum was four times that of ranks.
    let squares = zip(x, y).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / 4
    pValues =
      self.method == .edgeworthSeries
      ? edgeworthPValues(squares, Double(first.count), ofRanks.pValues)
      : try ExactRankDistribution.squaredDifferences(first.count)
        .orTooLarge(analysis, first.count).pValues(of: Int(squares)).mirrored
  }

  /// The coefficient (rho), in −1...1.
  public var coefficient: Double { ofRanks.coefficient }

  /// The probability, without association, of a coefficient at least as far out.
  public func pValue(_ alternative: Alternative) -> Double {
    pValues.pValue(alternative)
  }

  /// The natural logarithm of ``pValue(_:)``; −∞ where the ranks of many subjects agree, or
  /// disagree, completely.
  public func logPValue(_ alternative: Alternative) -> Double {
    pValues.logPValue(alternative)
  }

  /// The confidence interval from Fisher's transform, whose standard error is taken as
  /// √((1 + rho²/2) / (n − 3)).
  ///
  /// - Parameter level: Coverage, between 0 and 1.
  /// - Returns: Within −1...1; `nil` with three pairs.
  ///
  /// Source: Bonett & Wright, *Psychometrika* 2000;65:23–28.
  public func interval(level: Double = 0.95) -> ConfidenceInterval? {
    guard ofRanks.count > 3 else { return nil }
    let variance = (1 + 0.5 * coefficient * coefficient) / Double(ofRanks.count - 3)
    let margin = twoSidedDeviate(level: level) * variance.squareRoot()
    let center = atanh(coefficient)
    return ConfidenceInterval(
      lower: tanh(center - margin), upper: tanh(center + margin), level: level)
  }
}

/// Twice the distance of every value's rank from the middle rank, a whole number; equal values share
/// the middle of their ranks.
private func centeredRanks(_ values: [Double]) -> [Double] {
  let order = values.indices.sorted { values[$0] < values[$1] }
  var ranks = [Double](repeating: 0, count: values.count)
  var start = 0
  while start < order.count {
    var end = start
    while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
    for position in start..<end { ranks[order[position]] = Double(start + end - values.count) }
    start = end
  }
  return ranks
}

private func sumOfProducts(_ first: [Double], _ second: [Double]) -> Double {
  var sum = CompensatedSum()
  for (a, b) in zip(first, second) { sum.add(a * b) }
  return sum.value
}

/// The sum of squares of twice the distances of untied ranks from their middle.
private func untiedSquares(_ count: Int) -> Double {
  let n = Double(count)
  return n * (n * n - 1) / 3
}
