extension FineGrayLikelihood {
  /// The sum of the squares and products of what each subject contributes to the score: its own
  /// part, and its part in the estimated weights, as a censored or not yet censored subject.
  ///
  /// Cost: linear in the subjects, times the square of the columns.
  ///
  /// Source: Fine & Gray, *Journal of the American Statistical Association* 1999;94:496–509, section
  /// 3.3 (η and ψ there).
  func scoreProducts(at position: [Double]) -> SymmetricMatrix {
    let fit = fit(at: position)
    let contributions = columns.map { self.contributions(of: $0, fit) }
    var result = SymmetricMatrix(size: dimension)
    for first in 0..<dimension {
      for second in 0...first {
        result[first, second] = zip(contributions[first], contributions[second])
          .reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
    return result
  }

  private func contributions(of column: [Double], _ fit: Fit) -> [Double] {
    let means = self.means(of: column, in: fit)
    let drift = zip(means, fit.hazard).map { $0 * $1 }
    let drifted = risk.sums(of: drift)
    var result = column.indices.map { row in
      let own = risk.isEvent[row] ? column[row] - means[Int(risk.ends[row])] : 0
      return own - (column[row] * fit.expected[row] - fit.ratio[row] * drifted[row])
    }
    let values = zip(column, fit.ratio).map { $0 * $1 }
    for group in risk.censoring.indices {
      let (effect, compensator) = censoringEffects(of: values, drift, fit, group: group)
      for row in result.indices where risk.groups[row] == group {
        let end = Int(risk.ends[row])
        let isCensored = !risk.isEvent[row] && risk.stay[row] == 0
        result[row] += (isCensored ? effect[end] : 0) - compensator[end]
      }
    }
    return result
  }

  /// What a censoring at each time does to the score through the weights of those who have had a
  /// competing event before, from that time on; and the sum of what is expected so far.
  private func censoringEffects(
    of values: [Double], _ drift: [Double], _ fit: Fit, group: Int
  ) -> (effect: [Double], compensator: [Double]) {
    let curve = risk.censoring[group]
    let (hazards, drifts) = (curve.fromNow(fit.hazard), curve.fromNow(drift))
    let ratios = risk.stayed(fit.ratio, group: group)
    let products = risk.stayed(values, group: group)
    var (effect, compensator) = ([Double](), [Double]())
    var (ratio, product, sum) = (0.0, 0.0, 0.0)
    for position in risk.times.indices {
      let atRisk = curve.atRisk[position]
      let change = product * hazards[position] - ratio * drifts[position]
      effect.append(atRisk > 0 ? change / atRisk : 0)
      if atRisk > 0 { sum += change * curve.censored[position] / (atRisk * atRisk) }
      compensator.append(sum)
      ratio += ratios[position]
      product += products[position]
    }
    return (effect, compensator)
  }
}
