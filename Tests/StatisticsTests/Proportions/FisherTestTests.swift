import Statistics
import Testing

#if canImport(Glibc)
  import Glibc
#endif

struct FisherTestTests {
  @Test func `one-sided p values of Fisher's tea, by hand`() throws {
    // 3 of 4 and 1 of 4: the first cell is 0...4 in 1, 16, 36, 16, 1 of 70 ways.
    let table = TwoByTwoTable(3, 1, 1, 3)
    #expect(try isClose(FisherTest(of: table, alternative: .greater).pValue, to: 17.0 / 70))
    #expect(try isClose(FisherTest(of: table, alternative: .less).pValue, to: 69.0 / 70))
    #expect(try isClose(FisherTest(of: table).pValue, to: 34.0 / 70))
  }

  @Test func `perfect separation of a million subjects has a logarithm`() throws {
    // Two tables of C(2m, m) ways, m = 500 000.
    let m = 500_000
    let test = try FisherTest(of: TwoByTwoTable(m, 0, 0, m))
    let ways = lgamma(2.0 * Double(m) + 1) - 2 * lgamma(Double(m) + 1)
    #expect(isClose(test.logPValue, to: log(2) - ways, relative: 1e-13))
    #expect(test.pValue == 0)
  }

  @Test func `both one-sided tests count the observed table`() throws {
    let table = TwoByTwoTable(1200, 3400, 1300, 3300)
    let less = try FisherTest(of: table, alternative: .less).pValue
    let greater = try FisherTest(of: table, alternative: .greater).pValue
    let lessWithout = try FisherTest(
      of: TwoByTwoTable(1199, 3401, 1301, 3299), alternative: .less
    ).pValue
    #expect(isClose(lessWithout + greater, to: 1, within: 1e-13))
    #expect(less > lessWithout)
  }

  @Test func `counts of a billion are tested in an instant`() throws {
    let n = 1_000_000_000
    let test = try FisherTest(of: TwoByTwoTable(n, n, n + 50_000, n - 50_000))
    // The normal approximation with the correction for continuity.
    let z = (25_000.0 - 0.5) / (Double(n) / 4).squareRoot()
    #expect(isClose(test.pValue, to: erfc(z / 2.0.squareRoot()), relative: 1e-4))
  }

  @Test(arguments: [
    TwoByTwoTable(0, 0, 3, 4), TwoByTwoTable(0, 5, 0, 4), TwoByTwoTable(0, 0, 0, 0),
  ])
  func `an empty row or column is nothing to compare`(table: TwoByTwoTable) {
    for alternative in Alternative.allCases {
      #expect(throws: TableError.nothingToCompare) {
        try FisherTest(of: table, alternative: alternative)
      }
    }
  }

  @Test func `three by three, by hand`() throws {
    // Ones on the diagonal: 6 permutations, all equally probable.
    #expect(
      try isClose(ContingencyTable([[1, 0, 0], [0, 1, 0], [0, 0, 1]]).fisher.pValue, to: 1))
    // Twos on the diagonal: 6 of 90 ways to deal six letters aabbcc.
    #expect(
      try isClose(
        ContingencyTable([[2, 0, 0], [0, 2, 0], [0, 0, 2]]).fisher.pValue, to: 6.0 / 90))
  }

  @Test func `rows and columns may be turned and reordered`() throws {
    let p = try ContingencyTable([[3, 1, 4, 1], [5, 9, 2, 6], [5, 3, 5, 8]]).fisher.logPValue
    let turned = try ContingencyTable([[3, 5, 5], [1, 9, 3], [4, 2, 5], [1, 6, 8]]).fisher
    let mixed = try ContingencyTable([[8, 3, 5, 5], [1, 1, 4, 3], [6, 9, 2, 5]]).fisher
    #expect(isClose(turned.logPValue, to: p, relative: 1e-12))
    #expect(isClose(mixed.logPValue, to: p, relative: 1e-12))
  }

  @Test func `perfect separation in three groups of a thousand has a logarithm`() throws {
    // 6 of (3m)! / (m!)³ ways.
    let m = 1000
    let test = try FisherTest(of: ContingencyTable([[m, 0, 0], [0, m, 0], [0, 0, m]]))
    let ways = lgamma(3.0 * Double(m) + 1) - 3 * lgamma(Double(m) + 1)
    #expect(isClose(test.logPValue, to: log(6) - ways, relative: 1e-12))
  }

  @Test func `many groups with few events are answered at once`() throws {
    // One event in 40 groups of 10 to 49: the p value is a sum of group sizes.
    let rows = (0..<40).map { [$0 == 3 ? 1 : 0, 10 + $0 - ($0 == 3 ? 1 : 0)] }
    let total = rows.reduce(0) { $0 + $1[0] + $1[1] }
    let atMost = (10...13).reduce(0, +)
    #expect(
      try isClose(
        ContingencyTable(rows).fisher.pValue, to: Double(atMost) / Double(total), within: 1e-13))
  }

  @Test func `both ways to ask give up at the same limit`() {
    let table = ContingencyTable((0..<8).map { row in (0..<8).map { 5 + (row * 3 + $0 * 5) % 7 } })
    let refusal = TableError.tooManyTables(limit: FisherTest.stepLimit)
    #expect(throws: refusal) { try FisherTest(of: table) }
    #expect(throws: refusal) { try table.fisher }
  }

  @Test func `a hopeless table is refused, and the Monte Carlo test answers`() throws {
    let rows = (0..<8).map { row in (0..<8).map { 5 + (row * 3 + $0 * 5) % 7 } }
    let table = ContingencyTable(rows)
    #expect(throws: TableError.tooManyTables(limit: 100_000)) {
      try FisherTest(of: table, stepLimit: 100_000)
    }
    var generator = Xorshift(state: 1)
    let test = try MonteCarloFisherTest(of: table, replicates: 300, using: &generator)
    #expect(test.interval.lower < test.pValue && test.pValue < test.interval.upper)
  }
}

struct MonteCarloFisherTestTests {
  @Test func `the interval contains the exact p value`() throws {
    let table = ContingencyTable([[3, 1, 4, 1], [5, 9, 2, 6], [5, 3, 5, 8]])
    let exact = try table.fisher.pValue
    var generator = Xorshift(state: 42)
    let test = try MonteCarloFisherTest(
      of: table, replicates: 10_000, level: 0.999, using: &generator)
    #expect(test.interval.lower < exact && exact < test.interval.upper)
    #expect(test.pValue == Double(test.extremeCount + 1) / 10_001)
  }

  @Test func `one seed gives one answer`() throws {
    let table = ContingencyTable([[3, 1], [2, 9], [5, 3]])
    var (one, other) = (Xorshift(state: 7), Xorshift(state: 7))
    #expect(
      try MonteCarloFisherTest(of: table, replicates: 500, using: &one)
        == MonteCarloFisherTest(of: table, replicates: 500, using: &other))
  }

  @Test func `two tables of equal margins come half and half`() throws {
    // The first row has its one subject in either column; both tables are equally probable.
    let table = ContingencyTable([[1, 0], [0, 1]])
    var generator = Xorshift(state: 3)
    let test = try MonteCarloFisherTest(of: table, replicates: 100, using: &generator)
    #expect(test.extremeCount == 100)
    #expect(test.pValue == 1)
  }
}

/// A small generator, so that these tests depend on no other part.
struct Xorshift: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }
}
