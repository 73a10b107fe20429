#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension LogRankTest {
  /// The one-step estimate of the hazard ratio of a group against all others together, exp((O −
  /// E)/V): what a log-rank test without a Cox model tells of the size of a difference. It is too
  /// close to 1 where the true ratio is far from it.
  ///
  /// - Parameter group: The position of the group.
  /// - Returns: `nil` where the group was never compared, and for other weightings than
  ///   ``LogRankWeighting/logRank``. The standard error is 1/√V.
  ///
  /// Source: Peto et al., *British Journal of Cancer* 1977;35:1–39; Yusuf et al., *Progress in
  /// Cardiovascular Diseases* 1985;27:335–371.
  public func oneStepHazardRatio(of group: Int) -> Contrast? {
    precondition(observed.indices.contains(group), "The group is one of those compared.")
    guard weighting == .logRank else { return nil }
    let variance = self.variance[group, group]
    guard variance > 0 else { return nil }
    return Contrast(
      logRatio: (observed[group] - expected[group]) / variance,
      standardError: 1 / variance.squareRoot())
  }

  /// The ratio of the relative event rates O/E of two groups.
  ///
  /// - Parameters:
  ///   - group: The position of the group of interest.
  ///   - reference: The position of the other.
  /// - Returns: `nil` where one of the groups has no events, and for other weightings than
  ///   ``LogRankWeighting/logRank``. The standard error of the logarithm is √(1/E + 1/E').
  ///
  /// Source: Pike, *British Journal of Cancer* 1972;26:482–487 (appendix); Berry, Kitchin & Mock,
  /// *Statistics in Medicine* 1991;10:749–755.
  public func relativeRate(of group: Int, against reference: Int) -> Contrast? {
    precondition(
      observed.indices.contains(group) && observed.indices.contains(reference),
      "The groups are among those compared.")
    guard weighting == .logRank else { return nil }
    let pair = [group, reference]
    guard pair.allSatisfy({ observed[$0] > 0 && expected[$0] > 0 }) else { return nil }
    let rates = pair.map { observed[$0] / expected[$0] }
    return Contrast(
      logRatio: log(rates[0] / rates[1]),
      standardError: (1 / expected[group] + 1 / expected[reference]).squareRoot())
  }
}
