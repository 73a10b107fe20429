import Statistics
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct ConcordanceTests {
  @Test func `only pairs of which the earlier is an event are compared`() throws {
    // By hand: 1 < 2, 1 < 3 and 1 < 4 are comparable, 3 < 4 as well; 2 is censored.
    let subjects = try TimeToEvent(times: [3, 1, 4, 2], events: [true, true, false, false])
    let concordance = try Concordance(of: subjects, score: [5, 7, 6, 7])
    #expect(concordance.concordant == 2)  // 1 with 3 and with 4.
    #expect(concordance.discordant == 1)  // 3 with 4.
    #expect(concordance.tiedScores == 1)  // 1 with 2.
    #expect(concordance.estimate == 2.5 / 4)
    #expect(concordance.somersD == 1.0 / 4)
  }

  @Test func `at the same time an event is compared with a censoring, not with an event`() throws {
    let subjects = try TimeToEvent(times: [1, 1, 1], events: [true, true, false])
    let concordance = try Concordance(of: subjects, score: [2, 2, 1])
    #expect(concordance.concordant == 2)
    #expect(concordance.discordant + concordance.tiedScores == 0)
    #expect(concordance.tiedTimes == 0)
    #expect(concordance.tiedScoresAndTimes == 1)
  }

  @Test func `a score that is the same for all has a concordance of one half without error`() throws
  {
    let subjects = try TimeToEvent(times: [1, 2, 3, 4], events: [true, true, false, true])
    let concordance = try Concordance(of: subjects, score: [3, 3, 3, 3])
    #expect(concordance.estimate == 0.5)
    #expect(concordance.standardError == 0)
    #expect(
      concordance.interval() == ConfidenceInterval(lower: 0.5, upper: 0.5, level: 0.95))
  }

  @Test func `without comparable pairs there is no concordance`() throws {
    let none = [
      try TimeToEvent(times: [], events: []), try TimeToEvent(times: [1], events: [true]),
      try TimeToEvent(times: [1, 2], events: [false, false]),
      try TimeToEvent(times: [4, 4], events: [true, true]),
      try TimeToEvent(times: [1, 2], events: [true, true], weights: [0, 1]),
    ]
    for subjects in none {
      let concordance = try Concordance(of: subjects, score: subjects.times)
      #expect(concordance.estimate == nil)
      #expect(concordance.somersD == nil)
      #expect(concordance.standardError == nil)
      #expect(concordance.interval() == nil)
    }
  }

  @Test func `a score of infinite size is a score, one that is missing is not`() throws {
    let subjects = try TimeToEvent(times: [1, 2, 3], events: [true, true, true])
    let concordance = try Concordance(of: subjects, score: [.infinity, 0, -.infinity])
    #expect(concordance.estimate == 1)
    #expect(throws: ObservationError.notFinite(column: "score", row: 1, count: 1)) {
      try Concordance(of: subjects, score: [1, .nan, 2])
    }
  }

  @Test(arguments: 1...60)
  func `counting pair by pair gives the same`(seed: UInt64) throws {
    let cohort = try MadeUpScores(seed: seed)
    let ours = try Concordance(
      of: cohort.subjects, score: cohort.score, strata: cohort.strata, clusters: cohort.clusters)
    let theirs = cohort.pairs()
    for (value, other) in [
      (ours.concordant, theirs.concordant), (ours.discordant, theirs.discordant),
      (ours.tiedScores, theirs.tiedScores), (ours.tiedTimes, theirs.tiedTimes),
      (ours.tiedScoresAndTimes, theirs.tiedBoth),
    ] {
      #expect(isClose(value, to: other, within: 1e-10))
    }
    #expect(isClose(ours.standardError, to: theirs.error, within: 1e-12))
  }

  @Test(arguments: 1...20)
  func `reversing a score exchanges concordant and discordant pairs`(seed: UInt64) throws {
    let cohort = try MadeUpScores(seed: seed)
    let (subjects, strata) = (cohort.subjects, cohort.strata)
    let ours = try Concordance(of: subjects, score: cohort.score, strata: strata)
    let reversed = try Concordance(of: subjects, score: cohort.score.map { -$0 }, strata: strata)
    #expect(isClose(reversed.concordant, to: ours.discordant, within: 1e-10))
    #expect(isClose(reversed.standardError, to: ours.standardError, within: 1e-12))
    let curved = try Concordance(
      of: subjects, score: cohort.score.map { exp($0 / 9) }, strata: strata)
    #expect(curved == ours)
  }

  @Test func `a weight counts pairs as often as that many subjects would`() throws {
    let (times, events, score) = (
      [3.0, 1, 4, 2, 5], [true, true, false, true, true], [1.0, 3, 2, 2, 1]
    )
    let weights = [2.0, 1, 3, 2, 1]
    let rows = weights.indices.flatMap { [Int](repeating: $0, count: Int(weights[$0])) }
    let weighted = try Concordance(
      of: TimeToEvent(times: times, events: events, weights: weights), score: score)
    let repeated = try Concordance(
      of: TimeToEvent(times: rows.map { times[$0] }, events: rows.map { events[$0] }),
      score: rows.map { score[$0] }, clusters: nil)
    #expect(weighted.concordant == repeated.concordant)
    #expect(weighted.discordant == repeated.discordant)
    #expect(weighted.estimate == repeated.estimate)
    // As one cluster, equal rows have the error of the weighted row.
    let clustered = try Concordance(
      of: TimeToEvent(times: rows.map { times[$0] }, events: rows.map { events[$0] }),
      score: rows.map { score[$0] }, clusters: rows)
    #expect(isClose(clustered.standardError, to: weighted.standardError, within: 1e-14))
  }

  @Test func `cutting a follow-up in two changes nothing`() throws {
    let cohort = try MadeUpScores(seed: 77, hasEntries: false)
    let subjects = cohort.subjects
    let rows = subjects.times.indices.flatMap { [$0, $0] }
    let times = rows.enumerated().map { index, row in
      index.isMultiple(of: 2) ? subjects.times[row] / 2 : subjects.times[row]
    }
    let cut = try TimeToEvent(
      times: times,
      events: rows.enumerated().map { !$0.isMultiple(of: 2) && subjects.events[$1] },
      entries: rows.enumerated().map { index, row in
        index.isMultiple(of: 2) ? -1 : subjects.times[row] / 2
      }, weights: subjects.weights.map { weights in rows.map { weights[$0] } })
    let whole = try Concordance(of: subjects, score: cohort.score)
    let pieces = try Concordance(of: cut, score: rows.map { cohort.score[$0] }, clusters: rows)
    #expect(isClose(pieces.concordant, to: whole.concordant, within: 1e-9))
    #expect(isClose(pieces.discordant, to: whole.discordant, within: 1e-9))
    #expect(isClose(pieces.standardError, to: whole.standardError, within: 1e-12))
  }
}

