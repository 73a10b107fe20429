import Statistics
import Testing

#if canImport(Glibc)
  import Glibc
#endif

struct ClopperPearsonIntervalTests {
  @Test func `without successes the upper limit is a root, by hand`() throws {
    // (1 − p)¹⁰ = 0.025
    let interval = try ClopperPearsonInterval(successes: 0, of: 10)
    #expect(interval.lower == 0)
    #expect(isClose(interval.upper, to: 1 - pow(0.025, 0.1), within: 1e-14))
    #expect(interval.estimate == 0)
  }

  @Test func `successes and failures are mirror images`() throws {
    let some = try ClopperPearsonInterval(successes: 7, of: 23, level: 0.9)
    let others = try ClopperPearsonInterval(successes: 16, of: 23, level: 0.9)
    #expect(isClose(others.lower, to: 1 - some.upper, within: 1e-14))
    #expect(isClose(others.upper, to: 1 - some.lower, within: 1e-14))
  }

  @Test(arguments: [(0, 0), (3, 2), (-1, 5)])
  func `what is not a proportion is refused`(successes: Int, subjects: Int) {
    #expect(
      throws: ProportionError.impossibleProportion(successes: successes, subjects: subjects)
    ) {
      try ClopperPearsonInterval(successes: successes, of: subjects)
    }
  }

  struct Case: ReferenceCase {
    let call: String
    let x, n: Int
    let level, lower, upper: Double
  }

  @Test(arguments: try Reference.cases(in: "clopper_pearson") as [Case])
  func `agrees with R to 1e-12`(_ reference: Case) throws {
    let interval = try ClopperPearsonInterval(
      successes: reference.x, of: reference.n, level: reference.level)
    #expect(isClose(interval.lower, to: reference.lower))
    #expect(isClose(interval.upper, to: reference.upper))
  }
}
