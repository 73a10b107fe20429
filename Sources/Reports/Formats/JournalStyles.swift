/// How journals print numbers.
extension NumberStyle {
  /// Our own conventions: p values with three decimals, months and hazard ratios with two.
  public static let `default` = NumberStyle()

  /// As *Frontiers* journals print what statistical packages show: hazard ratios of regressions with three
  /// decimals, those of arms with two, p values with three up to `1.000`.
  public static let frontiers = NumberStyle(
    regressionDecimals: 3, pValues: .statisticalPackage)

  /// As journals of the American Medical Association print: `P = .04`, a hyphen between limits, months with
  /// one decimal.
  public static let jama = NumberStyle(monthDecimals: 1, pValues: .ama, limits: .hyphen)

  /// As *The New England Journal of Medicine* prints: p values with two decimals above 0.01, "to" between limits,
  /// months with one decimal.
  public static let nejm = NumberStyle(monthDecimals: 1, pValues: .nejm, limits: .word)
}

extension NumberStyle {
  /// What stands before the limits of an interval in a sentence; American journals set a comma: `95% CI, 0.68-1.00`.
  ///
  /// Source: *AMA Manual of Style*, 11th edition, 2020, chapter on study design and statistics.
  package var intervalName: String {
    switch pValues {
    case .uniform, .statisticalPackage: "95% CI "
    case .ama, .nejm: "95% CI, "
    }
  }
}
