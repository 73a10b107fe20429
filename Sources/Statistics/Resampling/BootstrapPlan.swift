/// What a bootstrap evaluates: the statistic of the subjects, of each replicate, and without each
/// subject.
struct BootstrapPlan: Sendable {
  private let count: Int
  private let resample: Resample
  private let seed: UInt64

  init(count: Int, strata: [Int]?, replicates: Int, seed: UInt64) throws(BootstrapError) {
    precondition(count >= 0, "A number of subjects is not negative.")
    precondition(replicates >= 2, "A bootstrap needs two replicates.")
    guard count > 0 else { throw .noSubjects }
    self.count = count
    self.seed = seed
    resample = Resample(count: count, strata: strata)
  }

  /// The statistic of the subjects themselves.
  func estimate(_ statistic: ([Int]) throws -> Double?) throws(BootstrapError) -> Double {
    guard let estimate = value(Array(0..<count), statistic) else { throw .noEstimate }
    return estimate
  }

  /// The statistics of some replicates, `nil` where there is none.
  func replicates(_ range: Range<Int>, _ statistic: ([Int]) throws -> Double?) -> [Double?] {
    var sample = Array(repeating: 0, count: count)
    return range.map { replicate in
      var random = SeededGenerator(seed: seed, stream: UInt64(replicate) + 1)
      resample.draw(&sample, using: &random)
      return value(sample, statistic)
    }
  }

  /// The influence of some subjects: the size of the stratum, less 1, times what the estimate loses
  /// without the subject.
  func influences(
    _ range: Range<Int>, of estimate: Double, _ statistic: ([Int]) throws -> Double?
  ) -> [Double?] {
    let sizes = resample.stratumSizes
    return range.map { subject in
      guard count > 1 else { return nil }
      let others = (0..<count).filter { $0 != subject }
      return value(others, statistic).map {
        Double(sizes[subject] - 1) * (estimate - $0)
      }
    }
  }

  private func value(_ sample: [Int], _ statistic: ([Int]) throws -> Double?) -> Double? {
    guard let value = try? statistic(sample), value.isFinite else { return nil }
    return value
  }
}
