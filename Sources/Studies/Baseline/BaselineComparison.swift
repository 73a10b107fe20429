public import Analyses

/// Characteristics of the arms: Table 1 in one phase.
public struct BaselineComparison: Sendable {
  /// A block of rows: one characteristic.
  public struct Block: Sendable {
    /// Position of the characteristic in the cohort.
    public let characteristic: Int
    /// Patients per level (first index) and arm (second).
    public let counts: [[Int]]
    /// Patients per arm of whom it is not recorded.
    public let missing: [Int]
    /// Middle and spread per arm, then in all, of a number; empty for levels.
    public let numbers: [Spread]
    /// Whether the arms differ; `nil` where there is nothing to test.
    public let test: Test?
    /// First arm less last arm, standardized, per level; of a number one. Divided by √((s₁² + s₀²) / 2) of the patients before
    /// matching, in both phases; `nil` where it does not exist.
    public let differences: [Double?]
    /// The largest of their magnitudes; `nil` where none exists.
    public let largestDifference: Double?

    /// A block.
    public init(
      characteristic: Int, counts: [[Int]], missing: [Int], numbers: [Spread], test: Test?,
      differences: [Double?]
    ) {
      self.characteristic = characteristic
      self.counts = counts
      self.missing = missing
      self.numbers = numbers
      self.test = test
      self.differences = differences
      largestDifference = differences.compactMap { $0.map(abs) }.max()
    }
  }

  /// Middle and spread of a number.
  public struct Spread: Sendable, Equatable {
    /// Patients with the number.
    public let count: Int
    /// The median; quantiles by R's type 7.
    public let median: Double?
    /// First and third quartile.
    public let quartiles: ClosedRange<Double>?
    /// Smallest and largest.
    public let range: ClosedRange<Double>?

    /// Middle and spread.
    public init(
      count: Int, median: Double?, quartiles: ClosedRange<Double>?, range: ClosedRange<Double>?
    ) {
      self.count = count
      self.median = median
      self.quartiles = quartiles
      self.range = range
    }
  }

  /// How the arms were compared.
  public enum Test: Sendable, Equatable {
    /// Counts: Pearson's chi-square without correction, Fisher's exact test where an expected count is below 5.
    case counts(GroupTest)
    /// Numbers of two arms: Wilcoxon's rank sum test; of more: Kruskal and Wallis.
    case ranks(pValue: Double)

    /// The p value.
    public var pValue: Double {
      switch self {
      case .counts(let test): test.pValue
      case .ranks(let pValue): pValue
      }
    }
  }

  /// Patients per arm.
  public let denominators: [Int]
  /// A block per characteristic, in the order of the plan.
  public let blocks: [Block]

  /// A comparison from its parts.
  public init(denominators: [Int], blocks: [Block]) {
    self.denominators = denominators
    self.blocks = blocks
  }
}
