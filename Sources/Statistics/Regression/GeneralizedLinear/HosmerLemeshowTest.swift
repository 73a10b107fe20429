/// The test of Hosmer and Lemeshow: whether the events in groups of similar predicted probability
/// are as many as predicted.
///
/// Groups are cut at quantiles of the probability (the definition that R calls type 7); subjects
/// with the same probability are in the same group, so that there may be fewer groups than asked
/// for.
///
/// Source: Hosmer & Lemeshow, *Communications in Statistics* 1980;A9:1043–1069; Hosmer, Lemeshow &
/// Sturdivant, *Applied Logistic Regression*, 3rd ed. 2013, section 5.2.2.
public struct HosmerLemeshowTest: Equatable, Sendable {
  /// What was observed and predicted in one group.
  public struct Group: Equatable, Sendable {
    /// The number of subjects.
    public let subjects: Int
    /// The number of those with the event.
    public let events: Int
    /// The sum of their probabilities.
    public let expected: Double
  }

  /// The groups that hold a subject, from the lowest probabilities to the highest.
  public let groups: [Group]
  /// The test; its degrees of freedom are the number of groups less 2.
  public let test: ChiSquareTest

  /// Tests a prediction of the subjects that it was made from.
  ///
  /// - Parameters:
  ///   - probabilities: One for each subject, between 0 and 1.
  ///   - outcomes: Whether each subject had the event.
  ///   - count: The number of groups; 10 is usual.
  /// - Throws: ``CalibrationError`` where fewer than three groups remain, or a probability is not
  ///   between 0 and 1.
  public init(
    of probabilities: [Double], for outcomes: [Bool], groups count: Int = 10
  ) throws(CalibrationError) {
    precondition(probabilities.count == outcomes.count, "Every subject has a probability.")
    precondition(count >= 3, "The test needs three groups.")
    let impossible = probabilities.indices.filter {
      !(probabilities[$0] > 0 && probabilities[$0] < 1)
    }
    if let row = impossible.first {
      throw .impossibleProbability(row: row, count: impossible.count)
    }
    let groups = HosmerLemeshowTest.groups(probabilities, outcomes, count: count)
    guard groups.count >= 3 else { throw .tooFewGroups(groups.count) }
    self.groups = groups
    let chiSquare = groups.reduce(0.0) { sum, group in
      let gap = Double(group.events) - group.expected
      let others = Double(group.subjects) - group.expected
      return sum + gap * gap * (1 / group.expected + 1 / others)
    }
    test = ChiSquareTest(chiSquare: chiSquare, degreesOfFreedom: groups.count - 2)
  }

  private static func groups(
    _ probabilities: [Double], _ outcomes: [Bool], count: Int
  ) -> [Group] {
    let order = ascendingOrder(of: probabilities).map(Int.init)
    let sorted = order.map { probabilities[$0] }
    var result: [Group] = []
    var first = 0
    for part in 1...count where first < order.count {
      let limit = QuantileDefinition.r.quantile(
        Double(part) / Double(count), ofAscending: sorted)
      var last = first
      while last < order.count, part == count || sorted[last] <= limit { last += 1 }
      let members = order[first..<last]
      guard !members.isEmpty else { continue }
      result.append(
        Group(
          subjects: members.count, events: members.reduce(0) { outcomes[$1] ? $0 + 1 : $0 },
          expected: members.reduce(0) { $0 + probabilities[$1] }))
      first = last
    }
    return result
  }
}
