#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A partial likelihood with Firth's penalty: half the logarithm of the determinant of the
/// information, which takes the first-order bias off the estimates and keeps them finite.
///
/// The second derivatives of the penalty are differences of its gradient: with the information alone
/// Newton's method may swing for ever between two points. Cost of one expansion: rows × columns³
/// and tied events × columns³.
///
/// Source: Firth, *Biometrika* 1993;80:27–38; Heinze & Schemper, *Biometrics* 2001;57:114–119.
final class FirthPartialLikelihood: CoxLikelihood {
  private let likelihood: PartialLikelihood
  private var design: CoxDesign { likelihood.design }

  init(_ likelihood: PartialLikelihood) {
    self.likelihood = likelihood
  }

  var dimension: Int { likelihood.dimension }
  var rowDiagonal: [Double] { likelihood.rowDiagonal }

  private(set) var fisherInformation: SymmetricMatrix?

  func expansion(at position: [Double]) -> QuadraticExpansion {
    let differences = penaltyCurvature(at: position)
    var result = likelihood.expansion(at: position)
    fisherInformation = result.information
    let factor = CholeskyFactor(result.information)
    result.value += 0.5 * factor.logDeterminant
    let slopes = penaltySlopes(at: position, factor)
    for column in 0..<dimension { result.gradient[column] += slopes[column] }
    var curved = result.information
    for row in 0..<dimension {
      for column in 0...row { curved[row, column] -= differences[row, column] }
    }
    // Far from the maximum the sum need not be concave; the information alone always is.
    let isConcave = CholeskyFactor(curved).rank >= factor.rank
    if isConcave { result.information = curved }
    return result
  }

  /// The derivatives of the penalty.
  private func penaltySlopes(at position: [Double], _ factor: CholeskyFactor) -> [Double] {
    thirdMoments(at: position, factor.inverse()).map { 0.5 * $0 }
  }

  /// The second derivatives of the penalty, by differences of the first.
  private func penaltyCurvature(at position: [Double]) -> SymmetricMatrix {
    let step = 1e-4
    let slopes = (0..<dimension).map { column in
      [step, -step].map { change in
        var moved = position
        moved[column] += change
        return penaltySlopes(
          at: moved, CholeskyFactor(likelihood.expansion(at: moved).information))
      }
    }
    var result = SymmetricMatrix(size: dimension)
    for row in 0..<dimension {
      for column in 0...row {
        let ways = [(row, column), (column, row)].map { (slopes[$0][0][$1] - slopes[$0][1][$1]) }
        result[row, column] = (ways[0] + ways[1]) / (4 * step)
      }
    }
    return result
  }

  /// Σ over event times of E[(x − m) (x − m)ᵀ V (x − m)]: the derivative of the information, in
  /// each direction, times the variance V.
  private func thirdMoments(at position: [Double], _ variance: SymmetricMatrix) -> [Double] {
    let (sets, logs) = (design.sets, likelihood.sums.logHazards(at: position))
    var total = [Double](repeating: 0, count: dimension)
    let isWide = likelihood.sums.isWide(at: position)
    let rows = RowMoments(design, variance)
    var next = sets.late.count
    for stratum in sets.strata.reversed() {
      var all = RiskMoments(dimension: dimension)
      for event in stratum.reversed() {
        var shift = 0.0
        if isWide {
          let places = design.placesAtRisk(at: event)
          shift = places.reduce(-.infinity) { max($0, logs[$1]) }
          all = RiskMoments(dimension: dimension)
          for place in places { all.add(rows[place], exp(logs[place] - shift)) }
        } else {
          while next > 0, Int(sets.firsts?[Int(sets.late[next - 1])] ?? 0) == event + 1 {
            next -= 1
            all.add(rows[Int(sets.late[next])], -exp(logs[Int(sets.late[next])]))
          }
          for place in sets.slice(event) { all.add(rows[place], exp(logs[place])) }
        }
        var own = RiskMoments(dimension: dimension)
        for place in sets.events(event) { own.add(rows[place], exp(logs[place] - shift)) }
        addEvent(event, all, own, variance, to: &total)
      }
    }
    return total
  }

  private func addEvent(
    _ event: Int, _ all: RiskMoments, _ own: RiskMoments, _ variance: SymmetricMatrix,
    to total: inout [Double]
  ) {
    let count = Int(design.tiedCounts[event])
    let isEfron = likelihood.ties == .efron && count > 1
    let weight = design.eventWeight(event) * (isEfron ? 1 : Double(count))
    for tied in 0..<(isEfron ? count : 1) {
      let third = all.thirdMoment(
        without: own, share: Double(tied) / Double(count), variance)
      for column in 0..<dimension { total[column] += weight * third[column] }
    }
  }
}

/// For each place its covariates, and what their products need.
private struct RowMoments {
  private let design: CoxDesign
  private let variance: SymmetricMatrix

  init(_ design: CoxDesign, _ variance: SymmetricMatrix) {
    (self.design, self.variance) = (design, variance)
  }

  /// The covariates x of a place, and xᵀ V x.
  subscript(_ place: Int) -> (values: [Double], length: Double) {
    let row = design.rows.row(place)
    let values = (0..<design.rows.width).map { row[$0 / 2][$0 & 1] }
    return (values, zip(values, variance.times(values)).reduce(0) { $0 + $1.0 * $1.1 })
  }
}

/// Sums over subjects at risk: of the hazard, and of the hazard times x, x xᵀ, xᵀVx and x xᵀVx.
private struct RiskMoments {
  private let dimension: Int
  private var hazard = 0.0
  private var length = 0.0
  private var first: [Double]
  private var second: SymmetricMatrix
  private var lengthFirst: [Double]

  init(dimension: Int) {
    self.dimension = dimension
    first = [Double](repeating: 0, count: dimension)
    (lengthFirst, second) = (first, SymmetricMatrix(size: dimension))
  }

  mutating func add(_ row: (values: [Double], length: Double), _ weight: Double) {
    hazard += weight
    length += weight * row.length
    for column in 0..<dimension {
      let value = weight * row.values[column]
      first[column] += value
      lengthFirst[column] += value * row.length
      for other in 0...column { second[column, other] += value * row.values[other] }
    }
  }

  /// E[(x − m) (x − m)ᵀ V (x − m)] where a share of some subjects has gone.
  func thirdMoment(
    without own: RiskMoments, share: Double, _ variance: SymmetricMatrix
  ) -> [Double] {
    let total = hazard - share * own.hazard
    let mean = (0..<dimension).map { (first[$0] - share * own.first[$0]) / total }
    let image = variance.times(mean)
    let meanLength = (length - share * own.length) / total
    let square = zip(mean, image).reduce(0) { $0 + $1.0 * $1.1 }
    return (0..<dimension).map { column in
      var product = 0.0
      for other in 0..<dimension {
        product +=
          (second[column, other] - share * own.second[column, other]) / total * image[other]
      }
      let lengthMean = (lengthFirst[column] - share * own.lengthFirst[column]) / total
      return lengthMean - mean[column] * meanLength - 2 * (product - mean[column] * square)
    }
  }
}
