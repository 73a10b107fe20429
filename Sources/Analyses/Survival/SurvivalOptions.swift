public import Statistics

/// How a survival question is answered.
public struct SurvivalOptions: Sendable {
  /// How the interval of a median is made.
  public enum MedianStyle: Sendable, Equatable {
    /// Inverting the curve's pointwise limits on this scale (Brookmeyer and Crowley).
    case inverted(IntervalScale)
    /// Median plus or minus 1.96 standard errors, as SPSS prints it.
    case spss
  }

  /// Months at which survival is stated.
  public var landmarks: [Double]
  /// How the interval of a median is made; the scale also serves the rates (log-log beside SPSS).
  public var medianStyle: MedianStyle
  /// How tied event times enter the Cox model.
  public var ties: TieMethod
  /// Heading of the group the hazard ratios compare with; `nil`: "no" of a yes-or-no grouping, else
  /// the first.
  public var reference: String?

  /// Options, with the defaults a paper expects.
  ///
  /// - Parameters:
  ///   - landmarks: Months at which survival is stated.
  ///   - medianStyle: How the interval of a median is made.
  ///   - ties: How tied event times enter the Cox model.
  ///   - reference: Heading of the reference group.
  public init(
    landmarks: [Double] = [6, 12, 24], medianStyle: MedianStyle = .inverted(.logLog),
    ties: TieMethod = .efron, reference: String? = nil
  ) {
    self.landmarks = landmarks
    self.medianStyle = medianStyle
    self.ties = ties
    self.reference = reference
  }

  /// How the interval of the median follow-up is made: as that of other medians; beside SPSS's, which has no reverse
  /// Kaplan-Meier median, by inverting the log-log limits.
  var followUpStyle: MedianStyle { .inverted(scale) }

  /// The scale of pointwise intervals.
  public var scale: IntervalScale {
    if case .inverted(let scale) = medianStyle { scale } else { .logLog }
  }
}
