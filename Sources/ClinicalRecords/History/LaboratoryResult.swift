/// A laboratory result, or another measurement that is graded by its number.
public struct LaboratoryResult: Sendable, Equatable {
  /// Day of the sample.
  public var sampledOn: ClinicalDate
  /// What was measured.
  public var analyte: CodePosition
  /// 1, or 2, 3 … for further samples of the same day.
  public var sample: Int
  /// The result.
  public var value: Double
  /// Unit of the result and its limits, as written.
  public var unit: String
  /// Lower limit of normal.
  public var lowerLimit: Double?
  /// Upper limit of normal.
  public var upperLimit: Double?
  /// Whether it was marked as the baseline of the line that follows; `nil` where nothing was said.
  public var isBaseline: Bool?

  /// A result.
  ///
  /// - Parameters:
  ///   - sampledOn: Day of the sample.
  ///   - analyte: What was measured.
  ///   - sample: 1, or 2, 3 … for further samples of the same day.
  ///   - value: The result.
  ///   - unit: Unit of the result and its limits.
  ///   - lowerLimit: Lower limit of normal.
  ///   - upperLimit: Upper limit of normal.
  ///   - isBaseline: Whether it was marked as the baseline of the line that follows.
  public init(
    sampledOn: ClinicalDate, analyte: CodePosition, sample: Int = 1, value: Double, unit: String,
    lowerLimit: Double? = nil, upperLimit: Double? = nil, isBaseline: Bool? = nil
  ) {
    self.sampledOn = sampledOn
    self.analyte = analyte
    self.sample = sample
    self.value = value
    self.unit = unit
    self.lowerLimit = lowerLimit
    self.upperLimit = upperLimit
    self.isBaseline = isBaseline
  }
}
