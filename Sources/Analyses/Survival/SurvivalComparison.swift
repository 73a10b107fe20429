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

  /// The scale of pointwise intervals.
  public var scale: IntervalScale {
    if case .inverted(let scale) = medianStyle { scale } else { .logLog }
  }
}

/// Time to an event by group: curves, medians, rates, log-rank test, hazard ratios.
public struct SurvivalComparison: Sendable {
  /// A median in months with its limits; `nil` where not reached or without a limit.
  public struct Median: Sendable, Equatable {
    /// The median.
    public let months: Double?
    /// Lower limit at 95 %.
    public let lower: Double?
    /// Upper limit at 95 %.
    public let upper: Double?
  }

  /// The part of a group without event at a landmark.
  public struct Rate: Sendable, Equatable {
    /// The landmark in months.
    public let months: Double
    /// Survival; `nil` when the curve has ended before, by censoring.
    public let survival: Double?
    /// Its limits at 95 %.
    public let interval: ConfidenceInterval?
    /// Patients still at risk.
    public let atRisk: Int
  }

  /// The hazard ratio of a group.
  public struct HazardRatio: Sendable {
    /// The ratio against the reference group.
    public let ratio: Double
    /// Its limits at 95 %.
    public let interval: ConfidenceInterval
    /// Wald's p value.
    public let pValue: Double
  }

  /// One group.
  public struct Group: Sendable {
    /// Its heading.
    public let heading: String
    /// Its counts.
    public let counts: SurvivalCounts
    /// Its Kaplan-Meier curve, in days.
    public let curve: KaplanMeierEstimate
    /// Median time to the event.
    public let median: Median
    /// Survival at the landmarks.
    public let rates: [Rate]
    /// Median follow-up by the reverse Kaplan-Meier method. Rule: R62.
    public let followUp: Median
    /// The hazard ratio; `nil` for the reference group, for a single group, and where none can be
    /// estimated.
    public internal(set) var hazardRatio: HazardRatio?
  }

  /// Who the answer speaks of.
  public let population: Population
  /// The event.
  public let endpoint: SurvivalEndpoint
  /// How it was answered.
  public let options: SurvivalOptions
  /// The groups in printed order.
  public private(set) var groups: [Group]
  /// All groups together.
  public let total: Group
  /// Heading of the reference group; `nil` for a single group.
  public let reference: String?
  /// Whether the curves differ; `nil` when there is nothing to test.
  public let logRank: LogRankTest?
  /// Why there are no hazard ratios, where that needs saying.
  public private(set) var hazardRatioProblem: String?

  /// The answer of a tally.
  ///
  /// - Parameters:
  ///   - endpoint: The event that was counted.
  ///   - tally: The counted cohort.
  ///   - options: How to answer.
  /// - Throws: ``QuestionError`` for too many groups or an unknown reference.
  public init(
    of endpoint: SurvivalEndpoint, in tally: GroupedTally<SurvivalCounts>,
    options: SurvivalOptions = SurvivalOptions()
  ) throws {
    let answer = try tally.answer()
    population = tally.population
    self.endpoint = endpoint
    self.options = options
    groups = answer.map { Group(heading: $0.heading, counts: $0.counts, options: options) }
    var sum = SurvivalCounts()
    for group in answer { sum.merge(group.counts) }
    total = Group(heading: "Total", counts: sum, options: options)
    let referenceIndex = try SurvivalComparison.reference(
      among: answer.map { ($0.heading, $0.value) }, options)
    let isCompared = groups.count > 1 && !tally.population.spansLines
    reference = isCompared ? groups[referenceIndex].heading : nil
    let times = answer.map(\.counts.times)
    logRank = isCompared ? try? LogRankTest(comparing: times) : nil
    if isCompared { estimateHazardRatios(times, reference: referenceIndex) }
  }

  private mutating func estimateHazardRatios(_ times: [EventCounts], reference: Int) {
    do {
      let model = try CoxModel(fitting: times, reference: reference, ties: options.ties)
      for coefficient in model.coefficients {
        groups[coefficient.group].hazardRatio = HazardRatio(
          ratio: coefficient.hazardRatio, interval: coefficient.ratioInterval(),
          pValue: coefficient.waldPValue)
      }
    } catch {
      hazardRatioProblem = sentence(error)
    }
  }

  /// Why there is no hazard ratio, with the groups' headings for their numbers.
  private func sentence(_ error: any Error) -> String {
    switch error as? StatisticsError {
    case .emptyGroup(let group): "“\(groups[group].heading)” has no patients."
    case .groupWithoutEvents(let group): "nobody in “\(groups[group].heading)” had the event."
    case .unboundedCoefficient(let group, .upward):
      "the reference had no event while “\(groups[group].heading)” was at risk."
    case .unboundedCoefficient(let group, .downward):
      "“\(groups[group].heading)” had no event while the reference was at risk."
    default: "\(error)"
    }
  }

  private static func reference(
    among groups: [(heading: String, value: Value)], _ options: SurvivalOptions
  ) throws -> Int {
    guard let wanted = options.reference else {
      return groups.firstIndex { $0.value == .flag(false) } ?? 0
    }
    if let found = groups.firstIndex(where: { $0.heading.lowercased() == wanted.lowercased() }) {
      return found
    }
    throw QuestionError(
      "There is no group \"\(wanted)\". Groups: \(groups.map(\.heading).joined(separator: ", ")).")
  }
}

extension SurvivalComparison.Group {
  fileprivate init(heading: String, counts: SurvivalCounts, options: SurvivalOptions) {
    self.heading = heading
    self.counts = counts
    curve = KaplanMeierEstimate(counts.times)
    let reverse = KaplanMeierEstimate(reversing: counts.times)
    median = SurvivalComparison.Median(of: curve, style: options.medianStyle)
    followUp = SurvivalComparison.Median(of: reverse, style: options.medianStyle)
    rates = options.landmarks.map { [curve] in
      SurvivalComparison.Rate(of: curve, atMonths: $0, scale: options.scale)
    }
  }
}

extension SurvivalComparison.Median {
  fileprivate init(of curve: KaplanMeierEstimate, style: SurvivalOptions.MedianStyle) {
    func months(_ days: Double?) -> Double? { days.map { $0 / daysPerMonth } }
    switch style {
    case .inverted(let scale):
      let interval = curve.medianInterval(scale: scale)
      self.init(
        months: months(curve.median), lower: months(interval.lower), upper: months(interval.upper))
    case .spss:
      let interval = curve.spssMedianInterval()
      // Where nobody is left at the median its error is 0, which says nothing about it.
      let isKnown = interval?.standardError.map { $0 > 0 } ?? false
      self.init(
        months: months(interval?.median ?? curve.median),
        lower: isKnown ? months(interval?.lower) : nil,
        upper: isKnown ? months(interval?.upper) : nil)
    }
  }
}

extension SurvivalComparison.Rate {
  fileprivate init(of curve: KaplanMeierEstimate, atMonths months: Double, scale: IntervalScale) {
    let time = months * daysPerMonth
    self.months = months
    atRisk = curve.atRisk(at: time)
    // Beyond the last time the curve is known only where everybody had the event.
    let isKnown = atRisk > 0 || curve.steps.last?.survival == 0
    survival = isKnown ? curve.survival(at: time) : nil
    interval = isKnown ? curve.interval(at: time, scale: scale) : nil
  }
}
