#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The score of Gray's test, and its variance, summed over the times of one or more strata.
///
/// A group's subjects with a competing event stay in its risk set in proportion: for Y subjects at
/// risk with event-free probability S and incidence F just before a time, it counts R = Y (1 − F)/S.
/// The score of a group is Σ w (d − R Σd/ΣR), over the events d of the cause.
///
/// Its variance follows from how each event's chance moves the scores: directly, and later, because
/// it moves S and F of its group, and with them R. Both parts are known once all later times are, so
/// the times are walked twice, the second time backwards.
///
/// Source: Gray, *Annals of Statistics* 1988;16:1141–1154, sections 2 and 3.
struct GraySums {
  /// One element for each group.
  private(set) var score: [Double]
  private(set) var variance: SymmetricMatrix
  private(set) var hasEvents = false
  /// Whether there was an event of the cause while two groups were at risk.
  private(set) var hasComparison = false

  init(groupCount: Int) {
    score = Array(repeating: 0, count: groupCount)
    variance = SymmetricMatrix(size: groupCount)
  }

  /// The sums of one stratum.
  ///
  /// - Parameters:
  ///   - times: What happened at each time with an event, in ascending order.
  ///   - groupCount: The number of groups.
  ///   - rho: The exponent of the weight (1 − F)^rho.
  init(_ times: [GroupedCauses], groupCount: Int, rho: Double) {
    self.init(groupCount: groupCount)
    var walked: [GrayTime] = []
    var state = GrayState(groupCount: groupCount)
    for time in times {
      let here = GrayTime(time, state, rho: rho)
      state.advance(over: here)
      addScore(here)
      walked.append(here)
    }
    addVariance(walked)
  }

  /// Adds a stratum with the same groups.
  mutating func merge(_ other: GraySums) {
    for index in score.indices {
      score[index] += other.score[index]
      for column in 0...index { variance[index, column] += other.variance[index, column] }
    }
    hasEvents = hasEvents || other.hasEvents
    hasComparison = hasComparison || other.hasComparison
  }

  private mutating func addScore(_ time: GrayTime) {
    guard time.allOfCause > 0 else { return }
    hasEvents = true
    hasComparison = hasComparison || time.present.count > 1
    let denominator = time.present.reduce(0) { $0 + time.keptAtRisk[$1] }
    for group in time.present {
      score[group] +=
        time.weight
        * (time.ofCause[group] - time.allOfCause * (time.keptAtRisk[group] / denominator))
    }
  }

  /// Walks backwards. `later` is what a change of a group's subdistribution at this time does to each
  /// score at all later times: a row for each group that changes, a column for each score.
  private mutating func addVariance(_ times: [GrayTime]) {
    let groupCount = score.count
    var later = Array(repeating: Array(repeating: 0.0, count: groupCount), count: groupCount)
    for time in times.reversed() {
      for group in time.present {
        let direct = time.influence(of: group, groupCount: groupCount)
        addCause(time, group, direct, later[group])
        addOthers(time, group, later[group])
        for index in 0..<groupCount {
          later[group][index] += direct[index] * time.pooledHazard
        }
      }
    }
  }

  private mutating func addCause(
    _ time: GrayTime, _ group: Int, _ direct: [Double], _ later: [Double]
  ) {
    guard time.allOfCause > 0 else { return }
    let before = time.eventFreeBefore[group]
    let pooled = time.pooledAtRisk * before
    let remaining = time.allOfCause > 1 ? 1 - (time.allOfCause - 1) / (pooled - 1) : 1
    let size = remaining * before * time.allOfCause / (time.pooledAtRisk * time.atRisk[group])
    let after = time.eventFreeAfter[group]
    let shift = after > 0 ? 1 - (1 - time.pooledIncidence) / after : 1
    addProducts(zip(direct, later).map { $0 + shift * $1 }, times: size)
  }

