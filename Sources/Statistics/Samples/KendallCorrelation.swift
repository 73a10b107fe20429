/// The rank correlation coefficient of Kendall, tau-b: how many more pairs of subjects are ordered
/// alike by two variables than contrarily.
///
/// Source: Kendall, *Rank Correlation Methods*, 4th edition 1970; counted after Knight, *Journal of
/// the American Statistical Association* 1966;61:436–439.
public struct KendallCorrelation: DirectedTest {
  /// The coefficient (tau-b), in −1...1.
  public let coefficient: Double
  /// Pairs of subjects that both variables order alike, less those that they order contrarily.
  public let statistic: Int
  /// How the p values were computed: exact, or normal.
  public let method: RankTestMethod
  private let pValues: PValues

  /// Correlates two variables. Cost: O(n log n).
  ///
  /// - Parameters:
  ///   - first: Numbers up to 1e305 in size, at least two, not all the same.
  ///   - second: The values of the same subjects.
  ///   - method: Automatic is exact below 50 subjects without ties, otherwise normal without
  ///     continuity correction, as in R; the correction counts 1 as the statistic moves by 2.
  /// - Throws: ``SampleError/impossibleValue(_:position:)``,
  ///   ``SampleError/tooFew(analysis:what:found:needed:)``,
  ///   ``SampleError/noVariation(analysis:)`` when a variable is constant;
  ///   ``SampleError/exactTooLarge(analysis:values:)`` for the exact method with ties, or with more
  ///   than 170 subjects.
  public init(
    of first: [Double], with second: [Double], method: RankTestMethod = .automatic
  ) throws {
    let analysis = "Kendall correlation"
    try requirePairs(first, second, atLeast: 2, analysis)
    let count = first.count
    let pairs = ConcordantPairs(first, second)
    guard pairs.firstTies.count > 1, pairs.secondTies.count > 1 else {
      throw SampleError.noVariation(analysis: analysis)
    }
    statistic = pairs.excess
    let (first, second) = (Double(pairs.untiedInFirst), Double(pairs.untiedInSecond))
    let scale = first == second ? first : first.squareRoot() * second.squareRoot()
    coefficient = Double(pairs.excess) / scale
    let hasTies = pairs.firstTies.count < count || pairs.secondTies.count < count
    self.method = method == .automatic ? (count < 50 && !hasTies ? .exact : .normal) : method
    if self.method == .exact {
      let distribution = hasTies ? nil : ExactRankDistribution.orderedPairs(count)
      pValues = try distribution.orTooLarge(analysis, count)
        .pValues(of: (count * (count - 1) / 2 + pairs.excess) / 2)
    } else {
      let variance = concordanceVariance(Double(count), pairs.firstTies, pairs.secondTies)
      pValues = PValues(
        distance: Double(pairs.excess) / 2, standardDeviation: variance.squareRoot() / 2,
        continuityCorrected: self.method == .normalWithContinuityCorrection)
    }
  }

  /// The probability, without association, of a statistic at least as far out.
  public func pValue(_ alternative: Alternative) -> Double {
    pValues.pValue(alternative)
  }

  /// The natural logarithm of ``pValue(_:)``, which stays finite where that is too small for a
  /// Double.
  public func logPValue(_ alternative: Alternative) -> Double {
    pValues.logPValue(alternative)
  }
}

/// How two variables order pairs of subjects.
private struct ConcordantPairs {
  /// Pairs ordered alike, less pairs ordered contrarily.
  let excess: Int
  /// The numbers of subjects with equal values of each variable.
  let firstTies, secondTies: [Int]
  /// Pairs of subjects that differ in each variable.
  let untiedInFirst, untiedInSecond: Int

  init(_ first: [Double], _ second: [Double]) {
    let subjects = zip(first, second).sorted { $0.0 < $1.0 || $0.0 == $1.0 && $0.1 < $1.1 }
    firstTies = runLengths(subjects) { $0.0 == $1.0 }
    let bothTies = runLengths(subjects) { $0 == $1 }
    var ordered = subjects.map(\.1)
    let discordant = sortCountingExchanges(&ordered)
    secondTies = runLengths(ordered) { $0 == $1 }
    func pairs(_ counts: [Int]) -> Int { counts.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }
    let all = pairs([first.count])
    untiedInFirst = all - pairs(firstTies)
    untiedInSecond = all - pairs(secondTies)
    excess = untiedInFirst - pairs(secondTies) + pairs(bothTies) - 2 * discordant
  }
}

/// The lengths of runs of equal neighbors.
private func runLengths<Element>(
  _ elements: [Element], _ areEqual: (Element, Element) -> Bool
) -> [Int] {
  var lengths: [Int] = []
  for index in elements.indices {
    if index > 0, areEqual(elements[index - 1], elements[index]) {
      lengths[lengths.count - 1] += 1
    } else {
      lengths.append(1)
    }
  }
  return lengths
}

/// Sorts by merging, and counts the pairs that were in descending order.
private func sortCountingExchanges(_ values: inout [Double]) -> Int {
  var (source, target) = (values, values)
  var (exchanges, width) = (0, 1)
  while width < values.count {
    for start in stride(from: 0, to: values.count, by: 2 * width) {
      let (middle, end) = (min(start + width, values.count), min(start + 2 * width, values.count))
      var (left, right) = (start, middle)
      for position in start..<end {
        if left < middle, right == end || source[left] <= source[right] {
          target[position] = source[left]
          left += 1
        } else {
          target[position] = source[right]
          right += 1
          exchanges += middle - left
        }
      }
    }
    swap(&source, &target)
    width *= 2
  }
  values = source
  return exchanges
}
