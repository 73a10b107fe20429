/// How p values of several tests are raised, so that together they err no more often than one.
///
/// An adjusted p value is compared with the level that the whole family of tests shall keep. The
/// first four keep the probability of any false rejection; the last two keep the expected
/// proportion of false ones among the rejections.
///
/// Source: as named at each case; the adjusted p values as in Wright, *Biometrics*
/// 1992;48:1005–1013.
public enum MultiplicityAdjustment: String, CaseIterable, Sendable {
  /// Every p value times the number of tests.
  case bonferroni
  /// Bonferroni's bound stepwise, the smallest p value first; never larger than Bonferroni's.
  ///
  /// Source: Holm, *Scandinavian Journal of Statistics* 1979;6:65–70.
  case holm
  /// Holm's factors, the largest p value first; valid for independent or positively dependent tests.
  ///
  /// Source: Hochberg, *Biometrika* 1988;75:800–802.
  case hochberg
  /// Simes' test of every subset of the tests; never larger than Hochberg's. Cost: quadratic.
  ///
  /// Source: Hommel, *Biometrika* 1988;75:383–386.
  case hommel
  /// The false discovery rate of independent or positively dependent tests.
  ///
  /// Source: Benjamini & Hochberg, *Journal of the Royal Statistical Society B* 1995;57:289–300.
  case benjaminiHochberg
  /// The false discovery rate of tests that depend on each other in any way.
  ///
  /// Source: Benjamini & Yekutieli, *Annals of Statistics* 2001;29:1165–1188.
  case benjaminiYekutieli

  /// The adjusted p values of a family of tests.
  ///
  /// - Parameter pValues: One for each test of the family, in any order; none gives none.
  /// - Returns: One for each test, at most 1, in the order of the argument.
  /// - Throws: ``SampleError/impossibleProbability(value:position:)``.
  public func adjusted(_ pValues: [Double]) throws -> [Double] {
    if let position = pValues.firstIndex(where: { !(0...1).contains($0) }) {
      throw SampleError.impossibleProbability(value: pValues[position], position: position)
    }
    let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    let ascending = adjusted(ascending: order.map { pValues[$0] })
    var adjusted = pValues
    for (rank, index) in order.enumerated() { adjusted[index] = min(1, ascending[rank]) }
    return adjusted
  }

  /// The adjusted p values where some tests have none.
  ///
  /// - Parameter pValues: `nil` for a test that had no answer; the family is that of the others.
  /// - Returns: One for each test in the order of the argument, `nil` where it was `nil`.
  /// - Throws: ``SampleError/impossibleProbability(value:position:)``, with a position among all.
  public func adjusted(_ pValues: [Double?]) throws -> [Double?] {
    let present = pValues.indices.filter { pValues[$0] != nil }
    do {
      let adjusted = try adjusted(pValues.compactMap { $0 })
      var result = pValues
      for (index, value) in zip(present, adjusted) { result[index] = value }
      return result
    } catch SampleError.impossibleProbability(let value, let position) {
      throw SampleError.impossibleProbability(value: value, position: present[position])
    }
  }

  /// The adjusted p values of ascending ones; those above 1 not yet cut.
  private func adjusted(ascending p: [Double]) -> [Double] {
    let count = Double(p.count)
    switch self {
    case .bonferroni:
      return p.map { count * $0 }
    case .holm:
      return runningMaximum(p.enumerated().map { (count - Double($0)) * $1 })
    case .hochberg:
      return runningMinimumFromEnd(p.enumerated().map { (count - Double($0)) * $1 })
    case .hommel:
      return hommelBounds(p)
    case .benjaminiHochberg:
      return runningMinimumFromEnd(p.enumerated().map { count / Double($0 + 1) * $1 })
    case .benjaminiYekutieli:
      let harmonic = (1...max(1, p.count)).reduce(0) { $0 + 1 / Double($1) }
      return runningMinimumFromEnd(p.enumerated().map { harmonic * count / Double($0 + 1) * $1 })
    }
  }
}

/// Every value or the largest before it.
private func runningMaximum(_ values: [Double]) -> [Double] {
  var largest = 0.0
  return values.map { value in
    largest = max(largest, value)
    return largest
  }
}

/// Every value or the smallest after it.
private func runningMinimumFromEnd(_ values: [Double]) -> [Double] {
  var smallest = Double.infinity
  return values.reversed().map { value in
    smallest = min(smallest, value)
    return smallest
  }.reversed()
}

/// Hommel's adjusted p values of ascending ones.
///
/// A test is rejected when Simes' test rejects every subset that contains it. Of the subsets of a
/// size, the one that Simes' test rejects last consists of the test and the largest p values.
private func hommelBounds(_ p: [Double]) -> [Double] {
  var adjusted = p
  for size in stride(from: p.count, to: 1, by: -1) {
    let firstLarge = p.count - size + 1
    let simes = (firstLarge..<p.count).reduce(Double.infinity) { least, index in
      min(least, Double(size) * p[index] / Double(index - firstLarge + 2))
    }
    for index in p.indices {
      let bound = min(simes, Double(size) * p[min(index, firstLarge - 1)])
      adjusted[index] = max(adjusted[index], bound)
    }
  }
  return adjusted
}
