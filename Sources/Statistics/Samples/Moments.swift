/// Mean and variance of a sample in a unit of its own, a power of 2 near its largest value, so that
/// squares neither overflow nor vanish.
struct Moments: Equatable, Sendable {
  let count: Double
  /// The unit is 2 to this power.
  let exponent: Int
  /// The mean in the unit, rounded to a Double.
  let mean: Double
  /// What rounding took from the mean: all that distinguishes the means of two samples whose values
  /// share their leading digits.
  let meanRemainder: Double
  /// The sum of squared distances from the mean, in the unit squared.
  let sumOfSquares: Double

  /// The moments of finite values in ascending order, at least one.
  init(ascending values: [Double]) {
    let largest = max(abs(values[0]), abs(values[values.count - 1]))
    // Beyond 2^1020 the reciprocal of the unit would not be a Double.
    exponent = largest > 0 ? max(-1020, Int(largest.exponent)) : 0
    count = Double(values.count)
    let scale = powerOfTwo(-exponent)
    var sum = CompensatedSum()
    for value in values { sum.add(value * scale) }
    guard values[0] < values[values.count - 1] else {
      (mean, meanRemainder, sumOfSquares) = (values[0] * scale, 0, 0)
      return
    }
    let rough = sum.value / count
    var (rest, squares) = (CompensatedSum(), CompensatedSum())
    for value in values {
      let distance = value * scale - rough
      rest.add(distance)
      squares.add(distance * distance)
    }
    let shift = rest.value / count
    mean = rough + shift
    // What rounding took from the last sum, whichever of its terms is larger.
    let kept = mean - rough
    meanRemainder = (rough - (mean - kept)) + (shift - kept)
    sumOfSquares = squares.value - count * shift * shift
  }

  /// The variance in the unit squared; not a number for a single value.
  var variance: Double { sumOfSquares / (count - 1) }

  /// The variance of the mean in the unit squared; not a number for a single value.
  var varianceOfMean: Double { variance / count }

  /// The same moments in a larger unit.
  func inUnit(exponent: Int) -> Moments {
    Moments(self, exponent: exponent, factor: powerOfTwo(self.exponent - exponent))
  }

  private init(_ moments: Moments, exponent: Int, factor: Double) {
    count = moments.count
    self.exponent = exponent
    mean = moments.mean * factor
    meanRemainder = moments.meanRemainder * factor
    sumOfSquares = moments.sumOfSquares * factor * factor
  }

  /// The mean less that of another in the same unit.
  func meanDifference(from other: Moments) -> Double {
    (mean - other.mean) + (meanRemainder - other.meanRemainder)
  }

  /// The moments of samples in one unit.
  static func inOneUnit(_ samples: [Sample]) -> [Moments] {
    let exponent = samples.map(\.moments.exponent).max() ?? 0
    return samples.map { $0.moments.inUnit(exponent: exponent) }
  }
}
