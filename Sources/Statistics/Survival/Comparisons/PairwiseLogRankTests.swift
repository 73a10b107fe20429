/// A log-rank test of every two of several groups, with p values adjusted for their number.
///
/// Each test counts only the subjects of its two groups, as if the others were not there, as R's
/// `pairwise_survdiff` and SPSS do.
///
/// Cost: that of counting once, and times × groups² besides.
public struct PairwiseLogRankTests: Equatable, Sendable {
  /// Two of the groups.
  public struct Pair: Equatable, Sendable {
    /// The position of the first group.
    public let first: Int
    /// The position of the second group, after the first.
    public let second: Int
    /// The test, in which the first group has position 0 and the second position 1; `nil` where the
    /// two cannot be compared: one has no subject at risk at an event, neither has an event, or all
    /// had it at once.
    public let test: LogRankTest?
    /// Why there is no test, in words; `nil` with a test.
    public let failure: String?
    /// The p value adjusted for the number of tests; `nil` without a test.
    public let adjustedPValue: Double?
  }

  /// The pairs: the first group with each other, then the second with those after it, and so on.
  public let pairs: [Pair]
  /// How p values were adjusted for their number.
  public let adjustment: MultiplicityAdjustment

  /// Compares every two of some groups.
  ///
  /// - Parameters:
  ///   - groups: Groups; pairs that cannot be compared have no test, and are not counted in the
  ///     adjustment.
  ///   - weighting: How much each time counts.
  ///   - adjustment: How to adjust the p values.
  /// - Throws: Nothing: a pair that cannot be compared is `nil`.
  public init(
    comparing groups: [EventCounts], weighting: LogRankWeighting = .logRank,
    adjustment: MultiplicityAdjustment = .holm
  ) throws {
    try self.init(ComparedGroups([groups]), weighting: weighting, adjustment: adjustment)
  }

  /// Compares every two groups of subjects, whose times may be any numbers and who may enter late.
  ///
  /// - Parameters:
  ///   - subjects: Rows; weights are whole and count as so many subjects, together at most 2⁵³.
  ///   - groups: For each row the code of its group, from 0, as for ``LogRankTest``.
  ///   - strata: For each row the label of its stratum, any number; `nil` for a single one.
  ///   - weighting: How much each time counts.
  ///   - adjustment: How to adjust the p values.
  /// - Throws: ``ObservationError/emptyInterval(row:count:)`` where an entry is as good as the time
  ///   of its row, ``ComparisonError/groupCode(_:row:)``,
  ///   ``ComparisonError/weightsNotWhole(row:count:)``, ``ComparisonError/weightsTooLarge``.
  public init(
    comparing subjects: TimeToEvent, by groups: [Int], stratifiedBy strata: [Int]? = nil,
    weighting: LogRankWeighting = .logRank, adjustment: MultiplicityAdjustment = .holm
  ) throws {
    try self.init(
      ComparedGroups(subjects, by: groups, stratifiedBy: strata), weighting: weighting,
      adjustment: adjustment)
  }

  init(
    _ compared: ComparedGroups, weighting: LogRankWeighting, adjustment: MultiplicityAdjustment
  ) throws {
    let places = (0..<compared.groupCount).flatMap { first in
      (first + 1..<compared.groupCount).map { (first, $0) }
    }
    var (tests, failures) = ([LogRankTest?](), [String?]())
    for (first, second) in places {
      do {
        tests.append(try LogRankTest(compared, only: [first, second], weighting: weighting))
        failures.append(nil)
      } catch {
        tests.append(nil)
        failures.append(String(describing: error))
      }
    }
    let adjusted = try adjustment.adjusted(tests.map { $0?.pValue })
    pairs = places.indices.map {
      Pair(
        first: places[$0].0, second: places[$0].1, test: tests[$0], failure: failures[$0],
        adjustedPValue: adjusted[$0])
    }
    self.adjustment = adjustment
  }
}
