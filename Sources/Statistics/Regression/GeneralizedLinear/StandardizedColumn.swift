/// A column as a likelihood sees it: near 0, with a spread near that of the others, so that a
/// covariate near 1e8 or of size 1e-9 loses no digits.
struct StandardizedColumn: Equatable, Sendable {
  /// The values from which the standardized ones are made.
  let values: [Double]
  /// What is subtracted.
  let center: Double
  /// What the difference is multiplied by.
  let multiplier: Double
  /// The power of 2 by which the values were multiplied, for squares to have a Double: 1 unless the
  /// column is larger or smaller than anything measured.
  let unit: Double
  /// How large rounding errors in a value may be, in standard deviations.
  let rounding: Double

  /// Centers a column on its weighted mean and divides by its weighted standard deviation; `nil`
  /// where no two values with weights differ by more than rounding.
  ///
  /// - Parameters:
  ///   - column: Finite values.
  ///   - weights: At least one above 0; a value of weight 0 has no say.
  init?(_ column: [Double], weights: [Double]) {
    var (low, high) = (Double.infinity, -Double.infinity)
    for (value, weight) in zip(column, weights) where weight > 0 {
      low = min(low, value)
      high = max(high, value)
    }
    // Halves, as the difference of two huge values may have no Double.
    let halfRange = high / 2 - low / 2
    guard halfRange > max(1e-13 * max(abs(low), abs(high)), 1e-300) else { return nil }
    let middle = low / 2 + high / 2
    var (sum, total) = (0.0, 0.0)
    for (value, weight) in zip(column, weights) where weight > 0 {
      sum += weight * ((value / 2 - middle / 2) / halfRange)
      total += weight
    }
    let mean = sum / total
    var squares = 0.0
    for (value, weight) in zip(column, weights) where weight > 0 {
      let distance = (value / 2 - middle / 2) / halfRange - mean
      squares += weight * distance * distance
    }
    let unit = halfRange > 1e150 ? 0x1p-512 : halfRange < 1e-150 ? 0x1p512 : 1
    values = unit == 1 ? column : column.map { $0 * unit }
    center = middle * unit + 2 * (halfRange * unit) * mean
    multiplier = 0.5 / (halfRange * unit * (squares / total).squareRoot())
    self.unit = unit
    rounding = 0
  }

  /// A column that is used as it stands but for a factor, being what others left of it.
  init(_ values: [Double], multiplier: Double, rounding: Double) {
    self.values = values
    center = 0
    self.multiplier = multiplier
    unit = 1
    self.rounding = rounding
  }
}
