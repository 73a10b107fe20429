/// Medians and rates of one curve against each other.
struct CurveAudit {
  private let curves: [PublishedCurve]

  init(_ numbers: PublishedRows) {
    curves = numbers.curves.filter { $0["median"] != nil || !$0.rates.isEmpty }
  }

  var checkedCount: Int { curves.count }

  var findings: [AuditFinding] { curves.flatMap { againstMedian($0) + falling($0) + limits($0) } }

  /// Before the median more than half are free of the event, from it on at most half.
  private func againstMedian(_ curve: PublishedCurve) -> [AuditFinding] {
    guard let median = curve["median"] else { return [] }
    return curve.rates.compactMap { rate in
      let isLater = rate.month >= median.bounds.upperBound
      let isEarlier =
        rate.month < median.bounds.lowerBound
        || (median.sense == .greater && rate.month == median.value)
      let isTooHigh = isLater && rate.percent.bounds.lowerBound > 50
      let isTooLow = isEarlier && rate.percent.bounds.upperBound < 50
      guard isTooHigh || isTooLow else { return nil }
      let month = rate.statistic.dropFirst(5).dropLast()
      return AuditFinding(
        rows: [curve.id(rate.statistic), curve.id("median")], check: .curve, verdict: .impossible,
        printed: "\(rate.percent.printed) % at \(month) months, median \(median.printed)",
        expected: isTooHigh ? "at most 50 %" : "at least 50 %",
        sentence:
          "The median \(median.printed) lies \(isTooHigh ? "before" : "after") month \(month)."
      )
    }
  }

  /// A curve does not rise.
  private func falling(_ curve: PublishedCurve) -> [AuditFinding] {
    let rates = curve.rates
    return zip(rates, rates.dropFirst()).compactMap { earlier, later in
      guard later.percent.bounds.lowerBound > earlier.percent.bounds.upperBound else { return nil }
      return AuditFinding(
        rows: [curve.id(later.statistic), curve.id(earlier.statistic)], check: .curve,
        verdict: .impossible,
        printed: "\(later.percent.printed) % after \(earlier.percent.printed) %",
        expected: "at most \(earlier.percent.printed) %",
        sentence: "A survival curve does not rise.")
    }
  }

  /// The median lies within its limits.
  private func limits(_ curve: PublishedCurve) -> [AuditFinding] {
    guard let median = curve["median"] else { return [] }
    let below = curve["ci_low"].map { $0.bounds.lowerBound > median.bounds.upperBound } ?? false
    let above = curve["ci_high"].map { $0.bounds.upperBound < median.bounds.lowerBound } ?? false
    guard below || above else { return [] }
    let printed = "\(curve["ci_low"]?.printed ?? "")–\(curve["ci_high"]?.printed ?? "")"
    return [
      AuditFinding(
        rows: [curve.id("median")], check: .curve, verdict: .impossible,
        printed: "\(median.printed) (\(printed))", expected: "limits around \(median.printed)",
        sentence: "The median does not lie between its limits.")
    ]
  }
}
