#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Cox's partial likelihood where the only covariate is the group: a function of one coefficient
/// for each group but the reference.
///
/// Subjects of a group are alike, so that a time costs as many steps as it has groups, however many
/// subjects are at risk.
struct GroupedPartialLikelihood: SmoothConcaveFunction {
  private let pass: CountingPass
  private let eventRows: [Range<Int>]
  private let ties: TieMethod
  /// The groups that have a coefficient.
  let free: [Int]

  init(_ pass: CountingPass, reference: Int, ties: TieMethod) {
    self.pass = pass
    self.ties = ties
    eventRows = pass.eventRows
    free = (0..<pass.groupCount).filter { $0 != reference }
  }

  var dimension: Int { free.count }

  func expansion(at position: [Double]) -> QuadraticExpansion {
    var hazards = Array(repeating: 1.0, count: pass.groupCount)
    for (group, coefficient) in zip(free, position) { hazards[group] = exp(coefficient) }
    var result = QuadraticExpansion(dimension: dimension)
    for row in eventRows {
      add(
        TiedEvents(
          atRisk: pass.atRisk[row], events: pass.events[row], hazards: hazards, ties: ties),
        to: &result)
    }
    for row in eventRows {
      for (index, group) in free.enumerated() {
        let events = Double(pass.events[row.lowerBound + group])
        result.gradient[index] += events
        result.value += events * position[index]
      }
    }
    return result
  }

  /// Subtracts the logarithms of the denominators of one time, and their derivatives.
  private func add(_ tied: TiedEvents, to result: inout QuadraticExpansion) {
    result.value -= tied.logSum
    for (i, group) in free.enumerated() {
      let (risk, dying) = (tied.risk[group], tied.dying[group])
      let share = risk * tied.inverseSum - dying * tied.weightedInverseSum
      result.gradient[i] -= share
      result.information[i, i] += share
      let riskFactor = risk * tied.squareSum - dying * tied.weightedSquareSum
      let dyingFactor = risk * tied.weightedSquareSum - dying * tied.doublyWeightedSquareSum
      for j in 0...i {
        result.information[i, j] -=
          riskFactor * tied.risk[free[j]] - dyingFactor * tied.dying[free[j]]
      }
    }
  }
}

/// The denominators D of the events at one time, and the sums over them from which the likelihood
/// and both derivatives follow, whatever the number of groups.
///
/// The event number l = 0, 1, … of d finds D = (hazard at risk) − w · (hazard of those dying),
/// where w = l/d by Efron and 0 by Breslow.
private struct TiedEvents {
  /// Hazard × subjects at risk of each group.
  let risk: [Double]
  /// Hazard × events of each group.
  let dying: [Double]
  /// Σ log D.
  private(set) var logSum = 0.0
  /// Σ 1/D.
  private(set) var inverseSum = 0.0
  /// Σ w/D.
  private(set) var weightedInverseSum = 0.0
  /// Σ 1/D².
  private(set) var squareSum = 0.0
  /// Σ w/D².
  private(set) var weightedSquareSum = 0.0
  /// Σ w²/D².
  private(set) var doublyWeightedSquareSum = 0.0

  init(
    atRisk: [Int].SubSequence, events: [Int].SubSequence, hazards: [Double], ties: TieMethod
  ) {
    risk = zip(atRisk, hazards).map { Double($0) * $1 }
    dying = zip(events, hazards).map { Double($0) * $1 }
    let count = events.reduce(0, +)
    let (allRisk, allDying) = (risk.reduce(0, +), dying.reduce(0, +))
    var product = 1.0  // Of the inverses, so that many events share one logarithm.
    for event in 0..<count {
      let weight = ties == .efron ? Double(event) / Double(count) : 0
      let inverse = 1 / (allRisk - weight * allDying)
      product *= inverse
      if product < 1e-200 {
        logSum -= log(product)
        product = 1
      }
      inverseSum += inverse
      weightedInverseSum += weight * inverse
      squareSum += inverse * inverse
      weightedSquareSum += weight * inverse * inverse
      doublyWeightedSquareSum += weight * weight * inverse * inverse
    }
    logSum -= log(product)
  }
}
