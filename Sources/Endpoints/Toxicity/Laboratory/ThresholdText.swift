public import ClinicalRecords

/// What a person reads of the interval a result lies in, with the limits and the baseline put in.
///
/// `hemoglobin 9.2 g/dL: grade 2 from 8 to below 10 g/dL [HGB-G2-gdL]`, or
/// `alanine aminotransferase 130 U/L: grade 2 above 3 × ULN (40) = 120 to 5 × ULN = 200 U/L [ALT-G2-BN]`. Rule: G1.
public struct ThresholdText: Sendable, Equatable {
  /// The analyte and the result, also in the unit of the interval where that is another: `calcium 4.9 mEq/L (2.45 mmol/L)`.
  public let result: String
  /// The interval with its unit: `from 8 to below 10 g/dL`.
  public let interval: String
  /// The grade of the interval.
  public let grade: Int
  /// The name of the interval: `HGB-G2-gdL`.
  public let name: String

  /// All of it in one sentence without a full stop.
  public var text: String { "\(result): grade \(grade) \(interval) [\(name)]" }
}

extension LaboratoryGrading {
  /// What a person reads of an interval.
  ///
  /// - Parameters:
  ///   - position: Its position in ``LaboratoryCriteria/intervals``, as a finding states it.
  ///   - result: The result as it is graded: of total calcium what ``graded(_:albumin:)`` returns.
  ///   - baseline: The baseline of the same analyte.
  /// - Returns: The text. A limit or a baseline that is not known is said to be so.
  public func threshold(
    _ position: Int, of result: LaboratoryResult, baseline: LaboratoryResult? = nil
  ) -> ThresholdText {
    let interval = criteria.intervals[position]
    let wording = ThresholdWording(interval, result, baseline, criteria.units)
    let analyte = Int(result.analyte)
    let label = analytes.entries.indices.contains(analyte) ? analytes.entries[analyte].label : ""
    return ThresholdText(
      result: "\(label.uncapitalized) \(wording.result)", interval: wording.range,
      grade: interval.grade, name: interval.name)
  }
}

extension String {
  /// Inside a sentence: `hemoglobin`, but `pH`, `INR` and `FEV1` as they are.
  fileprivate var uncapitalized: String {
    guard let first, let second = dropFirst().first, second.isLowercase || second == " " else {
      return self
    }
    return first.lowercased() + dropFirst()
  }
}
