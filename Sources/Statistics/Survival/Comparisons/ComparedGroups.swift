/// Groups whose curves are compared, counted within each stratum.
struct ComparedGroups {
  /// The strata, each with all groups; a stratum need not have subjects of each.
  let strata: [CountingPass]
  /// The number of groups.
  let groupCount: Int

  /// Groups that are counted already: for each stratum its groups.
  init(_ strata: [[EventCounts]]) {
    let groupCount = strata.first?.count ?? 0
    precondition(
      strata.allSatisfy { $0.count == groupCount }, "Every stratum has the same groups.")
    self.groupCount = groupCount
    self.strata = strata.map { CountingPass($0) }
  }

  /// Subjects with the codes of their groups and strata, from 0.
  ///
  /// - Throws: ``ObservationError/emptyInterval(row:count:)``.
  init(_ subjects: TimeToEvent, by groups: [Int], stratifiedBy strata: [Int]?) throws {
    groupCount = (groups.max() ?? -1) + 1
    guard let strata else {
      self.strata = [try CountingPass(subjects, groups: groups, groupCount: groupCount)]
      return
    }
    self.strata = try CountingPass.strata(
      subjects, groups: groups, groupCount: groupCount, strata: strata,
      stratumCount: (strata.max() ?? -1) + 1)
  }
}