  private mutating func addOthers(_ time: GrayTime, _ group: Int, _ later: [Double]) {
    let (events, after) = (time.ofOthers[group], time.eventFreeAfter[group])
    guard events > 0, after > 0 else { return }
    let remaining = events > 1 ? 1 - (events - 1) / (time.atRisk[group] - 1) : 1
    let share = time.eventFreeBefore[group] / time.atRisk[group]
    let shift = (1 - time.pooledIncidence) / after
    addProducts(later.map { shift * $0 }, times: remaining * share * share * events)
  }

  private mutating func addProducts(_ vector: [Double], times factor: Double) {
    for row in vector.indices where vector[row] != 0 {
      for column in 0...row { variance[row, column] += factor * vector[row] * vector[column] }
    }
  }
}

/// Events at one time by group.
struct GroupedCauses {
  /// Subjects at risk in each group.
  var atRisk: [Double]
  /// Events of the cause in each group.
  var ofCause: [Double]
  /// Events of all other causes in each group.
  var ofOthers: [Double]
}

/// The event-free probability and the incidence of each group, and the incidence of all together,
/// just before a time.
private struct GrayState {
  var eventFree: [Double]
  var incidence: [Double]
  var pooledIncidence = 0.0

  init(groupCount: Int) {
    eventFree = Array(repeating: 1, count: groupCount)
    incidence = Array(repeating: 0, count: groupCount)
  }

  mutating func advance(over time: GrayTime) {
    for group in time.present {
      incidence[group] += eventFree[group] * time.ofCause[group] / time.atRisk[group]
      eventFree[group] = time.eventFreeAfter[group]
    }
    pooledIncidence = time.pooledIncidence
  }
}

/// One time of Gray's test, with what was before it and what is after it.
private struct GrayTime {
  let present: [Int]
  let atRisk: [Double]
  let ofCause: [Double]
  let ofOthers: [Double]
  let allOfCause: Double
  let weight: Double
  let eventFreeBefore: [Double]
  private(set) var eventFreeAfter: [Double]
  /// R of each group.
  private(set) var keptAtRisk: [Double]
  /// Σ Y/S over the groups.
  private(set) var pooledAtRisk = 0.0
  /// The incidence of all groups together, up to and including the time.
  private(set) var pooledIncidence: Double
  /// The step of that incidence, as a proportion of those without the event before.
  let pooledHazard: Double

  init(_ time: GroupedCauses, _ state: GrayState, rho: Double) {
    (atRisk, ofCause, ofOthers) = (time.atRisk, time.ofCause, time.ofOthers)
    present = time.atRisk.indices.filter { time.atRisk[$0] > 0 && state.eventFree[$0] > 0 }
    eventFreeBefore = state.eventFree
    eventFreeAfter = state.eventFree
    keptAtRisk = Array(repeating: 0, count: time.atRisk.count)
    for group in present {
      let (n, events) = (atRisk[group], ofCause[group] + ofOthers[group])
      eventFreeAfter[group] *= (n - events) / n
      keptAtRisk[group] = n * (1 - state.incidence[group]) / state.eventFree[group]
      pooledAtRisk += n / state.eventFree[group]
    }
    allOfCause = present.reduce(0) { $0 + time.ofCause[$1] }
    let step = allOfCause > 0 ? allOfCause / pooledAtRisk : 0
    let before = 1 - state.pooledIncidence
    pooledIncidence = state.pooledIncidence + step
    pooledHazard = before > 0 ? step / before : 0
    weight = rho == 0 ? 1 : pow(max(0, before), rho)
  }

  /// What an event of the cause in a group does to each score at this very time.
  func influence(of group: Int, groupCount: Int) -> [Double] {
    let own = atRisk[group] / eventFreeBefore[group]
    var result = [Double](repeating: 0, count: groupCount)
    for other in present {
      let share = atRisk[other] / eventFreeBefore[other] / pooledAtRisk
      result[other] = weight * own * (other == group ? 1 - share : -share)
    }
    return result
  }
}
