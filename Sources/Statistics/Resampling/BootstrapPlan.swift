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

  /// The statistic without each of some subjects, `nil` where there is none.
  func jackknife(_ range: Range<Int>, _ statistic: ([Int]) throws -> Double?) -> [Double?] {
    range.map { subject in
      count > 1 ? value((0..<count).filter { $0 != subject }, statistic) : nil
    }
  }

  /// The influence of each subject on a stratified mean near the statistic: the mean of the
  /// statistics without one subject of its stratum, less that without the subject, times
  /// 1 − 1/subjects of the stratum; `nil` where a statistic has no value.
  ///
  /// Source: Davison & Hinkley, *Bootstrap Methods and their Application*, 1997, section 5.3.2, on
  /// several samples.
  func influences(_ jackknife: [Double?]) -> [Double]? {
    let values = jackknife.compactMap { $0 }
    guard values.count == count, count > 1 else { return nil }
    var influences = Array(repeating: 0.0, count: count)
    for members in resample.strata {
      // From the first value on, so that equal ones have an influence of exactly 0.
      let first = members.first.map { values[$0] } ?? 0
      let size = Double(members.count)
      let mean = first + members.reduce(0) { $0 + (values[$1] - first) } / size
      for subject in members { influences[subject] = (mean - values[subject]) * (1 - 1 / size) }
    }
    return influences
  }

  private func value(_ sample: [Int], _ statistic: ([Int]) throws -> Double?) -> Double? {
    guard let value = try? statistic(sample), value.isFinite else { return nil }
    return value
  }
}
