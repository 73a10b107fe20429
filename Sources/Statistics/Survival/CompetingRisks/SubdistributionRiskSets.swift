/// Who is at risk of a cause in the sense of Fine and Gray, and with which weight, at each time.
///
/// Until its own time each subject is at risk with weight 1. Afterwards a subject with a competing
/// event stays at risk, as far as it would not have been censored by then: with weight
/// G(t−)/G(T−), where G is the Kaplan-Meier estimate of the time to censoring and T the subject's
/// own time. All others leave.
///
/// Sums over risk sets at all times, and over all times of each subject, are one walk each, however
/// long subjects stay: the weight is a product of what depends on the time and what on the subject.
///
/// Source: Fine & Gray, *Journal of the American Statistical Association* 1999;94:496–509, section
/// 3.2.
struct SubdistributionRiskSets: Sendable {
  /// The distinct times in ascending order.
  let times: [Double]
  /// For each subject the position of its time.
  let ends: [Int32]
  /// Whether a subject has the event of the cause.
  let isEvent: [Bool]
  /// Events of the cause at each time.
  let events: [Double]
  /// The censoring of each group of subjects.
  let censoring: [Censoring]
  /// For each subject the position of its censoring group.
  let groups: [Int]
  /// For each subject with a competing event 1/G just before its time, and 0 for all others.
  let stay: [Double]

  /// How one group of subjects is censored over time.
  struct Censoring: Sendable {
    /// The Kaplan-Meier estimate of no censoring just before each time; 0 after the last time of the
    /// group, about which nothing is known.
    private(set) var uncensored: [Double] = []
    /// Subjects whose own time is at or after each time.
    let atRisk: [Double]
    /// Subjects censored at each time.
    let censored: [Double]

    init(ending: [Double], censored: [Double]) {
      self.censored = censored
      var left = ending.reduce(0, +)
      var curve = 1.0
      var atRisk: [Double] = []
      for position in ending.indices {
        uncensored.append(left > 0 ? curve : 0)
        atRisk.append(left)
        if left > 0 { curve *= (left - censored[position]) / left }
        left -= ending[position]
      }
      self.atRisk = atRisk
    }
  }

  /// The risk sets of a cause.
  ///
  /// - Parameters:
  ///   - subjects: At least one.
  ///   - cause: From 1 to the number of names.
  ///   - groups: For each subject the code of the group with which it shares its censoring.
  init(_ subjects: CompetingEvents, cause: Int, groups: [Int]) {
    guard let axis = try? TimeAxis(times: subjects.times) else {
      preconditionFailure("Without entries every axis exists.")
    }
    (times, ends) = (axis.times, axis.ends)
    self.groups = groups
    isEvent = subjects.causes.map { $0 == cause }
    var events = [Double](repeating: 0, count: axis.times.count)
    let groupCount = (groups.max() ?? -1) + 1
    var ending = Array(repeating: events, count: groupCount)
    var censored = ending
    for (row, end) in axis.ends.enumerated() {
      let (position, own) = (Int(end), subjects.causes[row])
      ending[groups[row]][position] += 1
      if own == 0 { censored[groups[row]][position] += 1 }
      if own == cause { events[position] += 1 }
    }
    self.events = events
    let censoring = (0..<groupCount).map {
      Censoring(ending: ending[$0], censored: censored[$0])
    }
    self.censoring = censoring
    stay = subjects.causes.indices.map { row in
      let own = subjects.causes[row]
      return own == 0 || own == cause
        ? 0 : 1 / censoring[groups[row]].uncensored[Int(axis.ends[row])]
    }
  }

  /// The number of subjects.
  var count: Int { ends.count }

  /// At each time the weighted sum of the values of the subjects at risk.
  func totals(of values: [Double]) -> [Double] {
    var totals = [Double](repeating: 0, count: times.count)
    for (row, end) in ends.enumerated() { totals[Int(end)] += values[row] }
    for position in totals.indices.reversed().dropFirst() {
      totals[position] += totals[position + 1]
    }
    for (group, curve) in censoring.enumerated() {
      let past = stayed(values, group: group)
      var sum = 0.0
      for position in totals.indices {
        totals[position] += curve.uncensored[position] * sum
        sum += past[position]
      }
    }
    return totals
  }

  /// For each subject the weighted sum of the values of the times at which it is at risk.
  func sums(of values: [Double]) -> [Double] {
    var before: [Double] = []
    before.reserveCapacity(values.count)
    var sum = 0.0
    for value in values {
      sum += value
      before.append(sum)
    }
    let fromNow = censoring.map { $0.fromNow(values) }
    return ends.indices.map { row in
      let end = Int(ends[row])
      guard stay[row] > 0, end + 1 < times.count else { return before[end] }
      return before[end] + stay[row] * fromNow[groups[row]][end + 1]
    }
  }

  /// At each time the sum of the values of the subjects of a group whose competing event is then,
  /// each divided by G just before.
  func stayed(_ values: [Double], group: Int) -> [Double] {
    var result = [Double](repeating: 0, count: times.count)
    for row in ends.indices where stay[row] > 0 && groups[row] == group {
      result[Int(ends[row])] += stay[row] * values[row]
    }
    return result
  }
}

extension SubdistributionRiskSets.Censoring {
  /// At each time the sum of the values of this and all later times, each times G just before.
  func fromNow(_ values: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: values.count)
    var sum = 0.0
    for position in values.indices.reversed() {
      sum += uncensored[position] * values[position]
      result[position] = sum
    }
    return result
  }
}
