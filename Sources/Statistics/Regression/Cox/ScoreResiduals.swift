#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What each row adds to the derivative of the partial likelihood, times its weight.
///
/// The sum over all rows is the gradient. Where the model is right, the residuals of a row have
/// mean 0; where it is not, or where rows belong together, their products estimate what the
/// gradient really varies by.
///
/// Source: Therneau, Grambsch & Fleming, *Biometrika* 1990;77:147–160; with Efron's treatment of
/// ties as in Therneau & Grambsch, *Modeling Survival Data* 2000, section 4.2.
struct ScoreResiduals {
  typealias Pair = SIMD2<Double>

  /// The pairs of a row.
  let pairs: Int
  /// For each place of the risk sets a row of pairs, in units of the scaled columns.
  private(set) var rows: [Pair]

  /// The residuals at some coefficients of the scaled columns. Cost: linear in rows × columns,
  /// except where hazards differ by more than a Double can hold: there, each row's event times are
  /// walked one by one.
  init(_ sums: RiskSums, at position: [Double]) {
    sums.fill(at: position)
    pairs = sums.design.rows.pairs
    let steps = ScoreSteps(sums)
    rows = [Pair](repeating: .zero, count: sums.design.sets.order.count * pairs)
    let logHazards = sums.shifts.isEmpty ? [] : sums.logHazards(at: position)
    let starts = sums.stratumStarts
    for event in 0..<sums.design.sets.count {
      let own = sums.design.sets.events(event)
      for place in sums.design.sets.slice(event) {
        let first = sums.design.sets.firsts.map { Int($0[place]) } ?? starts[event]
        if own.contains(place) { addEvent(place, event, steps, sums.design) }
        let isEvent = own.contains(place)
        guard !logHazards.isEmpty else {
          subtract(steps, first, event, isEvent, times: sums.hazard(place), place, sums.design)
          continue
        }
        for single in first...event {
          let hazard = exp(logHazards[place] - sums.shifts[single])
          subtract(
            steps, single, single, isEvent && single == event, times: hazard, place, sums.design)
        }
      }
    }
  }

  /// Adds weight × (covariates − their mean over the risk set).
  private mutating func addEvent(
    _ place: Int, _ event: Int, _ steps: ScoreSteps, _ design: CoxDesign
  ) {
    let row = design.rows.row(place)
    let weight = design.weight(place)
    for pair in 0..<pairs {
      rows[place * pairs + pair] += (row[pair] - steps.means[event * pairs + pair]) * weight
    }
  }

  /// Takes off hazard × (covariates × cumulative hazard − cumulative mean) over the event times
  /// from one to another.
  @inline(__always)
  private mutating func subtract(
    _ steps: ScoreSteps, _ first: Int, _ last: Int, _ isEvent: Bool, times hazard: Double,
    _ place: Int, _ design: CoxDesign
  ) {
    let row = design.rows.row(place)
    let cumulative = steps.hazards.between(first, last, isEvent: isEvent)
    for pair in 0..<pairs {
      let mean = steps.mean(first, last, isEvent: isEvent, at: pair)
      rows[place * pairs + pair] -= (row[pair] * cumulative - mean) * hazard
    }
  }

  /// Σ residual residualᵀ over clusters of rows.
  ///
  /// - Parameters:
  ///   - width: The number of columns.
  ///   - clusters: For each place the position of its cluster; `nil` when each row is one.
  /// - Returns: The sum for each two columns, and the sum of all residuals.
  func products(
    width: Int, clusters: [Int32]? = nil
  ) -> (matrix: SymmetricMatrix, total: [Double]) {
    var groups = rows
    if let clusters {
      let count = Int(clusters.max() ?? -1) + 1
      groups = [Pair](repeating: .zero, count: count * pairs)
      for (place, cluster) in clusters.enumerated() {
        for pair in 0..<pairs { groups[Int(cluster) * pairs + pair] += rows[place * pairs + pair] }
      }
    }
    let count = pairs > 0 ? groups.count / pairs : 0
    var (gram, total) = (GramSums(pairs: pairs), [Double](repeating: 0, count: width))
    let ones = [Double](repeating: 1, count: count)
    groups.withUnsafeBufferPointer {
      if let base = $0.baseAddress { gram.add(base, weights: ones, count: count) }
    }
    for row in 0..<count {
      for column in 0..<width { total[column] += groups[row * pairs + column / 2][column & 1] }
    }
    return (gram.matrix(size: width), total)
  }
}

/// What the score residual of a row at risk falls by at each event time, per unit of its hazard.
private struct ScoreSteps {
  typealias Pair = SIMD2<Double>
  private let pairs: Int
  let hazards: CumulativeHazards
  /// The mean of the covariates over the risk set of each event time, averaged over tied events.
  var means: [Pair] = []
  /// What the cumulative mean grows by at each event time, and for a row with the event.
  private var increments: [Pair] = []
  private var ownIncrements: [Pair] = []
  /// The sum of the increments of earlier event times of the stratum.
  private var before: RunningSums

  init(_ sums: RiskSums) {
    pairs = sums.design.rows.pairs
    before = RunningSums(width: 2 * pairs)
    let design = sums.design
    var hazards = CumulativeHazards(count: design.sets.count)
    for event in 0..<design.sets.count {
      let (count, weight) = (Int(design.tiedCounts[event]), design.eventWeight(event))
      let tied = TiedEvents(
        atRisk: sums.atRisk[event], dying: sums.dying[event], count: count, weight: weight,
        ties: sums.ties)
      (hazards.increments[event], hazards.ownIncrements[event]) = (tied.hazard, tied.ownHazard)
      let events = weight * Double(count)
      for pair in 0..<pairs {
        let all = sums.atRiskRows[event * pairs + pair]
        let own =
          sums.tiedRow[event] >= 0
          ? sums.dyingRows[Int(sums.tiedRow[event]) * pairs + pair] : Pair.zero
        means.append((all * tied.hazard - own * (tied.hazard - tied.ownHazard)) / events)
        increments.append(all * tied.square - own * tied.crossSquare)
        ownIncrements.append(
          all * (tied.square - tied.crossSquare) - own * (tied.crossSquare - tied.ownSquare))
      }
    }
    hazards.addUp(design.sets.strata)
    self.hazards = hazards
    before.addUp(increments.flatMap { [$0.x, $0.y] }, design.sets.strata)
  }

  /// What the cumulative mean grows by over the event times from one to another of the same
  /// stratum.
  @inline(__always)
  func mean(_ first: Int, _ last: Int, isEvent: Bool, at pair: Int) -> Pair {
    let step = isEvent ? ownIncrements[last * pairs + pair] : increments[last * pairs + pair]
    guard first < last else { return step }
    return Pair(
      before.difference(first, last, at: 2 * pair), before.difference(first, last, at: 2 * pair + 1)
    ) + step
  }
}
