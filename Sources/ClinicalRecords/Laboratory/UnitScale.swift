/// What a value is multiplied by to be read in another unit, kept as the decimals it is made of, so that nothing is rounded.
public struct UnitScale: Sendable, Equatable {
  /// Decimals to multiply by.
  public let multipliers: [Double]
  /// Decimals to divide by.
  public let divisors: [Double]
  /// Both together, rounded to the nearest `Double`.
  public let ratio: Double

  /// The unit itself.
  public static let same = UnitScale(multipliers: [], divisors: [])

  /// A scale; what is multiplied and divided by alike falls away.
  ///
  /// - Parameters:
  ///   - multipliers: Decimals to multiply by, above 0.
  ///   - divisors: Decimals to divide by, above 0.
  public init(multipliers: [Double], divisors: [Double]) {
    var remaining = divisors.filter { $0 != 1 }
    self.multipliers = multipliers.filter { factor in
      guard factor != 1 else { return false }
      guard let match = remaining.firstIndex(of: factor) else { return true }
      remaining.remove(at: match)
      return false
    }
    self.divisors = remaining
    ratio = self.multipliers.reduce(1, *) / remaining.reduce(1, *)
  }

  /// How many decimals it is made of; 0 for another spelling of the same unit.
  public var steps: Int { multipliers.count + divisors.count }
}
