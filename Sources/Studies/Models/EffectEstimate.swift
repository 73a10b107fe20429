public import Statistics

/// A hazard ratio with its limits.
public struct EffectEstimate: Sendable, Equatable {
  /// The ratio.
  public let ratio: Double
  /// Its limits at 95 %.
  public let interval: ConfidenceInterval
  /// Wald's p value.
  public let pValue: Double

  /// A hazard ratio.
  ///
  /// - Parameters:
  ///   - ratio: The ratio.
  ///   - interval: Its limits at 95 %.
  ///   - pValue: Wald's p value.
  public init(ratio: Double, interval: ConfidenceInterval, pValue: Double) {
    self.ratio = ratio
    self.interval = interval
    self.pValue = pValue
  }

  /// That of a coefficient.
  init(_ coefficient: CoxModel.Coefficient) {
    self.init(
      ratio: coefficient.hazardRatio, interval: coefficient.ratioInterval(),
      pValue: coefficient.waldPValue)
  }
}
