import Statistics
import Testing

struct MatchingCandidatesTests {
  private func pairs(
    _ scores: [Double], _ treated: [Bool], caliper: MatchingCaliper? = nil, ratio: Int = 1,
    isWithReplacement: Bool = false
  ) throws -> NearestNeighborMatching {
    try NearestNeighborMatching(
      of: try MatchingCandidates(scores: scores, treated: treated), ratio: ratio,
      isWithReplacement: isWithReplacement, caliper: caliper)
  }

  @Test func `an arm without subjects is named`() {
    #expect(throws: MatchingError.noTreated) { try MatchingCandidates(scores: [], treated: []) }
    #expect(throws: MatchingError.noTreated) {
      try MatchingCandidates(scores: [0.5, 0.5], treated: [false, false])
    }
    #expect(throws: MatchingError.noControls) {
      try MatchingCandidates(scores: [0.5], treated: [true])
    }
  }

  @Test func `a score that is no number is named`() {
    #expect(throws: MatchingError.scoreNotFinite(position: 1, count: 2)) {
      try MatchingCandidates(scores: [0.5, .nan, .infinity], treated: [true, false, false])
    }
    #expect(throws: MatchingError.scoreNotFinite(position: 0, count: 1)) {
      try MatchingCandidates(scores: [-1e300, 1], treated: [true, false])
    }
    #expect(throws: MatchingError.scoreNotBetweenZeroAndOne(position: 2, count: 1)) {
      try MatchingCandidates(scores: [0.5, 0.1, 1], treated: [true, false, false], scale: .logit)
    }
  }

  @Test(arguments: [-1, Double.nan, .infinity])
  func `a caliper that is no width is named`(width: Double) throws {
    let candidates = try MatchingCandidates(scores: [0.5, 0.5], treated: [true, false])
    for caliper in [MatchingCaliper.width(width), .standardDeviations(width)] {
      #expect(throws: MatchingError.self) {
        try NearestNeighborMatching(of: candidates, caliper: caliper)
      }
      #expect(throws: MatchingError.self) {
        try OptimalPairMatching(of: candidates, caliper: caliper)
      }
    }
  }

  @Test func `a caliper of 0 pairs equal scores only`() throws {
    let matching = try pairs(
      [0.3, 0.1 + 0.2, 0.5, 0.5 + 1e-11], [true, false, true, false], caliper: .width(0))
    #expect(matching.sets.fromOne == [[1, 2]])  // 0.1 + 0.2 is 0.3 up to rounding
    #expect(matching.unmatchedCount(.outsideCaliper) == 1)
  }

  @Test func `when all scores are the same, the lowest positions are paired`() throws {
    let treated = [false, true, true, false, true, false, false]
    let scores = [Double](repeating: 0.4, count: 7)
    for caliper in [nil, MatchingCaliper.standardDeviations(0.2), .pooledStandardDeviations(0)] {
      #expect(
        try pairs(scores, treated, caliper: caliper).sets.fromOne == [[2, 1], [3, 4], [5, 6]])
      let candidates = try MatchingCandidates(scores: scores, treated: treated)
      let optimal = try OptimalPairMatching(of: candidates, caliper: caliper)
      #expect(optimal.sets.fromOne == [[2, 1], [3, 4], [5, 6]])
      #expect(optimal.sets.totalDistance == 0)
    }
  }

  @Test func `a ratio above the number of controls takes them all`() throws {
    let matching = try pairs([0.5, 0.1, 0.6, 0.4], [true, false, false, false], ratio: 1_000_000)
    #expect(matching.sets.fromOne == [[1, 3, 4, 2]])
    let third: Double = 1.0 / 3
    #expect(
      zip(matching.sets.weights, [1, 3 * third, 3 * third, 3 * third]).allSatisfy {
        isClose($0, to: $1)
      })
    let optimal = try OptimalPairMatching(
      of: try MatchingCandidates(
        scores: [0.5, 0.1, 0.6, 0.4], treated: [true, false, false, false]), ratio: 1_000_000)
    #expect(optimal.sets.fromOne == [[1, 3, 4, 2]])
  }

  @Test func `with replacement one control serves everybody, with all the weight`() throws {
    let matching = try pairs(
      [0.2, 0.9, 0.4, 0.5], [true, true, false, true], isWithReplacement: true)
    #expect(matching.sets.fromOne == [[1, 3], [2, 3], [4, 3]])
    #expect(matching.sets.weights == [1, 1, 1, 1])
    #expect(matching.sets.setNumbers == [0, 1, nil, 2])
    #expect(matching.sets.clusters == [0, 1, 3, 2])
  }

  @Test func `every reason for having no match is told`() throws {
    let candidates = try MatchingCandidates(
      scores: [0.99, 0.5, 0.5, 0.2, 0.3, 0.5, 0.8, 0.1],
      treated: [true, true, true, true, true, false, false, false],
      agreeingOn: [[1, 1, 1, 1, 2, 1, 1, 1]], support: .discardTreated)
    let matching = try NearestNeighborMatching(of: candidates, caliper: .width(0.05))
    #expect(matching.unmatched.map(\.position) == [0, 2, 3, 4])
    #expect(
      matching.unmatched.map(\.reason)
        == [.outsideCommonSupport, .allTaken, .outsideCaliper, .noCounterpart])
    #expect(candidates.outsideCommonSupport(of: .treated) == [0])
    #expect(candidates.count(of: .treated) == 4)
    #expect(matching.sets.setNumbers == [nil, 0, nil, nil, nil, 0, nil, nil])
    #expect(matching.sets.clusters == [1, 0, 2, 3, 4, 0, 5, 6])
  }

  @Test func `arms apart and without common support have no pairs, and say so`() throws {
    let candidates = try MatchingCandidates(
      scores: [0.8, 0.9, 0.1, 0.2], treated: [true, true, false, false], support: .discardBoth)
    let matching = try NearestNeighborMatching(of: candidates, caliper: .width(1))
    #expect(matching.sets.isEmpty)
    #expect(matching.sets.maximumDistance == nil)
    #expect(matching.sets.totalDistance == 0)
    #expect(matching.sets.weights == [0, 0, 0, 0])
    #expect(matching.unmatchedCount(.outsideCommonSupport) == 2)
    #expect(try OptimalPairMatching(of: candidates).sets.isEmpty)
    #expect(throws: MatchingError.undefinedSpread) {
      try NearestNeighborMatching(of: candidates, caliper: .standardDeviations(0.2))
    }
  }

  @Test func `scores too small for the grid are all the same`() throws {
    let matching = try pairs([1e-300, 5e-300, 3e-300], [false, true, false], caliper: .width(0))
    #expect(matching.sets.fromOne == [[2, 1]])
  }

  @Test(arguments: [1e6, 1e15, 1e280])
  func `the unit of large scores changes nothing`(unit: Double) throws {
    let (scores, treated) = madeUpScores(80, levels: 999, seed: 21)
    for order in [MatchingOrder.largest, .smallest, .data, .closest, .random(seed: 5)] {
      func sets(_ unit: Double) throws -> [[Int]] {
        try NearestNeighborMatching(
          of: try MatchingCandidates(scores: scores.map { $0 * unit }, treated: treated),
          caliper: .standardDeviations(0.1), order: order
        ).sets.fromOne
      }
      #expect(try sets(unit) == sets(1))
    }
    func total(_ unit: Double) throws -> Double {
      try OptimalPairMatching(
        of: try MatchingCandidates(scores: scores.map { $0 * unit }, treated: treated),
        caliper: .pooledStandardDeviations(0.1)
      ).sets.totalDistance / unit
    }
    #expect(isClose(try total(unit), to: try total(1), relative: 1e-10))
  }

  @Test func `turned about zero, the largest come last and the pairs stay`() throws {
    let (scores, treated) = madeUpScores(90, seed: 33)
    let one = try NearestNeighborMatching(
      of: try MatchingCandidates(scores: scores, treated: treated), caliper: .width(0.02),
      order: .largest)
    let two = try NearestNeighborMatching(
      of: try MatchingCandidates(scores: scores.map { -$0 }, treated: treated),
      caliper: .width(0.02), order: .smallest)
    #expect(one.sets.fromOne == two.sets.fromOne)
  }

  @Test func `the order of rows changes no pair of subjects without ties`() throws {
    let (scores, treated) = madeUpScores(90, seed: 34)
    let turned = Array(scores.indices.reversed())
    for order in [MatchingOrder.largest, .smallest, .closest] {
      let one = try NearestNeighborMatching(
        of: try MatchingCandidates(scores: scores, treated: treated), caliper: .width(0.02),
        order: order)
      let two = try NearestNeighborMatching(
        of: try MatchingCandidates(
          scores: turned.map { scores[$0] }, treated: turned.map { treated[$0] }),
        caliper: .width(0.02), order: order)
      let back = two.sets.map { [turned[$0.focal] + 1, turned[$0.matches[0]] + 1] }
      #expect(back.sorted { $0[0] < $1[0] } == one.sets.fromOne)
    }
  }

  @Test func `matching in strata is matching in each stratum alone`() throws {
    let (scores, treated) = madeUpScores(120, levels: 30, seed: 35)
    let centers = scores.indices.map { [7, -2, Int.max][$0 % 3] }
    let sexes = scores.indices.map { $0 / 3 % 2 }
    let together = try NearestNeighborMatching(
      of: try MatchingCandidates(
        scores: scores, treated: treated, agreeingOn: [centers, sexes]), ratio: 2,
      caliper: .width(0.1), order: .data)
    var alone: [[Int]] = []
    for center in Set(centers) {
      for sex in 0...1 {
        let rows = scores.indices.filter { centers[$0] == center && sexes[$0] == sex }
        let sets = try NearestNeighborMatching(
          of: try MatchingCandidates(
            scores: rows.map { scores[$0] }, treated: rows.map { treated[$0] }), ratio: 2,
          caliper: .width(0.1), order: .data
        ).sets
        alone += sets.map { [rows[$0.focal] + 1] + $0.matches.map { rows[$0] + 1 } }
      }
    }
    #expect(together.sets.fromOne == alone.sorted { $0[0] < $1[0] })
  }

  @Test func `a seed gives the same order again, and another seed another`() throws {
    let (scores, treated) = madeUpScores(200, seed: 36)
    let candidates = try MatchingCandidates(scores: scores, treated: treated)
    func sets(_ seed: UInt64) throws -> [[Int]] {
      try NearestNeighborMatching(of: candidates, order: .random(seed: seed)).sets.fromOne
    }
    #expect(try sets(1) == sets(1))
    #expect(try sets(1) != sets(2))
  }

  @Test func `the optimum is at least as good as every order`() throws {
    for seed in UInt64(40)...48 {
      let (scores, treated) = madeUpScores(300, seed: seed)
      let candidates = try MatchingCandidates(scores: scores, treated: treated)
      for caliper in [nil, MatchingCaliper.width(0.01), .standardDeviations(0.2)] {
        let best = try OptimalPairMatching(of: candidates, caliper: caliper)
        for order in [MatchingOrder.largest, .smallest, .data, .closest] {
          let sets = try NearestNeighborMatching(of: candidates, caliper: caliper, order: order)
            .sets
          #expect(best.sets.count >= sets.count)
          if best.sets.count == sets.count {
            #expect(best.sets.totalDistance <= sets.totalDistance + 1e-9)
          }
        }
      }
    }
  }

  @Test func `matching the controls is matching with the arms exchanged`() throws {
    let (scores, treated) = madeUpScores(70, levels: 12, seed: 50)
    let one = try MatchingCandidates(scores: scores, treated: treated, focal: .control)
    let two = try MatchingCandidates(scores: scores, treated: treated.map { !$0 })
    #expect(
      try NearestNeighborMatching(of: one, ratio: 2).sets
        == NearestNeighborMatching(of: two, ratio: 2).sets)
    #expect(try OptimalPairMatching(of: one).sets == OptimalPairMatching(of: two).sets)
  }

  @Test func `the pooled caliper is that of Austin, by hand`() throws {
    // Treated 1, 3: variance 2. Controls 2, 6: variance 8. √5; all four: variance 14/3.
    let candidates = try MatchingCandidates(
      scores: [1, 2, 3, 6], treated: [true, false, true, false])
    #expect(
      isClose(try candidates.width(of: .pooledStandardDeviations(0.2)), to: 0.2 * 5.0.squareRoot())
    )
    #expect(
      isClose(try candidates.width(of: .standardDeviations(3)), to: 3 * (14.0 / 3).squareRoot()))
    #expect(try candidates.width(of: nil) == nil)
    let two = try MatchingCandidates(scores: [1, 2], treated: [true, false])
    #expect(throws: MatchingError.undefinedSpread) {
      try two.width(of: .pooledStandardDeviations(0.2))
    }
  }

  @Test func `errors say what is wrong, where, and what to do`() {
    #expect(
      MatchingError.scoreNotBetweenZeroAndOne(position: 3, count: 2).description
        == "score 3 and 1 more: not a probability between 0 and 1, both excluded. A score of "
        + "exactly 0 or 1 means that a covariate decides the treatment: drop that covariate or "
        + "those subjects.")
    #expect(
      MatchingError.impossibleCaliper(-1).description
        == "a caliper of -1.0 is not a width. Allowed: 0 and above.")
    let all: [MatchingError] = [
      .noTreated, .noControls, .scoreNotFinite(position: 0, count: 1),
      .unboundedWeight(position: 0), .undefinedSpread, .valueNotFinite(position: 0, count: 1),
      .valueNotBinary(position: 0), .impossibleWeight(position: 0), .noWeight(arm: .treated),
      .noWeight(arm: .control), .impossibleTruncation(lower: 1, upper: 0), .impossibleRatio(0),
      .impossibleInterval(lower: 1, upper: 2), .impossibleNumber(name: "x", value: 1),
      .impossibleProportion(events: 2, subjects: 1),
    ]
    #expect(all.allSatisfy { !$0.description.isEmpty })
    #expect(Set(all.map(\.description)).count == all.count)
  }
}
