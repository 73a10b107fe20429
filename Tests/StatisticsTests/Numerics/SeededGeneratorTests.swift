import Testing

@testable import Statistics

struct SeededGeneratorTests {
  /// The first outputs of xoshiro256** from the state 1, 2, 3, 4, by its authors' definition.
  @Test func `xoshiro256** starts as its authors' program does`() {
    var random = SeededGenerator(state: (1, 2, 3, 4))
    let expected: [UInt64] = [
      11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
      607_988_272_756_665_600, 16_172_922_978_634_559_625, 8_476_171_486_693_032_832,
      10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
    ]
    #expect(expected.map { _ in random.next() } == expected)
  }

  /// SplitMix64 from 1234567 gives 6457827717110365317, 3203168211198807973, 9817491932198370423,
  /// 4593380528125082431: the state, of which the first output is rotl(5·s₁, 7)·9.
  @Test func `a seed fills the state by SplitMix64`() {
    var random = SeededGenerator(seed: 1_234_567)
    var filled = SeededGenerator(
      state: (
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431
      ))
    #expect(random == filled)
    #expect(random.next() == filled.next())
  }

  @Test func `a seed and a stream give one sequence, others give others`() {
    func first(_ seed: UInt64, _ stream: UInt64) -> UInt64 {
      var random = SeededGenerator(seed: seed, stream: stream)
      return random.next()
    }
    #expect(first(7, 3) == first(7, 3))
    let firsts = (0..<50).flatMap { seed in (0..<50).map { first(UInt64(seed), UInt64($0)) } }
    #expect(Set(firsts).count == 2500)
  }

  @Test func `uniform numbers fill 0 to 1 evenly`() {
    var random = SeededGenerator(seed: 11)
    var counts = Array(repeating: 0, count: 10)
    for _ in 0..<100_000 { counts[Int(random.uniform() * 10)] += 1 }
    let chiSquare = counts.reduce(0.0) { $0 + (Double($1) - 1e4) * (Double($1) - 1e4) / 1e4 }
    #expect(ChiSquareDistribution(degreesOfFreedom: 9).upperTail(chiSquare) > 1e-4)
  }

  @Test func `all orders of four are equally frequent`() {
    var random = SeededGenerator(seed: 12)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<24_000 { counts[random.shuffled([0, 1, 2, 3]), default: 0] += 1 }
    #expect(counts.count == 24)
    let chiSquare = counts.values.reduce(0.0) { $0 + (Double($1) - 1e3) * (Double($1) - 1e3) / 1e3 }
    #expect(ChiSquareDistribution(degreesOfFreedom: 23).upperTail(chiSquare) > 1e-4)
  }

  @Test func `draws stay below their bound and reach each number`() {
    var random = SeededGenerator(seed: 13)
    #expect(Set(random.draws(500, below: 7)) == Set(0..<7))
    #expect(random.draws(100, below: 1).allSatisfy { $0 == 0 })
    #expect(random.draws(1000, below: .max).allSatisfy { $0 >= 0 })
    #expect(random.draws(0, below: 3).isEmpty)
    #expect(random.shuffled([Int]()).isEmpty)
  }

  @Test func `normal numbers have mean 0 and variance 1`() {
    var random = SeededGenerator(seed: 14)
    let values = (0..<40_000).map { _ in random.normal() }
    let mean = values.reduce(0, +) / 40_000
    let variance = values.reduce(0) { $0 + $1 * $1 } / 40_000
    #expect(abs(mean) < 0.02)  // four standard errors
    #expect(abs(variance - 1) < 0.03)
  }
}
