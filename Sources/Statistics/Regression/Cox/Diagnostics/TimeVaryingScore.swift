/// The score of coefficients of covariates × a function of time, where these are 0 and the others at
/// their estimates, and its variance: the information about them less what the estimates take.
///
/// In units of the scaled columns and weights: a statistic of the weights as given is the design's
/// `weightScale` times that of the score.
struct TimeVaryingScore {
  typealias Pair = SIMD2<Double>

  /// The derivative of the log likelihood by each coefficient.
  private(set) var gradient: [Double]
  /// The variance of the gradient.
  private(set) var information: SymmetricMatrix
  /// What the diagonal of the variance is small against where it is 0 but for rounding.
  let sizes: [Double]

  /// The score of a function.
  ///
  /// - Parameters:
  ///   - hazards: Of a model with Efron's or Breslow's ties.
  ///   - function: A finite number for each event time.
  init(_ hazards: FittedHazards, _ function: [Double]) {
    let values = TimeVaryingScore.normalized(function, hazards)
    gradient = hazards.position.map { _ in 0 }
    for event in 0..<hazards.design.sets.count {
      let mean = hazards.mean(at: event)
      for place in hazards.design.sets.events(event) {
        let row = hazards.design.rows.row(place)
        let weight = hazards.design.weight(place) * values[event]
        for column in mean.indices {
          gradient[column] += weight * (row[column / 2][column & 1] - mean[column])
        }
      }
    }
    let cross = TimeVaryingScore.sums(hazards, values)
    information = TimeVaryingScore.sums(hazards, values.map { $0 * $0 })
    sizes = information.diagonal
    let inverse = hazards.scaledVariance(hazards.model.naiveVariance)
      .scaled(by: hazards.design.weightScale)
    for row in gradient.indices {
      let solved = inverse.times(gradient.indices.map { cross[row, $0] })
      for column in 0...row {
        information[row, column] -= gradient.indices.reduce(0) {
          $0 + solved[$1] * cross[column, $1]
        }
      }
    }
  }

  /// The function less its mean over the events, or its least value where sums of logarithms need
  /// it at or above 0, in units of its largest size. Neither changes a test.
  private static func normalized(_ function: [Double], _ hazards: FittedHazards) -> [Double] {
    let largest = function.reduce(0) { max($0, abs($1)) }
    guard largest > 0 else { return function }
    let scaled = function.map { $0 / largest }
    var origin = scaled.min() ?? 0
    if hazards.sums.shifts.isEmpty {
      let events = zip(scaled, hazards.design.sets.eventRows)
      let sum = events.reduce(0) { $0 + $1.0 * Double($1.1) }
      origin = sum / Double(max(1, hazards.design.sets.eventCount))
    }
    let moved = scaled.map { $0 - origin }
    let size = moved.reduce(0) { max($0, abs($1)) }
    return size > 1e-14 ? moved.map { $0 / size } : moved.map { _ in 0 }
  }

  /// The information about the coefficients, each event time counting as often as a number says.
  private static func sums(_ hazards: FittedHazards, _ times: [Double]) -> SymmetricMatrix {
    let (sums, pairs) = (hazards.sums, hazards.design.rows.pairs)
    var result = rowProducts(hazards, times).matrix(size: hazards.position.count)
    for event in times.indices {
      let tied = hazards.tied[event]
      let all = sums.atRiskRows + event * pairs
      let own = sums.tiedRow[event] >= 0 ? sums.dyingRows + Int(sums.tiedRow[event]) * pairs : nil
      for row in hazards.position.indices {
        let (a, t) = (all[row / 2][row & 1], own?[row / 2][row & 1] ?? 0)
        for column in 0...row {
          let (b, u) = (all[column / 2][column & 1], own?[column / 2][column & 1] ?? 0)
          let products = tied.square * a * b - tied.crossSquare * (a * u + t * b)
          result[row, column] -= times[event] * (products + tied.ownSquare * t * u)
        }
      }
    }
    return result
  }

  /// Σ over the rows of hazard × covariates covariatesᵀ × what the baseline grows by while the row
  /// is at risk, each event time counting as often as a number says.
  private static func rowProducts(_ hazards: FittedHazards, _ times: [Double]) -> GramSums {
    let (sums, sets, rows) = (hazards.sums, hazards.design.sets, hazards.design.rows)
    var growth = CumulativeHazards(count: sets.count)
    growth.increments = zip(hazards.tied, times).map { $0.hazard * $1 }
    growth.ownIncrements = zip(hazards.tied, times).map { $0.ownHazard * $1 }
    growth.addUp(sets.strata)
    let wide =
      sums.shifts.isEmpty ? [] : sums.wideExpectations(at: hazards.position, growth)
    var weights = [Double](repeating: 0, count: rows.count)
    let starts = sums.stratumStarts
    for event in 0..<sets.count {
      let own = sets.events(event)
      for place in sets.slice(event) {
        let first = sets.firsts.map { Int($0[place]) } ?? starts[event]
        let weight =
          wide.isEmpty
          ? sums.hazard(place) * growth.between(first, event, isEvent: own.contains(place))
          : wide[place]
        weights[rows.patterns.map { Int($0[place]) } ?? place] += weight
      }
    }
    var result = GramSums(pairs: rows.pairs)
    result.add(rows.values, weights: weights, count: rows.count)
    return result
  }
}
