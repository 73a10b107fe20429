/// A dose of a drug, or a stretch of days on which it was taken: the dated record from which lines
/// of therapy can be derived.
public struct DrugExposure: Sendable, Equatable {
  /// The day it was given, or the first day it was taken.
  public var givenOn: ClinicalDate
  /// The drug.
  public var agent: CodePosition
  /// The last day of a stretch; `nil` for a single dose.
  public var lastGivenOn: ClinicalDate?
  /// Whether it was given; a dose that was planned and left out is `false`.
  public var isGiven: Bool

  /// An exposure.
  ///
  /// - Parameters:
  ///   - givenOn: The day it was given, or the first day it was taken.
  ///   - agent: The drug.
  ///   - lastGivenOn: The last day of a stretch.
  ///   - isGiven: Whether it was given.
  public init(
    givenOn: ClinicalDate, agent: CodePosition, lastGivenOn: ClinicalDate? = nil,
    isGiven: Bool = true
  ) {
    self.givenOn = givenOn
    self.agent = agent
    self.lastGivenOn = lastGivenOn
    self.isGiven = isGiven
  }
}
