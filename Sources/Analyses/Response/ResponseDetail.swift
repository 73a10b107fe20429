public import Endpoints
import Statistics

/// How deep and how long the responses of a group were, and rates that a table of responses shows
/// only when asked.
public struct ResponseDetail: Sendable {
  /// Depths of response in percent from baseline, of lines with measured lesions.
  public struct Depth: Sendable, Equatable {
    /// Lines with a depth.
    public let count: Int
    /// The middle one.
    public let median: Double
    /// The largest fall.
    public let deepest: Double
    /// The smallest fall, or largest rise.
    public let leastDeep: Double
  }

  /// A time of responders by Kaplan-Meier.
  public struct Time: Sendable, Equatable {
    /// Responders.
    public let count: Int
    /// Those who had the event.
    public let eventCount: Int
    /// The median.
    public let median: SurvivalComparison.Median
  }

  /// CR or PR at any time, or stable disease that lasted. Rule: R48.
  public let clinicalBenefit: Proportion
  /// Who stands in the denominator of the three rates below. Rule: R46.
  public let otherDenominator: ResponseDenominator
  /// Objective response over the other denominator.
  public let otherObjectiveResponse: Proportion
  /// Disease control over the other denominator.
  public let otherDiseaseControl: Proportion
  /// Clinical benefit over the other denominator.
  public let otherClinicalBenefit: Proportion
  /// Time to response. Rule: R50.
  public let timeToResponse: Time
  /// Duration of response. Rule: R51.
  public let durationOfResponse: Time
  /// Depth of response; `nil` where nothing was measured.
  public let depth: Depth?
  /// Planned days between scans with the lines planned so, in order of days.
  public let scanIntervals: [(days: Int, count: Int)]

  init(_ counts: ResponseDetailCounts, _ rules: EndpointRules) {
    let other: ResponseDenominator = rules.responseDenominator == .treated ? .evaluable : .treated
    let responses = counts.responses
    func benefit(_ denominator: ResponseDenominator) -> Proportion {
      Proportion(
        denominator == .treated ? counts.clinicalBenefit : counts.clinicalBenefitOfEvaluable,
        of: responses.total(denominator))
    }
    clinicalBenefit = benefit(rules.responseDenominator)
    otherDenominator = other
    otherObjectiveResponse = Proportion(responses.objectiveResponse, of: responses.total(other))
    otherDiseaseControl = Proportion(responses.diseaseControl, of: responses.total(other))
    otherClinicalBenefit = benefit(other)
    timeToResponse = Time(counts.timeToResponse, rules)
    durationOfResponse = Time(counts.durationOfResponse, rules)
    depth = counts.depth
    scanIntervals = counts.scanIntervals.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension ResponseDetail.Time {
  fileprivate init(_ counts: SurvivalCounts, _ rules: EndpointRules) {
    let group = SurvivalComparison.Group(heading: "", counts: counts, (SurvivalOptions(), rules))
    self.init(
      count: group.curve.count, eventCount: group.curve.eventCount, median: group.median)
  }
}
