#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The test of Bartlett that groups of normal values have the same variance.
///
/// It is sensitive to values that are not normal; ``LeveneTest`` is less so.
///
/// Source: Bartlett, *Proceedings of the Royal Society A* 1937;160:268–282.
public struct BartlettTest: ChiSquareStatistic {
  /// K squared, at or above 0.
  public let chiSquare: Double
  /// The groups, less 1.
  public let degreesOfFreedom: Int

  /// Compares groups.
  ///
  /// - Parameter groups: At least two, each of at least two values, not all the same.
  /// - Throws: ``SampleError/tooFew(analysis:what:found:needed:)``,
  ///   ``SampleError/noVariation(analysis:)`` when a group is constant.
  public init(comparing groups: [Sample]) throws {
    let analysis = "Bartlett test"
    guard groups.count >= 2 else {
      throw SampleError.tooFew(analysis: analysis, what: .groups, found: groups.count, needed: 2)
    }
    if let small = groups.first(where: { $0.count < 2 }) {
      throw SampleError.tooFew(analysis: analysis, what: .values, found: small.count, needed: 2)
    }
    let moments = Moments.inOneUnit(groups)
    guard moments.allSatisfy({ $0.sumOfSquares > 0 }) else {
      throw SampleError.noVariation(analysis: analysis)
    }
    let within = moments.reduce(0) { $0 + $1.count - 1 }
    let pooled = moments.reduce(0) { $0 + $1.sumOfSquares } / within
    let departure = moments.reduce(0) { $0 + ($1.count - 1) * log(pooled / $1.variance) }
    let reciprocals = moments.reduce(-1 / within) { $0 + 1 / ($1.count - 1) }
    degreesOfFreedom = groups.count - 1
    chiSquare = max(0, departure) / (1 + reciprocals / (3 * Double(groups.count - 1)))
  }
}