/// Subjects with ties of every kind, and the concordance by its definition.
private struct MadeUpScores {
  let subjects: TimeToEvent
  let score: [Double]
  var strata: [Int]?
  var clusters: [Int]?

  init(seed: UInt64, hasEntries: Bool = true) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func draw(_ count: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(count))
    }
    let count = 2 + draw(seed.isMultiple(of: 7) ? 400 : 40)
    let times = (0..<count).map { _ in Double(1 + draw(12)) }
    subjects = try TimeToEvent(
      times: times, events: times.map { _ in draw(3) > 0 },
      entries: hasEntries && seed.isMultiple(of: 2)
        ? times.map { Double(draw(Int($0))) } : nil,
      weights: seed.isMultiple(of: 3) ? times.map { _ in Double(draw(5)) / 2 } : nil)
    let scores = seed.isMultiple(of: 3) ? 300 : 8
    score = times.map { _ in Double(draw(scores)) }
    strata = seed % 5 == 1 ? times.map { _ in draw(3) } : nil
    clusters = seed % 4 == 1 ? times.map { _ in draw(9) } : nil
  }

  func pairs() -> (
    concordant: Double, discordant: Double, tiedScores: Double, tiedTimes: Double,
    tiedBoth: Double, error: Double?
  ) {
    let (times, events) = (subjects.times, subjects.events)
    let weights = subjects.weights ?? times.map { _ in 1 }
    var (con, dis, tied, sameTime, both) = (0.0, 0.0, 0.0, 0.0, 0.0)
    var moves = times.map { _ in (good: 0.0, all: 0.0) }
    for i in times.indices where events[i] {
      for j in times.indices where i != j && (strata.map { $0[i] == $0[j] } ?? true) {
        let weight = weights[i] * weights[j]
        if times[i] == times[j], events[j] {
          if score[i] == score[j] { both += weight / 2 } else { sameTime += weight / 2 }
        }
        let isLater = times[j] > times[i] || (times[j] == times[i] && !events[j])
        guard isLater, subjects.entries.map({ $0[j] < times[i] }) ?? true else { continue }
        let good = score[i] > score[j] ? 1 : score[i] == score[j] ? 0.5 : 0
        if good == 1 { con += weight } else if good == 0 { dis += weight } else { tied += weight }
        for row in [i, j] {
          moves[row].good += weight * good
          moves[row].all += weight
        }
      }
    }
    let all = con + dis + tied
    let estimate = (con + tied / 2) / all
    var sums: [Int: Double] = [:]
    for row in times.indices {
      sums[clusters?[row] ?? row, default: 0] += moves[row].good - estimate * moves[row].all
    }
    let square = sums.values.reduce(0) { $0 + $1 * $1 }
    return (con, dis, tied, sameTime, both, all > 0 ? square.squareRoot() / all : nil)
  }
}
