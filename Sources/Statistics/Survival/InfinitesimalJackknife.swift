/// The error of a sum over times by how much each subject, or cluster of rows, moves it.
///
/// Both the logarithm of the Kaplan-Meier curve and the cumulative hazard are sums over times of a
/// function of the weights at risk and of the events. The derivative by the weight of a row grows
/// at each time at which the row is at risk, and jumps when its event happens. The variance is the
/// sum over clusters of (Σ weight × derivative)².
///
/// All clusters move together between the times at which one of their rows enters or ends, so that
/// three sums over clusters suffice. Cost: linear in rows and times.
///
/// Source: Therneau & Grambsch, *Modeling Survival Data*, Springer 2000, section 7.2; the idea is
/// Efron's, *The Jackknife, the Bootstrap and Other Resampling Plans*, SIAM 1982, chapter 6.
struct InfinitesimalJackknife {
  /// What a cluster has contributed.
  private struct Cluster {
    /// Σ weight × derivative over its rows, as it stood at `seen`.
    var influence = 0.0
    /// The weight of its rows that are at risk.
    var weight = 0.0
    /// The sum of drifts when `influence` was last brought up to date.
    var seen = 0.0
  }

  private var clusters: [Cluster]
  /// The sum of drifts so far.
  private var drift = 0.0
  private var influenceSquared = CompensatedSum()
  private var influenceTimesWeight = CompensatedSum()
  private var weightSquared = CompensatedSum()
  /// The largest `influenceSquared` since it was last summed afresh.
  private var peak = 0.0

  private init(clusterCount: Int) {
    clusters = Array(repeating: Cluster(), count: clusterCount)
  }

  /// The standard error of the sum up to each time.
  ///
  /// - Parameters:
  ///   - rows: With positions among the times.
  ///   - clusters: For each row the position of its cluster; `nil` when each row is one.
  ///   - drifts: For each time what the derivative of a row at risk gains, where weights are in
  ///     ``PlacedRows/weightUnit``.
  ///   - jumps: For each time what the derivative of a row gains besides when its event happens.
  /// - Returns: One value at or above 0 for each time.
  static func errors(
    of rows: PlacedRows, clusters: [Int]?, drifts: [Double], jumps: [Double]
  ) -> [Double] {
    let byEnd = rowsByPosition(rows.ends, positionCount: drifts.count)
    let byStart = rows.starts.map { rowsByPosition($0, positionCount: drifts.count) }
    let unit = rows.weightUnit
    let weight = { (row: Int) in (rows.weights?[row] ?? 1) / unit }
    let count = clusters.map { ($0.max() ?? -1) + 1 } ?? rows.ends.count
    var sums = InfinitesimalJackknife(clusterCount: count)
    var (entering, leaving) = (0, 0)
    return drifts.indices.map { time in
      while entering < rows.ends.count {
        let row = byStart.map { Int($0[entering]) } ?? entering
        guard rows.starts.map({ Int($0[row]) <= time }) ?? true else { break }
        sums.changeWeight(of: clusters?[row] ?? row, by: weight(row))
        entering += 1
      }
      sums.move(by: drifts[time])
      while leaving < byEnd.count, Int(rows.ends[Int(byEnd[leaving])]) == time {
        let row = Int(byEnd[leaving])
        let (cluster, weight) = (clusters?[row] ?? row, weight(row))
        if rows.events[row] { sums.jump(cluster, by: weight * jumps[time]) }
        sums.changeWeight(of: cluster, by: -weight)
        leaving += 1
      }
      return sums.error()
    }
  }

  /// The square root of the sum of squares.
  ///
  /// The sum keeps rounding of the size of the largest it has been. Where it has come down far from
  /// there, as when all rows are one cluster and cancel, it is summed again.
  private mutating func error() -> Double {
    if influenceSquared.value < 1e-2 * peak {
      for index in clusters.indices { see(index) }
      influenceSquared = CompensatedSum(of: clusters.map { $0.influence * $0.influence })
      influenceTimesWeight = CompensatedSum(of: clusters.map { $0.influence * $0.weight })
      weightSquared = CompensatedSum(of: clusters.map { $0.weight * $0.weight })
      peak = influenceSquared.value
    }
    return max(0, influenceSquared.value).squareRoot()
  }

  /// Moves all clusters by their weight times a drift.
  private mutating func move(by drift: Double) {
    influenceSquared.add(2 * drift * influenceTimesWeight.value)
    influenceSquared.add(drift * drift * weightSquared.value)
    peak = max(peak, influenceSquared.value)
    influenceTimesWeight.add(drift * weightSquared.value)
    self.drift += drift
  }

  /// Brings a cluster up to date.
  private mutating func see(_ index: Int) {
    clusters[index].influence += clusters[index].weight * (drift - clusters[index].seen)
    clusters[index].seen = drift
  }

  private mutating func changeWeight(of index: Int, by change: Double) {
    see(index)
    let (influence, old) = (clusters[index].influence, clusters[index].weight)
    let new = old + change
    clusters[index].weight = new
    influenceTimesWeight.add(influence * change)
    weightSquared.add(new * new)
    weightSquared.add(-old * old)
  }

  private mutating func jump(_ index: Int, by change: Double) {
    see(index)
    let (old, weight) = (clusters[index].influence, clusters[index].weight)
    let new = old + change
    clusters[index].influence = new
    influenceSquared.add(new * new)
    influenceSquared.add(-old * old)
    influenceTimesWeight.add(change * weight)
  }
}
