public import ClinicalRecords

/// Grades laboratory results by the numbers of a dictionary.
///
/// A result has the highest grade of the intervals it lies in; what no number tells, such as symptoms, is not guessed: the lowest
/// and the highest possible grade are stated with what decides. Rule: G1, G2, G4.
public struct LaboratoryGrading: Sendable {
  /// The numbers.
  public let criteria: LaboratoryCriteria
  /// What is measured, as it is called.
  let analytes: Vocabulary
  private let calcium: CorrectedCalcium?
  let unnumbered: UnnumberedTerms
  private let plans: [CodePosition: AnalytePlan]

  /// The terms an analyte is graded for.
  private struct AnalytePlan {
    /// By the place of the unit among the known ones; a single list where any unit will do.
    let terms: [[TermPlan]]
    let isOfAnyUnit: Bool
  }

  /// A grading.
  ///
  /// - Parameters:
  ///   - criteria: The numbers.
  ///   - codebook: The words of the registry.
  public init(_ criteria: LaboratoryCriteria, _ codebook: Codebook) {
    self.criteria = criteria
    analytes = codebook.analytes
    unnumbered = UnnumberedTerms(codebook)
    calcium = CorrectedCalcium(criteria, codebook.analytes)
    let positions = Dictionary(grouping: criteria.intervals.indices) {
      criteria.intervals[$0].analyte
    }
    plans = positions.reduce(into: [:]) { plans, entry in
      let terms = Dictionary(grouping: entry.value) { criteria.intervals[$0].term }
      let units = criteria.knownUnits(of: entry.key)
      let places: [Int?] = units.isEmpty ? [nil] : units.indices.map { $0 }
      let perUnit = places.map { unit in
        terms.keys.sorted().compactMap { TermPlan($0, terms[$0] ?? [], unit: unit, criteria) }
      }
      plans[entry.key] = AnalytePlan(terms: perUnit, isOfAnyUnit: units.isEmpty)
    }
  }

  /// Why a result cannot be graded at all.
  public enum Obstacle: Error, Sendable, Equatable {
    /// The unit is none the analyte is known in; the known ones.
    case unknownUnit(known: [String])
    /// The value or a limit of normal is not a number that anything measures: infinite, or beyond 10³⁰.
    case outOfRange
    /// The lower limit of normal is above the upper.
    case limitsCrossed
    /// No term is graded by this analyte's number.
    case notGraded
    /// Total calcium is graded after correction for albumin, of which there is no result on that day.
    case albuminMissing
  }

  /// What a result says about each term that its analyte is graded by.
  ///
  /// - Parameters:
  ///   - result: The result.
  ///   - baseline: The baseline of the same analyte; `nil` where there is none. It may be in another unit; its upper limit
  ///     says whether it was normal, else that of the result.
  ///   - albumin: Albumin of the same day, for total calcium.
  ///   - circumstances: What is known beside the number: `true`, `false`, absent where it is not known. What follows from the
  ///     baseline and the limits is worked out where they are known.
  /// - Returns: A finding per term, in order of the terms; of grade 0 where nothing is wrong.
  /// - Throws: ``Obstacle``.
  public func findings(
    of result: LaboratoryResult, baseline: LaboratoryResult? = nil,
    albumin: LaboratoryResult? = nil, circumstances: [Circumstance: Bool] = [:]
  ) throws(Obstacle) -> [LaboratoryFinding] {
    try findings(
      of: result, baseline: baseline, albumin: albumin, knowing: KnownFacts(circumstances))
  }

  /// The same, of what is known beside the number as facts.
  func findings(
    of result: LaboratoryResult, baseline: LaboratoryResult?, albumin: LaboratoryResult?,
    knowing known: KnownFacts
  ) throws(Obstacle) -> [LaboratoryFinding] {
    let result = try graded(result, albumin: albumin)
    guard let plan = plans[result.analyte] else { throw .notGraded }
    let place = criteria.units.position(of: result.unit, analyte: result.analyte)
    guard let terms = plan.isOfAnyUnit ? plan.terms.first : place.map({ plan.terms[$0] }),
      !terms.isEmpty
    else { throw .unknownUnit(known: criteria.knownUnits(of: result.analyte)) }
    let comparison = ValueComparison(result, baseline, criteria.units)
    return terms.map { TermGrading($0, comparison, known).finding }
  }

  /// What a result is graded as: corrected calcium, of total calcium; else its own analyte. Rule: G5.
  func analyte(grading result: LaboratoryResult) -> CodePosition {
    guard let calcium, calcium.applies(to: result) else { return result.analyte }
    return calcium.corrected
  }

  /// A result as it is graded: total calcium corrected for albumin, in a unit that has grades; any other as it is. Rule: G5.
  ///
  /// - Parameters:
  ///   - result: The result.
  ///   - albumin: Albumin of the same day.
  /// - Returns: The result to compare with the intervals.
  /// - Throws: ``Obstacle``, among them that the limits are crossed.
  public func graded(
    _ result: LaboratoryResult, albumin: LaboratoryResult? = nil
  ) throws(Obstacle) -> LaboratoryResult {
    guard result.isInRange else { throw .outOfRange }
    if let lower = result.lowerLimit, let upper = result.upperLimit, lower > upper {
      throw .limitsCrossed
    }
    guard let calcium, calcium.applies(to: result) else { return result }
    return try calcium.result(of: result, albumin: albumin)
  }
}

extension LaboratoryResult {
  /// Numbers beyond this measure nothing, and their products could become infinite.
  private static let largestMagnitude = 1e30

  /// Whether its value and its limits of normal are numbers that something could measure.
  var isInRange: Bool {
    isMeasurable(value) && isMeasurable(lowerLimit ?? 0) && isMeasurable(upperLimit ?? 0)
  }

  private func isMeasurable(_ number: Double) -> Bool {
    number.magnitude <= LaboratoryResult.largestMagnitude
  }
}
