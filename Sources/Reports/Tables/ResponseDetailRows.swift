import Analyses
import Endpoints

/// The rows of a response table that are shown only when asked for.
extension ResponseRows {
  /// Clinical benefit, rates over the other denominator, times of responders, depth.
  var detail: [Table.Row] {
    guard let total = comparison.total.detail else { return [] }
    let main = comparison.population.rules.responseDenominator
    let other = total.otherDenominator
    let p = style.cell(comparison.clinicalBenefitTest)
    return rate("Clinical benefit (CBR)", of: main, \.clinicalBenefit, p: p)
      + [Table.Row(section: other.sectionLabel)]
      + rate("Objective response (ORR)", of: other, \.otherObjectiveResponse)
      + rate("Disease control (DCR)", of: other, \.otherDiseaseControl)
      + rate("Clinical benefit (CBR)", of: other, \.otherClinicalBenefit)
      + [Table.Row(section: "Responders")] + responders
      + [Table.Row(section: "Lines with measured lesions")] + depth
  }

  private func rate(
    _ label: String, of denominator: ResponseDenominator,
    _ rate: KeyPath<ResponseDetail, Proportion>, p: String = ""
  ) -> [Table.Row] {
    self.rate(label, of: denominator, p: p) { $0.detail?[keyPath: rate] ?? Proportion(0, of: 0) }
  }

  private var responders: [Table.Row] {
    [
      detailRow("Time to response, median months (95% CI)") {
        style.median($0.timeToResponse.median, of: $0.timeToResponse.count)
      },
      detailRow("Duration of response, median months (95% CI)") {
        style.median($0.durationOfResponse.median, of: $0.durationOfResponse.count)
      },
      detailRow("ended by progression or death, n/N (%)", indent: 1) {
        style.countOfAndPercent($0.durationOfResponse.eventCount, of: $0.durationOfResponse.count)
      },
    ]
  }

  private var depth: [Table.Row] {
    [
      detailRow("Depth of response, median % (range)") { detail in
        detail.depth.map { style.depth($0) } ?? NumberStyle.none
      },
      detailRow("measured, n", indent: 1) { style.count($0.depth?.count ?? 0) },
    ]
  }

  private func detailRow(
    _ label: String, indent: Int = 0, _ cell: (ResponseDetail) -> String
  ) -> Table.Row {
    row(label, indent: indent) { $0.detail.map(cell) ?? NumberStyle.none }
  }
}

extension ResponseDenominator {
  /// Heads the rates over this denominator. Rule: R46.
  fileprivate var sectionLabel: String {
    switch self {
    case .treated: "Rates of all treated, n/N (%)"
    case .evaluable: "Rates of evaluable lines only, n/N (%)"
    }
  }
}

extension NumberStyle {
  /// A depth with its range: `−34.2 (−100 to 61.5)`, in the digits of ``PercentChange``.
  func depth(_ depth: ResponseDetail.Depth) -> String {
    func text(_ percent: Double) -> String {
      let decimals = percent == -100 ? 0 : PercentChange.decimals(of: percent)
      let shown = decimals == 2 ? (percent * 100).rounded(.towardZero) / 100 : percent
      return DecimalText(shown)?.text(decimals: decimals) ?? NumberStyle.notEstimable
    }
    let limits = range(text(depth.deepest), text(depth.leastDeep))
    return "\(text(depth.median)) (\(limits))"
  }

  /// A count, what it is of, and the percentage: `27/90 (30.0)`.
  func countOfAndPercent(_ count: Int, of total: Int) -> String {
    let fraction = "\(self.count(count))/\(self.count(total))"
    return total > 0 ? "\(fraction) (\(percent(count, of: total)))" : fraction
  }
}
