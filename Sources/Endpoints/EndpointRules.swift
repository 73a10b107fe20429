public import ClinicalRecords

/// The settings under which endpoints are derived; each has a rule in docs/rules.md.
public struct EndpointRules: Sendable, Equatable {
  /// The last day the data speak of: nothing dated after it is used. `nil`: no such day. Rule: R57.
  public var cutoff: ClinicalDate?
  /// Stable disease counts from this many days after the start of the line. Rule: R35.
  public var stableDiseaseMinimumDays: Int
  /// An adverse event belongs to a line until this many days after its end. Rule: N1.
  public var toxicityWindowDays: Int

  /// The rules of the model paper where no other are given.
  ///
  /// - Parameters:
  ///   - cutoff: The last day the data speak of.
  ///   - stableDiseaseMinimumDays: Days before which stable disease does not count.
  ///   - toxicityWindowDays: Days after a line's end in which events still belong to it.
  public init(
    cutoff: ClinicalDate? = nil, stableDiseaseMinimumDays: Int = 42, toxicityWindowDays: Int = 30
  ) {
    self.cutoff = cutoff
    self.stableDiseaseMinimumDays = stableDiseaseMinimumDays
    self.toxicityWindowDays = toxicityWindowDays
  }

  /// Whether a row of this day exists for the question.
  @inline(__always)
  func knows(_ day: ClinicalDate) -> Bool {
    guard let cutoff else { return true }
    return day <= cutoff
  }
}
