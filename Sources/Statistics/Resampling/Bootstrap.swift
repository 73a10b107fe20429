/// The nonparametric bootstrap of a statistic: its value in many samples that are drawn from the
/// subjects with replacement.
///
/// Replicate i draws from stream i + 1 of the seed's ``SeededGenerator``, so that the result is the
/// same on every machine, for any number of tasks, and the first replicates are the same however
/// many follow.
///
/// Source: Efron & Tibshirani, *An Introduction to the Bootstrap*, 1993; Davison & Hinkley,
/// *Bootstrap Methods and their Application*, 1997.
public struct Bootstrap: Equatable, Sendable {
  /// The statistic of the subjects themselves.
  public let estimate: Double
  /// The statistic of each replicate that has one, in the order drawn.
  public let replicates: [Double]
  /// The number of replicates without a statistic: it threw an error, was `nil` or not finite.
  public let failures: Int
  /// A sixth of the skewness of the influence of the subjects, from leaving each out in turn: the
  /// acceleration of the BCa interval. `nil` where it was not asked for, where no subject matters,
  /// or where the statistic has no value without one of them.
  ///
  /// Influences are centered at the mean of the statistics of the jackknife, in each stratum, and
  /// a subject of a stratum counts by what it moves the statistic. The jackknife of R's boot centers
  /// at the statistic itself and gives a subject the weight of its stratum's size.
  ///
  /// Source: Efron & Tibshirani, *An Introduction to the Bootstrap*, 1993, equation 14.15.
  public let acceleration: Double?

  let sorted: [Double]

  /// Draws the replicates one after the other.
  ///
  /// - Parameters:
  ///   - count: The number of subjects, at least 1.
  ///   - strata: A label for each subject; each stratum keeps its size. `nil` is one stratum.
  ///   - number: How many samples to draw, at least 2; 2000 and more for an interval.
  ///   - seed: Where the random numbers start.
  ///   - jackknife: Whether to leave each subject out in turn, `count` evaluations more, without
  ///     which there is no BCa interval.
  ///   - statistic: The statistic of the subjects at the given positions, counted from 0: `count`
  ///     of them, and `count` − 1 where the jackknife leaves one out; `nil` or an error where they
  ///     do not determine one.
  /// - Throws: ``BootstrapError``.
  ///
  /// Cost: as many evaluations of the statistic as replicates, and subjects for the jackknife.
  public init(
    of count: Int, strata: [Int]? = nil, replicates number: Int = 2000, seed: UInt64,
    jackknife: Bool = true, statistic: ([Int]) throws -> Double?
  ) throws(BootstrapError) {
    let plan = try BootstrapPlan(count: count, strata: strata, replicates: number, seed: seed)
    let estimate = try plan.estimate(statistic)
    try self.init(
      estimate: estimate, drawn: plan.replicates(0..<number, statistic),
      influences: jackknife ? plan.influences(plan.jackknife(0..<count, statistic)) : nil)
  }

  /// Draws the replicates in several tasks at a time; the result is that of one.
  ///
  /// - Parameters:
  ///   - count: The number of subjects, at least 1.
  ///   - strata: A label for each subject; each stratum keeps its size. `nil` is one stratum.
  ///   - number: How many samples to draw, at least 2; 2000 and more for an interval.
  ///   - seed: Where the random numbers start.
  ///   - jackknife: Whether to leave each subject out in turn, `count` evaluations more, without
  ///     which there is no BCa interval.
  ///   - tasks: Into how many tasks to divide the work, at least 1.
  ///   - statistic: The statistic of the subjects at the given positions, counted from 0: `count`
  ///     of them, and `count` − 1 where the jackknife leaves one out; `nil` or an error where they
  ///     do not determine one.
  /// - Throws: ``BootstrapError``.
  public init(
    of count: Int, strata: [Int]? = nil, replicates number: Int = 2000, seed: UInt64,
    jackknife: Bool = true, tasks: Int,
    statistic: @escaping @Sendable ([Int]) throws -> Double?
  ) async throws(BootstrapError) {
    let plan = try BootstrapPlan(count: count, strata: strata, replicates: number, seed: seed)
    let estimate = try plan.estimate(statistic)
    let drawn = await inTasks(tasks, over: number) { plan.replicates($0, statistic) }
    let others =
      jackknife ? await inTasks(tasks, over: count) { plan.jackknife($0, statistic) } : []
    try self.init(estimate: estimate, drawn: drawn, influences: plan.influences(others))
  }

  /// The bootstrap with replicates already drawn, `nil` for those that failed, and the influence of
  /// each subject.
  init(estimate: Double, drawn: [Double?], influences: [Double]?) throws(BootstrapError) {
    let replicates = drawn.compactMap { $0 }
    guard replicates.count >= 2 else {
      throw .tooFewReplicates(succeeded: replicates.count, drawn: drawn.count)
    }
    self.estimate = estimate
    self.replicates = replicates
    failures = drawn.count - replicates.count
    acceleration = influences.flatMap(Self.acceleration)
    sorted = replicates.sorted()
  }

  /// Σl³ / (6 (Σl²)^1.5), on the scale of the largest so that no power overflows.
  private static func acceleration(_ influences: [Double]) -> Double? {
    let largest = influences.reduce(0) { max($0, abs($1)) }
    guard largest > 0, influences.allSatisfy(\.isFinite) else { return nil }
    var (squares, cubes) = (0.0, 0.0)
    for influence in influences {
      let part = influence / largest
      squares += part * part
      cubes += part * part * part
    }
    return cubes / (6 * squares * squares.squareRoot())
  }
}

/// The results of a computation on each of 0 ..< count, which several tasks share, in order.
private func inTasks(
  _ tasks: Int, over count: Int, _ compute: @escaping @Sendable (Range<Int>) -> [Double?]
) async -> [Double?] {
  precondition(tasks >= 1, "The work needs a task.")
  let size = max(1, (count + tasks - 1) / tasks)
  return await withTaskGroup(of: (start: Int, values: [Double?]).self) { group in
    for start in stride(from: 0, to: count, by: size) {
      group.addTask { (start, compute(start..<min(start + size, count))) }
    }
    var parts: [(start: Int, values: [Double?])] = []
    for await part in group { parts.append(part) }
    return parts.sorted { $0.start < $1.start }.flatMap(\.values)
  }
}
