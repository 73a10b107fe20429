/// A log likelihood of a Cox model, in units of the centered and scaled columns.
protocol CoxLikelihood: SmoothConcaveFunction {
  /// What the information is small against, on its diagonal, where a column does not vary among
  /// the subjects that are compared: of the last expansion.
  var rowDiagonal: [Double] { get }
  /// The information without a penalty, of the last expansion, where that is not what the expansion
  /// has for second derivatives; otherwise `nil`.
  var fisherInformation: SymmetricMatrix? { get }
}

extension CoxLikelihood {
  var fisherInformation: SymmetricMatrix? { nil }
}

extension PartialLikelihood: CoxLikelihood {}

extension CoxDesign {
  /// The likelihood of a way to treat ties, with or without a penalty.
  func likelihood(_ ties: TieMethod, _ penalty: CoxModel.Penalty) -> any CoxLikelihood {
    if ties == .exact { return ExactPartialLikelihood(self) }
    let likelihood = PartialLikelihood(self, ties: ties)
    return penalty == .firth ? FirthPartialLikelihood(likelihood) : likelihood
  }
}

/// A likelihood as a function of some of its coefficients, the others being held.
struct RestrictedLikelihood: SmoothConcaveFunction {
  let whole: any CoxLikelihood
  /// All coefficients; those held keep their values.
  let position: [Double]
  /// The positions of those that are free.
  let free: [Int]

  var dimension: Int { free.count }

  /// All coefficients from the free ones.
  func wholePosition(_ part: [Double]) -> [Double] {
    var result = position
    for (index, value) in zip(free, part) { result[index] = value }
    return result
  }

  func expansion(at part: [Double]) -> QuadraticExpansion {
    let all = whole.expansion(at: wholePosition(part))
    var result = QuadraticExpansion(dimension: dimension)
    result.value = all.value
    result.gradient = free.map { all.gradient[$0] }
    result.information = all.information.submatrix(free)
    return result
  }
}
