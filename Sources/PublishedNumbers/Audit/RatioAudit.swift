import Statistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ratios, limits and p values of one estimate against each other.
///
/// A ratio from a regression is the geometric mean of its limits, and its Wald p value follows from them; all three are
/// printed rounded, so what is compared is the span that rounding leaves. A log-rank p value differs a little from Wald's, so
/// one is named only beyond ``logRankFactor`` times that span.
struct RatioAudit {
  /// How many times larger or smaller than Wald's a log-rank p value may be.
  static let logRankFactor = 2.0
  private let estimates: [RatioEstimate]

  init(_ numbers: PublishedRows) { estimates = numbers.ratioEstimates }

  var checkedCount: Int { estimates.count }

  var findings: [AuditFinding] {
    estimates.flatMap { estimate in
      [order(estimate) ?? middle(estimate)].compactMap(\.self)
        + estimate.pValues.compactMap { pValue($0, of: estimate) }
    }
  }

  private func order(_ estimate: RatioEstimate) -> AuditFinding? {
    let (ratio, lower, upper) =
      (estimate.ratio.bounds, estimate.lower.bounds, estimate.upper.bounds)
    let parts = [estimate.ratio, estimate.lower, estimate.upper]
    if parts.contains(where: { $0.sense == .equal && $0.bounds.upperBound < 0 }) {
      return finding(
        estimate, .impossible, expected: "numbers above 0",
        "A ratio and its limits are not below 0.")
    }
    guard
      lower.lowerBound > ratio.upperBound || upper.upperBound < ratio.lowerBound
        || lower.lowerBound > upper.upperBound
    else { return nil }
    return finding(
      estimate, .impossible, expected: "limits around \(estimate.ratio.printed)",
      "The estimate does not lie between its limits.")
  }

  private func middle(_ estimate: RatioEstimate) -> AuditFinding? {
    let (low, high) = (estimate.lower.bounds, estimate.upper.bounds)
    guard low.lowerBound > 0, high.lowerBound > 0 else { return nil }
    let smallest = (low.lowerBound * high.lowerBound).squareRoot()
    let largest = (low.upperBound * high.upperBound).squareRoot()
    let ratio = estimate.ratio.bounds
    guard ratio.upperBound < smallest * (1 - 1e-9) || ratio.lowerBound > largest * (1 + 1e-9) else {
      return nil
    }
    let decimals = estimate.ratio.decimals
    return finding(
      estimate, .inconsistent,
      expected: Figures.span(smallest...max(smallest, largest), decimals: decimals + 1),
      "The limits of a Wald interval lie symmetrically around the logarithm of the ratio.")
  }

  private func pValue(
    _ test: RatioEstimate.PValue, of estimate: RatioEstimate
  ) -> AuditFinding? {
    guard let wald = estimate.pSpan else { return nil }
    let factor = test.isLogRank ? RatioAudit.logRankFactor : 1
    let span = wald.lowerBound / factor...min(1, wald.upperBound * factor)
    let printed = test.number
    let isPossible =
      switch printed.sense {
      case .equal:
        printed.bounds.upperBound >= span.lowerBound && printed.bounds.lowerBound <= span.upperBound
      case .less: span.lowerBound < printed.value
      case .greater: span.upperBound > printed.value
      }
    guard !isPossible else { return nil }
    return finding(
      estimate, .inconsistent, p: test,
      expected: "p from \(Figures.pValue(wald.lowerBound)) to \(Figures.pValue(wald.upperBound))",
      test.isLogRank
        ? "The log-rank p value is more than twice or less than half the Wald p value that ratio "
          + "and limits allow; the two differ little unless hazards are far from proportional or "
          + "the ratio is adjusted, which would have to be said."
        : "The Wald p value that ratio and limits allow is another; another test may have been "
          + "used, which would have to be said.")
  }

  private func finding(
    _ estimate: RatioEstimate, _ verdict: AuditFinding.Verdict, p: RatioEstimate.PValue? = nil,
    expected: String, _ sentence: String
  ) -> AuditFinding {
    let test = p ?? estimate.pValues.first
    let name = test?.isLogRank == true ? "log-rank p" : "p"
    let tested = test.map { ", \(name) \($0.number.sense.rawValue) \($0.number.text)" } ?? ""
    let limits = "\(estimate.lower.printed)–\(estimate.upper.printed)"
    return AuditFinding(
      rows: [estimate.id], check: .ratio, verdict: verdict,
      printed: "\(estimate.ratio.printed) (\(limits))\(tested)", expected: expected,
      sentence: sentence)
  }
}

/// A printed ratio with its limits.
struct RatioEstimate {
  /// A p value of the comparison.
  struct PValue {
    let number: PrintedNumber
    /// Whether it is said to be that of a log-rank test; else it is taken for Wald's.
    let isLogRank: Bool
  }

  let id: String
  let ratio: PrintedNumber
  let lower: PrintedNumber
  let upper: PrintedNumber
  let pValues: [PValue]

  /// The Wald p values that rounding of ratio and limits leaves possible; `nil` where a limit is not above 0.
  var pSpan: ClosedRange<Double>? {
    let (low, high, middle) = (lower.bounds, upper.bounds, ratio.bounds)
    guard low.lowerBound > 0, middle.lowerBound > 0, low.upperBound < high.lowerBound else {
      return nil
    }
    let width = 2 * 1.959963984540054
    let smallestError = (log(high.lowerBound) - log(low.upperBound)) / width
    let largestError = (log(high.upperBound) - log(low.lowerBound)) / width
    let ends = [log(middle.lowerBound), log(middle.upperBound)]
    let nearest = ends[0] <= 0 && ends[1] >= 0 ? 0 : ends.map(abs).min() ?? 0
    let farthest = ends.map(abs).max() ?? 0
    let smallest = exp(StandardNormal.logTwoSidedTail(farthest / smallestError))
    let largest = exp(StandardNormal.logTwoSidedTail(nearest / largestError))
    guard smallest.isFinite, largest.isFinite else { return nil }
    return smallest...max(smallest, largest)
  }
}

extension PublishedRows {
  /// Ratios in one row, and those whose parts stand in rows of one group and endpoint.
  var ratioEstimates: [RatioEstimate] {
    let inRows = rows.compactMap { row -> RatioEstimate? in
      guard let ratio = row.number(.ratio), let lower = row.number(.lower),
        let upper = row.number(.upper)
      else { return nil }
      return RatioEstimate(
        id: row.id, ratio: ratio, lower: lower, upper: upper,
        pValues: row.number(.pValue).map { [.init(number: $0, isLogRank: false)] } ?? [])
    }
    return inRows + curves.compactMap(\.ratioEstimate)
  }
}

extension PublishedCurve {
  /// The ratio of two curves; `nil` where it is not printed with its limits.
  fileprivate var ratioEstimate: RatioEstimate? {
    guard let ratio = self["hr"], let lower = self["hr_low"], let upper = self["hr_high"] else {
      return nil
    }
    let wald = self["p"].map { RatioEstimate.PValue(number: $0, isLogRank: false) }
    let logRank = self["p_logrank"].map { RatioEstimate.PValue(number: $0, isLogRank: true) }
    return RatioEstimate(
      id: id("hr"), ratio: ratio, lower: lower, upper: upper,
      pValues: [wald, logRank].compactMap(\.self))
  }
}
