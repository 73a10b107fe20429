/// Strata against all of them together.
///
/// Without censoring the rate of all is the average of the strata's rates, weighted by their patients, and their median lies
/// between the smallest and the largest of the strata. Where censoring differs between strata neither need hold, so what
/// does not is inconsistent, not impossible. Of rates only a gap of ``tolerance`` percentage points beyond rounding is named.
struct StrataAudit {
  /// Percentage points beyond rounding.
  static let tolerance = 2.0
  private let sets: [(all: PublishedCurve, strata: [PublishedCurve])]

  init(_ numbers: PublishedRows) {
    let curves = numbers.curves.filter { $0.count != nil }
    func place(_ curve: PublishedCurve, _ group: String) -> String {
      [curve.endpoint, curve.phase, group].joined(separator: "\u{1F}")
    }
    let within = Dictionary(grouping: curves) { place($0, $0.population) }
    sets = curves.flatMap { all in
      StrataAudit.partitions(of: all, among: within[place(all, all.group)] ?? []).map { (all, $0) }
    }
  }

  var checkedCount: Int { sets.count }

  var findings: [AuditFinding] {
    sets.flatMap { set in rates(set.all, set.strata) + medians(set.all, set.strata) }
  }

  private func rates(_ all: PublishedCurve, _ strata: [PublishedCurve]) -> [AuditFinding] {
    all.rates.compactMap { rate in
      let parts = strata.compactMap { $0[rate.statistic] }
      guard parts.count == strata.count,
        (parts + [rate.percent]).allSatisfy({ $0.sense == .equal })
      else { return nil }
      let weights = strata.map { Double($0.count ?? 0) }
      let sum = weights.reduce(0, +)
      let average = zip(parts, weights).map { $0.value * $1 }.reduce(0, +) / sum
      let slack =
        rate.percent.halfUnit + zip(parts, weights).map { $0.halfUnit * $1 }.reduce(0, +) / sum
      let gap = abs(average - rate.percent.value)
      guard gap > StrataAudit.tolerance + slack else { return nil }
      let patients = weights.map { Figures.text($0, decimals: 0) }.joined(separator: ", ")
      let printed = zip(strata, parts).map { "\($0.group) \($1.text) %" }.joined(separator: ", ")
      return AuditFinding(
        rows: strata.map { $0.id(rate.statistic) } + [all.id(rate.statistic)], check: .strata,
        verdict: .inconsistent, printed: printed,
        expected: "an average of \(rate.percent.text) % (\(all.group)); printed "
          + "\(Figures.text(average, decimals: 1)) %",
        sentence:
          "Weighted by their patients (\(patients)), the strata do not average to all of them.")
    }
  }

  private func medians(_ all: PublishedCurve, _ strata: [PublishedCurve]) -> [AuditFinding] {
    guard let median = all["median"] else { return [] }
    let parts = strata.compactMap { $0["median"] }
    guard parts.count == strata.count, let low = parts.map(\.bounds.lowerBound).min(),
      let high = parts.map(\.bounds.upperBound).max(),
      median.bounds.upperBound < low || median.bounds.lowerBound > high
    else { return [] }
    return [
      AuditFinding(
        rows: [all.id("median")] + strata.map { $0.id("median") }, check: .strata,
        verdict: .inconsistent, printed: median.printed,
        expected: Figures.span(low...max(low, high), decimals: 2),
        sentence: "Without censoring the median of all lies between those of the strata; where "
          + "censoring differs between them it need not, which would have to be said.")
    ]
  }

  /// The sets of curves that part the patients of one by one characteristic.
  private static func partitions(
    of all: PublishedCurve, among curves: [PublishedCurve]
  ) -> [[PublishedCurve]] {
    let parts = curves.filter { other in
      other.group != all.group && (other.count ?? 0) < (all.count ?? 0)
        && !other.group.contains(" vs ")
    }
    var order: [String] = []
    var sets: [String: [PublishedCurve]] = [:]
    for part in parts {
      let name = String(part.group.prefix { !"=<>≥≤:".contains($0) })
      if sets[name] == nil { order.append(name) }
      sets[name, default: []].append(part)
    }
    return order.compactMap { sets[$0] }.filter { set in
      set.count > 1 && set.compactMap(\.count).reduce(0, +) == all.count
    }
  }
}
