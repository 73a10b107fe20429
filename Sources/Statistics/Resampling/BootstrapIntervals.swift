extension Bootstrap {
  /// The standard deviation of the replicates.
  public var standardError: Double {
    let mean = mean
    let squares = replicates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(replicates.count - 1)).squareRoot()
  }

  /// The mean of the replicates less the estimate.
  public var bias: Double { mean - estimate }

  /// From the first replicate on, so that the mean of equal ones is exact.
  private var mean: Double {
    let first = replicates[0]
    return first + replicates.reduce(0) { $0 + ($1 - first) } / Double(replicates.count)
  }

  /// The interval between two quantiles of the replicates.
  ///
  /// This interval, the basic and the BCa interval end at the outermost replicates where too few
  /// were drawn for the level. The level is the coverage, in 0 < level < 1.
  ///
  /// Source: Davison & Hinkley, *Bootstrap Methods and their Application*, 1997, section 5.3.
  public func percentileInterval(level: Double = 0.95) -> ConfidenceInterval {
    let tail = tailProbability(level: level)
    return ConfidenceInterval(
      lower: quantile(tail), upper: quantile(1 - tail), level: level)
  }

  /// The percentile interval mirrored at the estimate: the quantiles of the error, subtracted.
  ///
  /// The level is the coverage, in 0 < level < 1.
  ///
  /// Source: Davison & Hinkley, *Bootstrap Methods and their Application*, 1997, section 5.2.
  public func basicInterval(level: Double = 0.95) -> ConfidenceInterval {
    let tail = tailProbability(level: level)
    return ConfidenceInterval(
      lower: 2 * estimate - quantile(1 - tail), upper: 2 * estimate - quantile(tail), level: level)
  }

  /// The estimate less its bias, and standard errors to both sides as for a normal distribution.
  ///
  /// The level is the coverage, in 0 < level < 1.
  ///
  /// Source: Davison & Hinkley, *Bootstrap Methods and their Application*, 1997, section 5.2.
  public func normalInterval(level: Double = 0.95) -> ConfidenceInterval {
    let (center, reach) = (estimate - bias, standardError * twoSidedDeviate(level: level))
    return ConfidenceInterval(lower: center - reach, upper: center + reach, level: level)
  }

  /// The bias-corrected and accelerated (BCa) interval: a percentile interval whose quantiles make
  /// up for the bias of the median and for a standard error that changes with the truth.
  ///
  /// The level is the coverage, in 0 < level < 1. The interval is `nil` where there is no
  /// ``acceleration``, where all or none of the replicates lie below the estimate, or where the
  /// acceleration is too large for the level.
  ///
  /// Source: Efron, *Journal of the American Statistical Association* 1987;82:171–185.
  public func biasCorrectedInterval(level: Double = 0.95) -> ConfidenceInterval? {
    let reach = twoSidedDeviate(level: level)
    let below = sorted.partitionPoint { $0 >= estimate }
    guard let acceleration, below > 0, below < sorted.count else { return nil }
    let correction = StandardNormal.quantile(Double(below) / Double(sorted.count))
    func limit(_ z: Double) -> Double? {
      let shift = correction + z
      let divisor = 1 - acceleration * shift
      guard divisor > 0 else { return nil }
      return quantile(StandardNormal.cumulative(correction + shift / divisor))
    }
    guard let lower = limit(-reach), let upper = limit(reach) else { return nil }
    return ConfidenceInterval(lower: lower, upper: upper, level: level)
  }

  /// The quantile of the replicates: the k-th of R stands for k/(R + 1), and between two of them the
  /// normal scores are linear.
  ///
  /// Source: Davison & Hinkley, *Bootstrap Methods and their Application*, 1997, equation 5.8.
  private func quantile(_ probability: Double) -> Double {
    let cells = Double(sorted.count + 1)
    let rank = cells * probability
    let k = Int(rank)
    guard k >= 1 else { return sorted[0] }
    guard k < sorted.count else { return sorted[sorted.count - 1] }
    let (before, after) = (sorted[k - 1], sorted[k])
    guard Double(k) < rank else { return before }
    let low = StandardNormal.quantile(Double(k) / cells)
    let high = StandardNormal.quantile(Double(k + 1) / cells)
    return before + (StandardNormal.quantile(probability) - low) / (high - low) * (after - before)
  }
}
