import Statistics
import Testing

struct UnseenCauseTests {
  private let groups = [0, 1, 0]

  @Test(arguments: [1, 2, 1_000_000_000])
  func `a cause that never happens has no incidence`(_ cause: Int) throws {
    let subjects = try CompetingEvents(times: [1, 2, 3], causes: [0, 0, 0])
    let curve = CumulativeIncidence(subjects)
    #expect(curve.incidence(of: cause, at: 2) == 0)
    #expect(curve.standardError(of: cause, at: 2, variance: .aalen) == 0)
    #expect(curve.interval(of: cause, at: 2) == nil)
    #expect(curve.stateProbabilities(at: 2) == [1])
  }

  @Test func `a cause that never happens cannot be compared or modeled`() throws {
    let subjects = try CompetingEvents(times: [1, 2, 3], causes: [0, 0, 0])
    #expect(throws: CompetingRisksError.noEvents(cause: "cause 1")) {
      try GrayTest(of: 1, in: subjects, by: groups)
    }
    var covariates = Covariates(count: 3)
    try covariates.append("x", [1, 2, 4])
    #expect(throws: RegressionError.noEvents(model: "Fine-Gray model")) {
      try FineGrayModel(fitting: subjects, cause: 1, on: covariates)
    }
  }

  @Test func `causes in between that never happen take no place`() throws {
    let times = (0..<300).map(Double.init)
    let causes = (0..<300).map { $0 % 3 }
    let dense = CumulativeIncidence(try CompetingEvents(times: times, causes: causes))
    let sparse = CumulativeIncidence(
      try CompetingEvents(times: times, causes: causes.map { $0 == 2 ? 1000 : $0 }))
    #expect(sparse.curves.count == 1000)
    #expect(sparse.curves[999] == dense.curves[1] && sparse.curves[0] == dense.curves[0])
    #expect(sparse.eventFree == dense.eventFree)
    #expect(sparse.incidence(of: 500, at: 200) == 0)
    #expect(sparse.curves[500].events == times.map { _ in 0 })
  }

  @Test func `censoring groups and strata have any labels`() throws {
    var random = SeededGenerator(state: 11)
    let draw = { (range: Range<Int>, random: inout SeededGenerator) in
      (0..<80).map { _ in Int.random(in: range, using: &random) }
    }
    let subjects = try CompetingEvents(
      times: draw(1..<30, &random).map(Double.init), causes: draw(0..<3, &random))
    let (codes, groups) = (draw(0..<2, &random), draw(0..<2, &random))
    var covariates = Covariates(count: 80)
    try covariates.append("x", draw(0..<9, &random).map(Double.init))
    let far = codes.map { $0 * 100_000_000 - 3 }
    #expect(
      try FineGrayModel(fitting: subjects, cause: 1, on: covariates, censoringGroups: far)
        == FineGrayModel(fitting: subjects, cause: 1, on: covariates, censoringGroups: codes))
    #expect(
      try GrayTest(of: 1, in: subjects, by: groups, stratifiedBy: far)
        == GrayTest(of: 1, in: subjects, by: groups, stratifiedBy: codes))
    let sparse = try GrayTest(of: 1, in: subjects, by: groups.map { $0 * 1000 })
    let dense = try GrayTest(of: 1, in: subjects, by: groups)
    #expect(sparse.chiSquare == dense.chiSquare && sparse.scores[1000] == dense.scores[1])
  }
}
