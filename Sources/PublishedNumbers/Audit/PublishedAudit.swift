/// A paper's printed numbers held against each other.
///
/// Only what the printed numbers themselves decide is named; whoever reads a finding can recompute it by hand.
public struct PublishedAudit: Sendable {
  /// The findings, by check, within it in the order of the files.
  public let findings: [AuditFinding]
  /// How many numbers, tables or curves each check looked at, in the order of ``AuditFinding/Check/allCases``.
  public let checked: [(check: AuditFinding.Check, count: Int)]
  /// Per p value of counts the tests that give it, in the order of the files.
  public let tests: [(id: String, printed: String, methods: [String])]

  /// Checks printed numbers.
  ///
  /// - Parameter numbers: As the paper prints them.
  public init(of numbers: PublishedRows) {
    let (percentages, counts) = (PercentageAudit(numbers), CountAudit(numbers))
    let (pValues, ratios) = (TestAudit(numbers), RatioAudit(numbers))
    let (curves, strata) = (CurveAudit(numbers), StrataAudit(numbers))
    let followUp = FollowUpAudit(numbers)
    findings =
      percentages.findings + counts.findings + pValues.findings + ratios.findings
      + curves.findings + strata.findings + followUp.findings
    checked = [
      (.percentage, percentages.checkedCount), (.counts, counts.checkedCount),
      (.pValue, pValues.checkedCount), (.ratio, ratios.checkedCount),
      (.curve, curves.checkedCount), (.strata, strata.checkedCount),
      (.followUp, followUp.checkedCount),
    ]
    tests = pValues.agreeing
  }
}
