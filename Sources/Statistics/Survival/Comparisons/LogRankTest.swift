#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A test that two or more groups have the same survival curve: the log-rank (Mantel-Cox) test, or
/// one of its weighted relatives, with or without strata.
///
/// At each time of an event the events of a group are compared with those that it would have if the
/// events fell on the subjects at risk by chance; the weighted differences are added up over times
/// and strata. Groups without subjects, and those whose subjects were all censored before the first
/// event, have no expected events; they take no part and add no degree of freedom.
///
/// Cost: that of counting, and times of events × groups² besides.
///
/// Source: Mantel, *Cancer Chemotherapy Reports* 1966;50:163–170; with weights and strata Klein &
/// Moeschberger, *Survival Analysis*, 2nd ed. 2003, sections 7.3 and 7.5.
public struct LogRankTest: ChiSquareStatistic {
  /// How much each time counts.
  public let weighting: LogRankWeighting
  /// The test statistic, at or above 0.
  public let chiSquare: Double
  /// The rank of the variance: the groups at risk at an event, less one; and less still where strata
  /// keep some groups apart from the others altogether, so that they are never compared.
  public let degreesOfFreedom: Int
  /// The weighted events of each group, in the order of the argument.
  public let observed: [Double]
  /// The weighted events that each group would have if all curves of a stratum were the same; the
  /// same sum as `observed`.
  public let expected: [Double]
  /// `observed` by stratum: one row for each stratum, one column for each group.
  public let observedByStratum: [[Double]]
  /// `expected` by stratum: one row for each stratum, one column for each group.
  public let expectedByStratum: [[Double]]
  /// The variance of `observed` less `expected`.
  let variance: SymmetricMatrix

  /// Compares groups.
  ///
  /// - Parameters:
  ///   - groups: At least two with subjects at risk when the first event happens.
  ///   - weighting: How much each time counts.
  /// - Throws: ``StatisticsError/noEvents(analysis:)``,
  ///   ``StatisticsError/tooFewGroups(analysis:)``, ``ComparisonError/noWeight(_:)``,
  ///   ``ComparisonError/weightsTooLarge``, and
  ///   ``StatisticsError/noVariation(analysis:)`` when everybody who was still at risk had the event
  ///   at the first time of an event.
  public init(comparing groups: [EventCounts], weighting: LogRankWeighting = .logRank) throws {
    try self.init(comparingWithin: [groups], weighting: weighting)
  }

  /// Compares groups within strata.
  ///
  /// - Parameters:
  ///   - strata: For each stratum its groups, the same number in the same order in all.
  ///   - weighting: How much each time counts, of the subjects of one stratum.
  /// - Throws: As ``init(comparing:weighting:)``.
  public init(
    comparingWithin strata: [[EventCounts]], weighting: LogRankWeighting = .logRank
  ) throws {
    try self.init(ComparedGroups(strata), weighting: weighting)
  }

  /// Compares groups of subjects, whose times may be any numbers and who may enter late.
  ///
  /// - Parameters:
  ///   - subjects: Rows; weights are whole and count as so many subjects, together at most 2⁵³. The
  ///     variance has no meaning for others, such as those of propensity scores: for these there is
  ///     the robust score test of a ``CoxModel``.
  ///   - groups: For each row the code of its group, from 0; the largest code tells the number of
  ///     groups, and codes in between that no row has are groups without subjects. Above 1000 every
  ///     code below is that of some row.
  ///   - strata: For each row the label of its stratum, any number; results by stratum are in
  ///     ascending order of the labels that occur. `nil` for a single one.
  ///   - weighting: How much each time counts, of the subjects of one stratum.
  /// - Throws: As ``init(comparing:weighting:)``, ``ObservationError/emptyInterval(row:count:)``
  ///   where an entry is as good as the time of its row, ``ComparisonError/groupCode(_:row:)``,
  ///   ``ComparisonError/weightsNotWhole(row:count:)``.
  public init(
    comparing subjects: TimeToEvent, by groups: [Int], stratifiedBy strata: [Int]? = nil,
    weighting: LogRankWeighting = .logRank
  ) throws {
    try self.init(
      ComparedGroups(subjects, by: groups, stratifiedBy: strata), weighting: weighting)
  }

  /// Compares all groups, or some of them.
  init(
    _ compared: ComparedGroups, only groups: [Int]? = nil, weighting: LogRankWeighting
  ) throws {
    let columns = groups.map { $0.map { compared.columns[$0] } } ?? compared.columns
    let present = columns.compactMap { $0 }
    let parts = compared.strata.map { LogRankSums($0, groups: present, weighting: weighting) }
    var sums = LogRankSums(groups: present, weighting: weighting)
    for part in parts { sums.merge(part) }
    try sums.requireComparison()
    self.weighting = weighting
    let places = columns.indices.filter { columns[$0] != nil }
    let placed = { (values: [Double]) in values.placed(at: places, of: columns.count) }
    (observed, expected) = (placed(sums.observed), placed(sums.expected))
    variance = sums.variance.placed(at: places, of: columns.count)
    observedByStratum = parts.map { placed($0.observed) }
    expectedByStratum = parts.map { placed($0.expected) }
    // One group follows from the others. Leaving out the largest keeps most digits.
    let spread = sums.variance.diagonal
    let largest = present.indices.max { spread[$0] < spread[$1] } ?? 0
    let others = present.indices.filter { $0 != largest }
    let factor = CholeskyFactor(sums.variance.submatrix(others), tolerance: 1e-10)
    degreesOfFreedom = factor.rank
    let excess = others.map { sums.observed[$0] - sums.expected[$0] }
    let unit = powerOfTwo(near: excess)
    chiSquare = min(
      .greatestFiniteMagnitude, factor.quadraticForm(excess.map { $0 / unit }) * unit * unit)
  }

  /// The covariance matrix of `observed` less `expected`: one row and one column for each group.
  public var covariance: [[Double]] {
    variance.rows
  }
}

extension LogRankTest {
  /// How far the events of a group are from those expected, in standard errors: a standard normal
  /// deviate if all curves were the same. Of two groups each has the negative of the other.
  ///
  /// - Parameter group: The position of the group.
  /// - Returns: Above 0 where the group has more events than expected, so that it fares worse; `nil`
  ///   where the group was never compared.
  public func standardizedDifference(of group: Int) -> Double? {
    precondition(observed.indices.contains(group), "The group is one of those compared.")
    guard variance[group, group] > 0 else { return nil }
    return (observed[group] - expected[group]) / variance[group, group].squareRoot()
  }

  /// The one-sided p value: the probability of so many events in a group or more, if all curves were
  /// the same.
  ///
  /// - Parameter group: The position of the group that fares worse by the alternative.
  /// - Returns: `nil` where the group was never compared.
  public func pValue(ofExcessIn group: Int) -> Double? {
    logPValue(ofExcessIn: group).map { exp($0) }
  }

  /// The natural logarithm of ``pValue(ofExcessIn:)``.
  ///
  /// - Parameter group: The position of the group that fares worse by the alternative.
  /// - Returns: `nil` where the group was never compared.
  public func logPValue(ofExcessIn group: Int) -> Double? {
    standardizedDifference(of: group).map(StandardNormal.logUpperTail)
  }
}
