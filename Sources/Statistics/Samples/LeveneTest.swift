/// The test of Levene that groups have the same variance: an analysis of variance of distances from
/// the center of each group; with medians as centers, that of Brown and Forsythe.
///
/// Unlike ``BartlettTest`` it keeps its level where values are not normal.
///
/// Source: Levene, in Olkin (ed.), *Contributions to Probability and Statistics*, 1960, 278–292;
/// Brown & Forsythe, *Journal of the American Statistical Association* 1974;69:364–367.
public struct LeveneTest: Equatable, Sendable {
  /// From where distances are measured.
  public enum Center: String, CaseIterable, Sendable {
    /// The median of the group, as Brown and Forsythe proposed.
    case median
    /// The mean of the group, as Levene did and SPSS prints first.
    case mean
  }

  /// The analysis of variance of the distances.
  public let analysisOfDistances: AnalysisOfVariance

  /// Compares groups.
  ///
  /// - Parameters:
  ///   - groups: At least two, and more values than groups.
  ///   - center: From where distances are measured.
  /// - Throws: ``SampleError/tooFew(analysis:what:found:needed:)``,
  ///   ``SampleError/noVariation(analysis:)`` when the distances within every group are the same.
  public init(comparing groups: [Sample], center: Center = .median) throws {
    let distances = try groups.map { group in
      let middle = center == .median ? group.median : group.mean
      return try Sample(group.sortedValues.map { abs($0 - middle) })
    }
    analysisOfDistances = try AnalysisOfVariance(
      comparing: distances, equalVariances: true, as: "Levene test")
  }

  /// The F statistic, at or above 0.
  public var statistic: Double { analysisOfDistances.statistic }

  /// The probability of a statistic at least as large if all variances were the same.
  public var pValue: Double { analysisOfDistances.pValue }

  /// The natural logarithm of ``pValue``, which stays finite where that is too small for a Double.
  public var logPValue: Double { analysisOfDistances.logPValue }
}
