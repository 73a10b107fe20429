/// The sum of diameters of the target lesions at one visit, in tenths of a millimeter. Rule: R9, R15.
public struct DiameterSum: Sendable, Equatable {
  /// The sum of those measured.
  public var tenths: Int
  /// Whether every target lesion was measured. Rule: R14.
  public var isComplete: Bool
  /// The sum at baseline; `nil` without a complete baseline.
  public var baselineTenths: Int?
  /// The smallest complete sum before this visit, baseline included. Rule: R17.
  public var nadirTenths: Int?

  /// A sum.
  ///
  /// - Parameters:
  ///   - tenths: The sum of those measured.
  ///   - isComplete: Whether every target lesion was measured.
  ///   - baselineTenths: The sum at baseline.
  ///   - nadirTenths: The smallest complete sum before.
  public init(tenths: Int, isComplete: Bool, baselineTenths: Int?, nadirTenths: Int?) {
    self.tenths = tenths
    self.isComplete = isComplete
    self.baselineTenths = baselineTenths
    self.nadirTenths = nadirTenths
  }

  /// Change from baseline in percent, −100 and up; `nil` without baseline, for an incomplete sum or
  /// a baseline of 0.
  public var percentFromBaseline: Double? { percent(from: baselineTenths) }

  /// Change from the nadir in percent; `nil` without nadir, for an incomplete sum or a nadir of 0.
  public var percentFromNadir: Double? { percent(from: nadirTenths) }

  /// Change from baseline in words; `nil` where ``percentFromBaseline`` is.
  public var changeFromBaseline: PercentChange? { change(from: baselineTenths) }

  /// Change from the nadir in words; `nil` where ``percentFromNadir`` is.
  public var changeFromNadir: PercentChange? { change(from: nadirTenths) }

  /// The largest sum that is a partial response, in tenths of a millimeter; `nil` without baseline.
  /// Rule: R16, R18.
  public var partialResponseThroughTenths: Int? {
    baselineTenths.map(ResponseLimits.partialResponse)
  }

  /// The smallest sum that is progression, in tenths of a millimeter; `nil` without nadir.
  /// Rule: R16, R18, R19.
  public var progressionFromTenths: Int? { nadirTenths.map(ResponseLimits.progression) }

  private func change(from other: Int?) -> PercentChange? {
    isComplete ? other.flatMap { PercentChange(of: tenths, from: $0) } : nil
  }

  private func percent(from other: Int?) -> Double? {
    guard isComplete, let other, other > 0 else { return nil }
    return Double(tenths - other) / Double(other) * 100
  }
}
