public import Statistics

/// The effect of the first arm against the last on one endpoint, made comparable in one way.
public struct EffectRow: Sendable {
  /// The way.
  public enum Method: Sendable, Equatable {
    /// All patients, nothing adjusted.
    case unadjusted
    /// The study's own matching.
    case matched
    /// Another way of the plan, by position.
    case alternative(Int)
  }

  /// Position of the endpoint in the plan.
  public let endpoint: Int
  /// The way.
  public let method: Method
  /// The effect; `nil` where none can be estimated.
  public let effect: EffectEstimate?
  /// Why none, or what the model had to leave out, in a sentence.
  public let problem: String?
  /// Patients of the first and the last arm; of weights the effective sizes.
  public let sizes: [Double]
  /// Events of both.
  public let eventCount: Int
  /// Whether its errors are robust.
  public let isRobust: Bool
  /// The largest standardized difference that is left.
  public let largestDifference: Double?
  /// How strong an unmeasured confounder would have to be; `nil` without effect.
  public let eValue: EValue?

  /// A row.
  public init(
    endpoint: Int, method: Method, effect: EffectEstimate?, problem: String?, sizes: [Double],
    eventCount: Int, isRobust: Bool, largestDifference: Double?, eValue: EValue?
  ) {
    self.endpoint = endpoint
    self.method = method
    self.effect = effect
    self.problem = problem
    self.sizes = sizes
    self.eventCount = eventCount
    self.isRobust = isRobust
    self.largestDifference = largestDifference
    self.eValue = eValue
  }
}
