/// Which groups had an event while a subject of another group was at risk: what decides whether
/// the hazard ratios of a Cox model have finite estimates.
///
/// Draw an arrow from a group with an event to every group at risk at that time. When no arrow
/// leads from some set of groups to the others, the likelihood only gains when all hazard ratios of
/// the set fall together, and it has no maximum. Without such a set it has exactly one. Ties change
/// nothing: in Efron's likelihood, too, a group at risk keeps a share in every denominator.
///
/// Source: the argument is that of Ford, *American Mathematical Monthly* 1957;64(8):28–33, for
/// paired comparisons.
struct HazardOrder {
  /// Whether a path of arrows leads from the first group to the second.
  private var leads: [[Bool]]

  init(_ pass: CountingPass) {
    let groups = 0..<pass.groupCount
    leads = groups.map { group in groups.map { $0 == group } }
    for row in pass.eventRows {
      for group in groups where pass.events[row.lowerBound + group] > 0 {
        for other in groups where pass.atRisk[row.lowerBound + other] > 0 {
          leads[group][other] = true
        }
      }
    }
    followPaths()
  }

  /// Joins arrows to paths (Warshall's algorithm).
  private mutating func followPaths() {
    for middle in leads.indices {
      for first in leads.indices where leads[first][middle] {
        for last in leads.indices where leads[middle][last] {
          leads[first][last] = true
        }
      }
    }
  }

  /// Throws ``StatisticsError/unboundedCoefficient(group:direction:)`` for the first group whose
  /// hazard ratio against the reference has no finite estimate.
  func requireFiniteRatios(against reference: Int) throws {
    for group in leads.indices {
      if !leads[group][reference] {
        throw StatisticsError.unboundedCoefficient(group: group, direction: .downward)
      }
      if !leads[reference][group] {
        throw StatisticsError.unboundedCoefficient(group: group, direction: .upward)
      }
    }
  }
}
