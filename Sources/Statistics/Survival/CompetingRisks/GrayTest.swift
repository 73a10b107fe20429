/// Gray's test that two or more groups have the same cumulative incidence of a cause.
///
/// The counterpart of the log-rank test for competing events: it compares the hazards of the
/// subdistribution, in which subjects with another event remain without the event of the cause.
/// Groups without subjects at risk at an event of the cause take no part.
///
/// Cost: proportional to distinct times × groups³ once times are in order.
///
/// Source: Gray, *Annals of Statistics* 1988;16:1141–1154.
public struct GrayTest: ChiSquareStatistic {
  /// The name of the cause.
  public let cause: String
  /// The exponent of the weight (1 − F)^rho, F being the incidence of all groups together.
  public let rho: Double
  /// The test statistic, at or above 0.
  public let chiSquare: Double
  /// The rank of the variance: the groups that are compared, less one.
  public let degreesOfFreedom: Int
  /// The weighted events of each group, less those that it would have if the incidence were the
  /// same in all.
  public let scores: [Double]
  private let variance: SymmetricMatrix

  /// Compares the incidence of a cause in groups.
  ///
  /// - Parameters:
  ///   - cause: From 1; one that never happens has no events.
  ///   - subjects: The subjects of all groups.
  ///   - groups: For each subject the code of its group, from 0; codes in between that no subject
  ///     has are groups without subjects. Above 1000 every code below is that of some subject.
  ///   - strata: For each subject the label of its stratum, any number, within which groups are
  ///     compared; `nil` for a single one.
  ///   - rho: At or above 0; 0 weighs all events alike, 1 gives weight to early ones.
  /// - Throws: ``CompetingRisksError/noEvents(cause:)``,
  ///   ``CompetingRisksError/tooFewGroups(cause:)``, ``CompetingRisksError/noVariation(cause:)``,
  ///   ``ComparisonError/groupCode(_:row:)``.
  public init(
    of cause: Int, in subjects: CompetingEvents, by groups: [Int],
    stratifiedBy strata: [Int]? = nil,
    rho: Double = 0
  ) throws {
    precondition(rho >= 0 && rho.isFinite, "The exponent is finite and not negative.")
    let codes = LabelCodes(groups)
    let columns = try ComparisonError.columns(of: codes, groups)
    let groupCount = codes.labels.count
    let passes = try GrayTest.passes(subjects, cause, codes, strata ?? groups.map { _ in 0 })
    var sums = GraySums(groupCount: groupCount)
    for pass in passes {
      sums.merge(GraySums(pass.causes(groupCount: groupCount), groupCount: groupCount, rho: rho))
    }
    try self.init(
      sums, of: subjects.name(of: cause), places: codes.labels, count: columns.count, rho: rho)
  }

  /// Compares the incidence of a cause in groups counted by time.
  ///
  /// - Parameters:
  ///   - cause: From 1; one that never happens has no events.
  ///   - groups: At least two with subjects at risk at an event of the cause, of the same causes.
  ///   - name: The name of the cause; "cause 1" and so on if not given.
  ///   - rho: At or above 0; 0 weighs all events alike, 1 gives weight to early ones.
  /// - Throws: As the comparison of subjects.
  public init(
    of cause: Int, comparing groups: [CompetingEventCounts], name: String? = nil, rho: Double = 0
  ) throws {
    CompetingEvents.requireCause(cause)
    precondition(rho >= 0 && rho.isFinite, "The exponent is finite and not negative.")
    precondition(
      Set(groups.map(\.causeCount)).count <= 1, "All groups have the same kinds of event.")
    let sums = GraySums(groups.causes(cause), groupCount: groups.count, rho: rho)
    try self.init(
      sums, of: name ?? "cause \(cause)", places: Array(groups.indices), count: groups.count,
      rho: rho)
  }

  /// The test of sums over groups that stand at these places among all.
  private init(
    _ sums: GraySums, of cause: String, places: [Int], count: Int, rho: Double
  ) throws {
    (self.cause, self.rho) = (cause, rho)
    guard sums.hasEvents else { throw CompetingRisksError.noEvents(cause: cause) }
    guard sums.hasComparison else { throw CompetingRisksError.tooFewGroups(cause: cause) }
    scores = sums.score.placed(at: places, of: count)
    variance = sums.variance.placed(at: places, of: count)
    let spread = sums.variance.diagonal
    let largest = spread.indices.max { spread[$0] < spread[$1] } ?? 0
    let others = spread.indices.filter { $0 != largest }
    let factor = CholeskyFactor(sums.variance.submatrix(others), tolerance: 1e-10)
    degreesOfFreedom = factor.rank
    guard factor.rank > 0 else { throw CompetingRisksError.noVariation(cause: cause) }
    chiSquare = factor.quadraticForm(others.map { sums.score[$0] })
  }

  /// Counts subjects in three columns for each group: censored, the cause, and all others.
  private static func passes(
    _ subjects: CompetingEvents, _ cause: Int, _ groups: LabelCodes, _ strata: [Int]
  ) throws -> [CountingPass] {
    precondition(groups.codes.count == subjects.count, "Every subject has a group.")
    let strata = LabelCodes(strata)
    let columns = zip(groups.codes, subjects.causes).map { group, own in
      3 * Int(group) + (own == 0 ? 0 : own == cause ? 1 : 2)
    }
    return try CountingPass.strata(
      subjects.anyEvent(), groups: columns, groupCount: 3 * groups.labels.count,
      strata: strata.codes.map(Int.init), stratumCount: strata.labels.count)
  }

  /// The covariance matrix of ``scores``: one row and one column for each group.
  public var covariance: [[Double]] {
    variance.rows
  }
}

extension CountingPass {
  /// The times with an event, where each group has three columns: censored, the cause, others.
  fileprivate func causes(groupCount: Int) -> [GroupedCauses] {
    eventRows.map { row in
      let column = { (table: [Int], group: Int, offset: Int) in
        Double(table[row.lowerBound + 3 * group + offset])
      }
      let groups = 0..<groupCount
      return GroupedCauses(
        atRisk: groups.map { group in (0..<3).reduce(0) { $0 + column(atRisk, group, $1) } },
        ofCause: groups.map { column(events, $0, 1) },
        ofOthers: groups.map { column(events, $0, 2) })
    }
  }
}

extension [CompetingEventCounts] {
  /// The times at which any group has an event, with what happened in each.
  fileprivate func causes(_ cause: Int) -> [GroupedCauses] {
    let times = Set(flatMap(\.occupiedTimes)).sorted()
    var remaining = map { Double($0.count) }
    var rows: [GroupedCauses] = []
    for time in times {
      let own = map { Double($0.events(of: cause, at: time)) }
      let ended = map { Double($0.all(at: time)) }
      let others = indices.map { ended[$0] - own[$0] - Double(self[$0].events(of: 0, at: time)) }
      if own.contains(where: { $0 > 0 }) || others.contains(where: { $0 > 0 }) {
        rows.append(GroupedCauses(atRisk: remaining, ofCause: own, ofOthers: others))
      }
      for group in indices { remaining[group] -= ended[group] }
    }
    return rows
  }
}
