#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The weighted partial likelihood of Fine and Gray's model, with tied events as Breslow has them.
///
/// Cost of an expansion: linear in the subjects, times the square of the columns.
///
/// Source: Fine & Gray, *Journal of the American Statistical Association* 1999;94:496–509, section
/// 3.2.
struct FineGrayLikelihood: SmoothConcaveFunction {
  let risk: SubdistributionRiskSets
  /// The columns of covariates, around 0 and about 1 in size.
  let columns: [[Double]]

  var dimension: Int { columns.count }

  /// What follows from the coefficients for each subject and time.
  struct Fit {
    /// The logarithm of each subject's hazard ratio.
    let predictor: [Double]
    /// The hazard ratio of each subject, over a common factor.
    let ratio: [Double]
    /// The logarithm of that factor.
    let shift: Double
    /// The weighted sum of the ratios at risk at each time.
    let total: [Double]
    /// The step of the baseline hazard at each time, times the common factor.
    let hazard: [Double]
    /// The expected events of each subject: the hazard over its time at risk.
    let expected: [Double]
  }

  func fit(at position: [Double]) -> Fit {
    var predictor = [Double](repeating: 0, count: risk.count)
    for (column, coefficient) in zip(columns, position) {
      for row in column.indices { predictor[row] += coefficient * column[row] }
    }
    let shift = predictor.max() ?? 0
    let ratio = predictor.map { exp($0 - shift) }
    let total = risk.totals(of: ratio)
    let hazard = zip(risk.events, total).map { $0 > 0 ? $0 / $1 : 0 }
    let expected = zip(ratio, risk.sums(of: hazard)).map { $0 * $1 }
    return Fit(
      predictor: predictor, ratio: ratio, shift: shift, total: total, hazard: hazard,
      expected: expected)
  }

  /// The weighted mean of a column over those at risk, at each time with an event; 0 at others.
  func means(of column: [Double], in fit: Fit) -> [Double] {
    let sums = risk.totals(of: zip(column, fit.ratio).map { $0 * $1 })
    return sums.indices.map { risk.events[$0] > 0 ? sums[$0] / fit.total[$0] : 0 }
  }

  func expansion(at position: [Double]) -> QuadraticExpansion {
    let fit = fit(at: position)
    var result = QuadraticExpansion(dimension: dimension)
    for row in 0..<risk.count where risk.isEvent[row] { result.value += fit.predictor[row] }
    for (events, total) in zip(risk.events, fit.total) where events > 0 {
      result.value -= events * (fit.shift + log(total))
    }
    for (index, column) in columns.enumerated() {
      for row in column.indices {
        result.gradient[index] += column[row] * ((risk.isEvent[row] ? 1 : 0) - fit.expected[row])
      }
    }
    addInformation(fit, to: &result)
    return result
  }

  private func addInformation(_ fit: Fit, to result: inout QuadraticExpansion) {
    let means = columns.map { self.means(of: $0, in: fit) }
    for (first, column) in columns.enumerated() {
      let weighted = zip(column, fit.expected).map { $0 * $1 }
      for second in 0...first {
        var sum = 0.0
        for row in column.indices { sum += weighted[row] * columns[second][row] }
        for position in risk.events.indices where risk.events[position] > 0 {
          sum -= risk.events[position] * means[first][position] * means[second][position]
        }
        result.information[first, second] = sum
      }
    }
  }

  /// Whether at each event no subject at risk has more of the direction than those with the event:
  /// up to a millionth of its range, as the direction is that of an iteration under way.
  func rises(along direction: [Double]) -> Bool {
    var along = [Double](repeating: 0, count: risk.count)
    for (column, part) in zip(columns, direction) {
      for row in column.indices { along[row] += part * column[row] }
    }
    let largest = largestAtRisk(along)
    let range = (along.max() ?? 0) - (along.min() ?? 0)
    return risk.ends.indices.allSatisfy { row in
      !risk.isEvent[row] || along[row] >= largest[Int(risk.ends[row])] - 1e-6 * range
    }
  }

  /// The largest value of the subjects at risk at each time.
  private func largestAtRisk(_ values: [Double]) -> [Double] {
    var largest = [Double](repeating: -.infinity, count: risk.times.count)
    for (row, end) in risk.ends.enumerated() {
      largest[Int(end)] = max(largest[Int(end)], values[row])
    }
    for position in largest.indices.reversed().dropFirst() {
      largest[position] = max(largest[position], largest[position + 1])
    }
    for (group, curve) in risk.censoring.enumerated() {
      var past = [Double](repeating: -.infinity, count: largest.count)
      for row in values.indices where risk.stay[row] > 0 && risk.groups[row] == group {
        past[Int(risk.ends[row])] = max(past[Int(risk.ends[row])], values[row])
      }
      var most = -Double.infinity
      for position in largest.indices where curve.uncensored[position] > 0 {
        largest[position] = max(largest[position], most)
        most = max(most, past[position])
      }
    }
    return largest
  }
}
