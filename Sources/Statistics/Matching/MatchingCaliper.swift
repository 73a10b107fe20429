/// The largest difference of scores between the subjects of a matched pair.
///
/// A pair whose difference equals the caliper is allowed. Both are compared after rounding to the
/// grid of ``MatchingCandidates``.
///
/// Source: Austin, *Pharmaceutical Statistics* 2011;10:150–161, recommends 0.2 standard deviations
/// of the logit.
public enum MatchingCaliper: Equatable, Sendable {
  /// A width in the unit of the scale, at or above 0.
  case width(Double)
  /// A multiple of the standard deviation of the scores of all subjects of both arms who are left
  /// to match, with divisor n − 1: `std.caliper` in the R package MatchIt.
  case standardDeviations(Double)
  /// A multiple of √((s₁² + s₀²) / 2), s₁ and s₀ being the standard deviations within the arms, as
  /// Austin pools them.
  case pooledStandardDeviations(Double)
}
