/// How the p value of a rank test is computed.
public enum RankTestMethod: String, CaseIterable, Sendable {
  /// Exact for samples below 50 values without ties, otherwise normal with continuity correction:
  /// what R does.
  case automatic
  /// From all ways in which the observed ranks, tied or not, could have fallen on the groups.
  ///
  /// Source: Streitberg & Röhmel, *Statistical Software Newsletter* 1986;12:10–17.
  case exact
  /// From the normal distribution, with a variance corrected for ties: what SPSS prints.
  case normal
  /// The same after the statistic has been moved by ½ towards its mean.
  case normalWithContinuityCorrection
}
