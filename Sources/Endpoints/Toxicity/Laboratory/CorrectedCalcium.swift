import ClinicalRecords

/// Corrects total calcium for albumin: total + 0.8 × (4.0 − albumin in g/dL), in mg/dL. Rule: G5.
struct CorrectedCalcium {
  private let total: CodePosition
  let corrected: CodePosition
  private let albumin: CodePosition
  private let criteria: LaboratoryCriteria

  /// A correction by the units of these criteria; `nil` where the registry has no word for calcium, corrected calcium or
  /// albumin, or grades total calcium itself.
  init?(_ criteria: LaboratoryCriteria, _ analytes: Vocabulary) {
    func position(_ code: String) -> CodePosition? {
      analytes.position(of: code).map { CodePosition($0) }
    }
    guard let total = position("calcium"), let corrected = position("calcium_corrected"),
      let albumin = position("albumin"),
      !criteria.intervals.contains(where: { $0.analyte == total })
    else { return nil }
    self.total = total
    self.corrected = corrected
    self.albumin = albumin
    self.criteria = criteria
  }

  /// Whether a result is to be corrected.
  func applies(to result: LaboratoryResult) -> Bool { result.analyte == total }

  /// Total calcium as corrected calcium, in a unit it is graded in; its limits are those of total calcium.
  func result(
    of result: LaboratoryResult, albumin: LaboratoryResult?
  ) throws(LaboratoryGrading.Obstacle) -> LaboratoryResult {
    let units = criteria.units
    guard let own = units.position(of: result.unit, analyte: corrected) else {
      throw .unknownUnit(known: units.known(of: corrected))
    }
    guard let albumin = inGramsPerDeciliter(albumin, on: result.sampledOn) else {
      throw .albuminMissing
    }
    guard let graded = gradedUnit(nearest: own),
      let scale = units.scale(from: own, to: graded, analyte: corrected),
      let milligrams = units.position(of: "mg/dL", analyte: corrected),
      let fromMilligrams = units.scale(from: milligrams, to: graded, analyte: corrected)
    else { throw .notGraded }
    let missing = ExactDecimal(0.8) * (ExactDecimal(4) - albumin)
    var copy = result
    copy.analyte = corrected
    copy.unit = units.known(of: corrected)[graded]
    copy.value =
      (ExactDecimal(result.value).read(by: scale) + missing.read(by: fromMilligrams))
      .nearest
    copy.lowerLimit = result.lowerLimit.map { ExactDecimal($0).read(by: scale).nearest }
    copy.upperLimit = result.upperLimit.map { ExactDecimal($0).read(by: scale).nearest }
    return copy
  }

  private func inGramsPerDeciliter(
    _ result: LaboratoryResult?, on day: ClinicalDate
  ) -> ExactDecimal? {
    guard let result, result.analyte == albumin, result.sampledOn == day, result.isInRange,
      let own = criteria.units.position(of: result.unit, analyte: albumin),
      let grams = criteria.units.position(of: "g/dL", analyte: albumin),
      let scale = criteria.units.scale(from: own, to: grams, analyte: albumin)
    else { return nil }
    return ExactDecimal(result.value).read(by: scale)
  }

  /// The unit itself where corrected calcium is graded in it, else the nearest in which it is.
  private func gradedUnit(nearest own: Int) -> Int? {
    let units = criteria.units
    let known = units.known(of: corrected)
    let graded = known.indices.filter { place in
      criteria.intervals.contains { $0.analyte == corrected && $0.unit == known[place] }
    }
    return graded.min {
      units.scale(from: own, to: $0, analyte: corrected)?.steps ?? .max
        < units.scale(from: own, to: $1, analyte: corrected)?.steps ?? .max
    }
  }
}

extension ExactDecimal {
  /// Read in another unit; exact where that takes no division.
  func read(by scale: UnitScale) -> ExactDecimal {
    let product = times(scale.multipliers)
    guard !scale.divisors.isEmpty else { return product }
    return ExactDecimal(product.nearest / scale.divisors.reduce(1, *))
  }
}
