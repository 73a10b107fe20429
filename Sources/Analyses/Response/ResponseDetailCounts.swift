import ClinicalRecords
import Endpoints

/// Lines of therapy by best overall response, with how deep and how long responses were.
public struct ResponseDetailCounts: Counts {
  /// By best overall response.
  public private(set) var responses = ResponseCounts()
  /// Lines with clinical benefit. Rule: R48.
  public private(set) var clinicalBenefit = 0
  /// Those of them that can be evaluated, on the basis of the rules.
  public private(set) var clinicalBenefitOfEvaluable = 0
  /// Times to response. Rule: R50.
  public private(set) var timeToResponse = SurvivalCounts()
  /// Durations of response. Rule: R51.
  public private(set) var durationOfResponse = SurvivalCounts()
  /// Lines by depth of response in percent, where measured; as many keys as there are different
  /// ratios of two sums, however many lines.
  private(set) var depths: [Double: Int] = [:]
  /// Lines by planned days between scans, where planned.
  private(set) var scanIntervals: [Int: Int] = [:]

  /// Nothing counted.
  public init() {}

  /// Counts one line.
  mutating func add(_ outcome: LineOutcome, _ rules: EndpointRules) {
    guard let best = outcome.bestResponse(on: rules.responseBasis) else { return }
    responses.add(best, rules)
    if outcome.hasClinicalBenefit == true {
      clinicalBenefit += 1
      if outcome.isEvaluable(rules) { clinicalBenefitOfEvaluable += 1 }
    }
    timeToResponse.add(outcome[.timeToResponse], rules)
    durationOfResponse.add(outcome[.durationOfResponse], rules)
    if let depth = outcome.depthOfResponse { depths[depth.percent, default: 0] += 1 }
    if let days = outcome.line.scanIntervalDays { scanIntervals[days, default: 0] += 1 }
  }

  /// Adds what another part counted.
  ///
  /// - Parameter other: Counts of other lines.
  public mutating func merge(_ other: ResponseDetailCounts) {
    responses.merge(other.responses)
    clinicalBenefit += other.clinicalBenefit
    clinicalBenefitOfEvaluable += other.clinicalBenefitOfEvaluable
    timeToResponse.merge(other.timeToResponse)
    durationOfResponse.merge(other.durationOfResponse)
    depths.merge(other.depths, uniquingKeysWith: +)
    scanIntervals.merge(other.scanIntervals, uniquingKeysWith: +)
  }

  /// The middle of the depths, of an even number the mean of the two middle ones, with the deepest
  /// and the least deep; `nil` without any.
  var depth: ResponseDetail.Depth? {
    let values = depths.keys.sorted()
    let count = depths.values.reduce(0, +)
    guard let deepest = values.first, let leastDeep = values.last else { return nil }
    let places = [(count + 1) / 2, count / 2 + 1]
    var (seen, middle) = (0, [Double]())
    for value in values {
      seen += depths[value] ?? 0
      while middle.count < 2, seen >= places[middle.count] { middle.append(value) }
    }
    return ResponseDetail.Depth(
      count: count, median: (middle[0] + middle[1]) / 2, deepest: deepest, leastDeep: leastDeep)
  }
}

extension GroupedTally where Tally == ResponseDetailCounts {
  /// A tally of best overall responses with how deep and how long they were, on the basis the
  /// question's rules state.
  ///
  /// - Parameter question: Which lines, compared by what.
  public init(responsesInDetailOf question: Question) {
    let rules = question.rules
    let parts: OutcomeParts = [
      .bestResponse(on: rules.responseBasis), .clinicalBenefit, .depthOfResponse,
      .time(to: .timeToResponse), .time(to: .durationOfResponse),
    ]
    self.init(question, outcomes: parts) { $1.add($0, rules) }
  }
}
