import Testing

@testable import Statistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct BootstrapTests {
  @Test(arguments: try Reference.answers(in: "bootstrap"))
  func `intervals are those of boot from the same replicates`(_ reference: ReferenceAnswer) throws {
    let bootstrap = try Bootstrap(
      estimate: try #require(reference.details["estimate"].number),
      drawn: reference.details["replicates"].numbers,
      influences: reference.details["influences"].numbers.compactMap { $0 })
    func expect(_ ours: ConfidenceInterval?, _ theirs: ReferenceValue, _ name: String) {
      expectAgreement(
        [ours?.lower, ours?.upper], theirs.numbers, .bootstrap, relative: 1e-12, name)
    }
    expectAgreement(
      bootstrap.bias, reference.result["bias"].number, .bootstrap, relative: 1e-10, "bias")
    expectAgreement(
      bootstrap.standardError, reference.result["std_err"].number, .bootstrap, relative: 1e-12)
    for answer in reference.result["intervals"].elements {
      let level = try #require(answer["level"].number)
      expect(bootstrap.normalInterval(level: level), answer["normal"], "normal")
      expect(bootstrap.basicInterval(level: level), answer["basic"], "basic")
      expect(bootstrap.percentileInterval(level: level), answer["percentile"], "percentile")
      expect(bootstrap.biasCorrectedInterval(level: level), answer["bca"], "BCa")
    }
  }

  @Test(arguments: try Reference.answers(in: "bootstrap_acceleration"))
  func `the acceleration is that of boot's influences, centered and weighed by stratum`(
    _ reference: ReferenceAnswer
  ) throws {
    let data = reference.details["data"].numbers.compactMap { $0 }
    let bootstrap = try Bootstrap(
      of: data.count, strata: reference.details["strata"].numbers.map { Int($0 ?? 0) },
      replicates: 10, seed: 1
    ) { mean(of: data, at: $0) }
    expectAgreement(
      bootstrap.acceleration, reference.result["acceleration"].number, .bootstrap, relative: 1e-10)
  }

  /// θ₍ᵢ₎ = log variance without i; equation 14.15 of Efron & Tibshirani, evaluated in R.
  @Test func `the acceleration is centered at the mean of the jackknife values`() throws {
    let data = [1.0, 2, 3, 5, 8, 13, 21, 34]
    let bootstrap = try Bootstrap(of: 8, replicates: 10, seed: 1) { sample in
      let average = mean(of: data, at: sample)
      let squares = sample.reduce(0) { $0 + (data[$1] - average) * (data[$1] - average) }
      return squares > 0 ? log(squares / Double(sample.count)) : nil
    }
    #expect(isClose(bootstrap.acceleration, to: 0.128590542861145, relative: 1e-12))
  }

  private func mean(of data: [Double], at sample: [Int]) -> Double {
    sample.reduce(0) { $0 + data[$1] } / Double(sample.count)
  }

  private let data = [3.0, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9]

  @Test(arguments: [1, 2, 3, 7, 1000])
  func `the number of tasks does not change the result`(tasks: Int) async throws {
    let data = data
    let statistic: @Sendable ([Int]) -> Double? = { sample in
      sample.reduce(0) { $0 + data[$1] } / Double(sample.count)
    }
    let alone = try Bootstrap(of: 15, replicates: 101, seed: 4, statistic: statistic)
    let shared = try await Bootstrap(
      of: 15, replicates: 101, seed: 4, tasks: tasks, statistic: statistic)
    #expect(shared == alone)
  }

  @Test func `more replicates begin with the same ones, another seed does not`() throws {
    func draw(_ count: Int, seed: UInt64) throws -> [Double] {
      try Bootstrap(of: 15, replicates: count, seed: seed) { mean(of: data, at: $0) }.replicates
    }
    let ten = try draw(10, seed: 9)
    #expect(try Array(draw(50, seed: 9)[..<10]) == ten)
    #expect(try draw(10, seed: 10) != ten)
  }

  @Test func `the standard error of a mean is near that of theory`() throws {
    let bootstrap = try Bootstrap(of: 15, replicates: 4000, seed: 2) { mean(of: data, at: $0) }
    let average = mean(of: data, at: Array(0..<15))
    let variance = data.reduce(0) { $0 + ($1 - average) * ($1 - average) } / 15
    // The error of a standard deviation from 4000 replicates is about 1/√8000 = 1.1%.
    #expect(isClose(bootstrap.standardError, to: (variance / 15).squareRoot(), relative: 0.04))
  }

  @Test func `each stratum keeps its size`() throws {
    let strata = [2, 1, 2, 2, 1, 3]
    _ = try Bootstrap(of: 6, strata: strata, replicates: 50, seed: 3, jackknife: false) { sample in
      let sizes = (1...3).map { stratum in sample.count { strata[$0] == stratum } }
      #expect(sizes == [2, 3, 1])
      return 1
    }
  }

  @Test func `replicates without a value are counted, never averaged`() throws {
    struct NoAnswer: Error {}
    let bootstrap = try Bootstrap(of: 5, replicates: 400, seed: 6) { sample in
      switch sample[0] {
      case 1: nil
      case 2: throw NoAnswer()
      case 3: .nan
      case 4: .infinity
      default: Double(sample[1])
      }
    }
    #expect(bootstrap.failures + bootstrap.replicates.count == 400)
    #expect(bootstrap.failures > 280 && bootstrap.failures < 360)
    #expect(bootstrap.replicates.allSatisfy { $0.isFinite })
    #expect(bootstrap.acceleration == nil)  // without subject 0, subject 1 comes first
    #expect(bootstrap.biasCorrectedInterval() == nil)
  }

  @Test func `a constant has an interval of no width, and no BCa interval`() throws {
    let bootstrap = try Bootstrap(of: 8, replicates: 100, seed: 1) { _ in 3 }
    #expect(bootstrap.standardError == 0)
    #expect(bootstrap.percentileInterval().lower == 3)
    #expect(bootstrap.normalInterval().upper == 3)
    #expect(bootstrap.biasCorrectedInterval() == nil)
  }

  @Test func `the scale of the statistic does not matter`() throws {
    let plain = try Bootstrap(of: 15, replicates: 300, seed: 5) { mean(of: data, at: $0) }
    let huge = try Bootstrap(of: 15, replicates: 300, seed: 5) { 0x1p600 * mean(of: data, at: $0) }
    #expect(huge.acceleration == plain.acceleration)
    #expect(
      isClose(
        huge.biasCorrectedInterval()?.upper,
        to: plain.biasCorrectedInterval().map { $0.upper * 0x1p600 }, relative: 1e-14))
  }

  @Test func `what has no bootstrap is named`() {
    #expect(throws: BootstrapError.noSubjects) {
      try Bootstrap(of: 0, seed: 1) { _ in 1 }
    }
    #expect(throws: BootstrapError.noEstimate) {
      try Bootstrap(of: 3, seed: 1) { _ in nil }
    }
    #expect(throws: BootstrapError.tooFewReplicates(succeeded: 0, drawn: 10)) {
      try Bootstrap(of: 30, replicates: 10, seed: 1) { $0 == Array(0..<30) ? 1 : nil }
    }
    let single = try? Bootstrap(of: 1, replicates: 10, seed: 1) { Double($0[0]) }
    #expect(single?.acceleration == nil)
  }
}
