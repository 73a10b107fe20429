import Statistics
import Testing

struct NearestNeighborMatchingTests {
  @Test(
    arguments: try ["lalonde_psm", "colonps_psm"].flatMap {
      try Reference.answers(in: $0, of: "match_nearest_1to1")
    })
  func `agrees with MatchIt, ties to the lowest position`(_ reference: ReferenceAnswer) throws {
    let parts = reference.id.split(separator: "/").map(String.init)
    let subjects = try ScoredSubjects(of: reference)
    let isLogit = parts[2].contains("logit")
    let candidates = try MatchingCandidates(
      scores: isLogit ? subjects.logits : subjects.scores, treated: subjects.treated,
      support: parts.last == "discard_both" ? .discardBoth : .keepAll)
    let caliper: MatchingCaliper? =
      switch parts[2] {
      case "no_caliper": nil
      case "caliper_raw_0.02": .width(0.02)
      default: .standardDeviations(0.2)
      }
    let orders: [String: MatchingOrder] = ["largest": .largest, "smallest": .smallest]
    let order = orders[parts[3]] ?? .data
    let matching = try NearestNeighborMatching(of: candidates, caliper: caliper, order: order)
    try compare(matching, reference.result, floor: isLogit ? 0.5 : 0.1)
    try compareBalance(subjects, reference.result)
    guard isLogit else { return }
    let fromScores = try MatchingCandidates(
      scores: subjects.scores, treated: subjects.treated, scale: .logit)
    let again = try NearestNeighborMatching(of: fromScores, caliper: caliper, order: order)
    #expect(again.sets.fromOne == matching.sets.fromOne)
  }

  private func compare(
    _ matching: NearestNeighborMatching, _ result: ReferenceValue, floor: Double
  ) throws {
    let sets = matching.sets
    #expect(sets.fromOne == result["pairs_lowest_id"].rows.map { $0.map { Int($0 ?? 0) } })
    #expect(sets.count == result["n_pairs"].number.map { Int($0) })
    #expect(matching.unmatched.count == result["n_treated_unmatched"].number.map { Int($0) })
    // MatchIt breaks ties by its own sorting, but matches the same treated subjects.
    #expect(sets.map { $0.focal + 1 } == result["pairs_matchit"].rows.map { Int($0[0] ?? 0) })
    // Its logistic model stops at a change of 1e-8, which leaves its scores up to 4e-9 off, and its
    // logits up to 2e-8.
    let pairs = [
      (matching.caliperWidth, result["caliper_absolute"].number),
      (sets.totalDistance, result["total_abs_distance"].number),
      (sets.maximumDistance, result["max_abs_distance"].number),
    ]
    expectAgreement(pairs.map(\.0), pairs.map(\.1), .matching, relative: 1e-7, floor: floor, "sums")
    expectAgreement(
      sets.distances.sorted(), result["pair_distances_sorted"].numbers, .matching,
      relative: 1e-7, floor: floor, "distance")
  }

  /// The balance among the subjects of MatchIt's own pairs, each with weight 1.
  private func compareBalance(_ subjects: ScoredSubjects, _ result: ReferenceValue) throws {
    var weights = [Double](repeating: 0, count: subjects.scores.count)
    for id in result["pairs_matchit"].rows.joined() { weights[Int(id ?? 0) - 1] = 1 }
    try subjects.expectBalance(weights: weights, result["balance"])
  }

  @Test(arguments: try Reference.answers(in: "matching", of: "nearest"))
  func `sets and weights agree with MatchIt`(_ reference: ReferenceAnswer) throws {
    let call = reference.call
    let data = try #require(try Reference.answers(in: "matching", of: "data").first).result
    func column(_ name: String) -> [Int] { data[name].numbers.map { Int($0 ?? 0) } }
    let variables = ["center", "sex"].filter { name in
      call.split(separator: "exact = ").last?.prefix { $0 != "," }.contains(name) ?? false
        && call.contains("exact")
    }
    let supports: [(String, CommonSupport)] = [
      ("both", .discardBoth), ("treated", .discardTreated), ("control", .discardControls),
    ]
    let candidates = try MatchingCandidates(
      scores: data["score"].numbers.map { try #require($0) },
      treated: column("treat").map { $0 == 1 }, agreeingOn: variables.map(column),
      support: supports.first { call.contains("discard = '\($0.0)'") }?.1 ?? .keepAll,
      focal: call.contains("ATC") ? .control : .treated)
    let orders: [String: MatchingOrder] = [
      "smallest": .smallest, "data": .data, "closest": .closest,
    ]
    let width = number(after: "caliper = ", in: call)
    let matching = try NearestNeighborMatching(
      of: candidates, ratio: number(after: "ratio = ", in: call).map { Int($0) } ?? 1,
      isWithReplacement: call.contains("replace = TRUE"),
      caliper: width.map {
        call.contains("std.caliper = FALSE") ? .width($0) : .standardDeviations($0)
      },
      order: orders.first { call.contains("m.order = '\($0.key)'") }?.value ?? .largest)
    let result = reference.result
    #expect(matching.sets.fromOne == result["sets"].rows.map { $0.map { Int($0 ?? 0) } })
    expectAgreement(
      matching.sets.weights, result["weights"].numbers, .matching, relative: 1e-14, "weight")
    expectAgreement(
      matching.caliperWidth, result["caliper"].number, .matching, relative: 1e-14, "caliper")
    let discarded = StudyArm.allCases.flatMap { candidates.outsideCommonSupport(of: $0) }.sorted()
    #expect(discarded.map { $0 + 1 } == result["discarded"].numbers.map { Int($0 ?? 0) })
  }

  private func number(after name: String, in call: String) -> Double? {
    let parts = call.components(separatedByText: name)
    return parts.count > 1
      ? Double(parts[1].prefix { $0.isNumber || $0 == "." }) : nil
  }
}

extension String {
  /// The parts between the occurrences of a text.
  func components(separatedByText text: String) -> [String] {
    split(separator: text, omittingEmptySubsequences: false).map(String.init)
  }
}
