#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Two groups compared by their mean survival time up to a horizon.
///
/// The comparison says how much time is gained within the horizon, whether or not hazards are
/// proportional. Variances are Greenwood's without a correction for small groups, as in the R package
/// survRM2 and in `survfit`.
///
/// Source: Royston & Parmar, *BMC Medical Research Methodology* 2013;13:152; Uno et al., *Journal of
/// Clinical Oncology* 2014;32:2380–2385.
public struct RestrictedMeanComparison: Equatable, Sendable {
  /// The mean of the group that is compared.
  public let mean: RestrictedMean
  /// The mean of the group with which it is compared.
  public let reference: RestrictedMean

  /// Compares two means.
  ///
  /// - Parameters:
  ///   - mean: Of the group of interest.
  ///   - reference: Of the other group, up to the same horizon.
  public init(of mean: RestrictedMean, against reference: RestrictedMean) {
    precondition(mean.horizon == reference.horizon, "Two means compared have the same horizon.")
    (self.mean, self.reference) = (mean, reference)
  }

  /// Compares the means of two curves.
  ///
  /// - Parameters:
  ///   - curve: Of the group of interest; group 0 in an error.
  ///   - reference: Of the other group; group 1 in an error.
  ///   - horizon: The end of the time that counts. A curve that does not reach it is extended;
  ///     ``isExtrapolated`` tells.
  /// - Throws: ``ComparisonError/emptyGroup(_:)``, ``ComparisonError/impossibleTime``.
  public init(
    of curve: KaplanMeierEstimate, against reference: KaplanMeierEstimate, to horizon: Double
  ) throws {
    for (group, curve) in [curve, reference].enumerated() where curve.count == 0 {
      throw ComparisonError.emptyGroup(group)
    }
    guard horizon.isFinite, let mean = curve.restrictedMean(to: horizon),
      let other = reference.restrictedMean(to: horizon)
    else { throw ComparisonError.impossibleTime }
    self.init(of: mean, against: other)
  }

  /// Whether one of the curves was not observed until the horizon.
  public var isExtrapolated: Bool {
    mean.isExtrapolated || reference.isExtrapolated
  }

  /// The mean less that of the reference: the time gained within the horizon.
  public var difference: Contrast {
    Contrast(
      difference: mean.mean - reference.mean,
      standardError: hypot(mean.standardError, reference.standardError))
  }

  /// The mean divided by that of the reference; `nil` where one of them is 0 or less.
  public var ratio: Contrast? {
    guard mean.mean > 0, reference.mean > 0 else { return nil }
    return Contrast(
      logRatio: log(mean.mean / reference.mean),
      standardError: hypot(
        mean.standardError / mean.mean, reference.standardError / reference.mean))
  }

  /// The time lost within the horizon divided by that of the reference; `nil` where one of the groups
  /// lost none.
  public var timeLostRatio: Contrast? {
    guard mean.timeLost > 0, reference.timeLost > 0 else { return nil }
    return Contrast(
      logRatio: log(mean.timeLost / reference.timeLost),
      standardError: hypot(
        mean.standardError / mean.timeLost, reference.standardError / reference.timeLost))
  }
}
