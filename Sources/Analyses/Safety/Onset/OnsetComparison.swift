import Endpoints
public import Statistics

/// When adverse events begin, by group: the cumulative incidence with death as a competing event, and the same by 1 less the
/// Kaplan-Meier estimate, which censors deaths.
///
/// Rule: A5.
public struct OnsetComparison: Sendable {
  /// What is so at a time.
  public struct Landmark: Sendable, Equatable {
    /// The time in months.
    public let months: Double
    /// Patients still at risk.
    public let atRisk: Int
    /// 1 less the Kaplan-Meier estimate; `nil` when the curve has ended before, by censoring.
    public let complement: Double?
    /// Its limits at 95 %.
    public let complementInterval: ConfidenceInterval?
    /// The cumulative incidence; `nil` when the curve has ended before, by censoring.
    public let incidence: Double?
    /// Its limits at 95 %.
    public let incidenceInterval: ConfidenceInterval?
  }

  /// Times of the patients who had the event, in months.
  public struct Times: Sendable, Equatable {
    /// The middle time.
    public let median: Double
    /// The shortest.
    public let shortest: Double
    /// The longest.
    public let longest: Double
  }

  /// One group.
  public struct Group: Sendable {
    /// Its heading.
    public let heading: String
    /// Its counts.
    public let counts: OnsetCounts
    /// Cumulative incidence of the event and of death without it, in days.
    public let incidence: CumulativeIncidence
    /// At the times asked for.
    public let landmarks: [Landmark]
    /// Times of those with the event; `nil` where nobody had it.
    public let times: Times?
  }

  /// Who the answer speaks of.
  public let population: Population
  /// Which events it is about.
  public let events: OnsetEvents
  /// The dictionaries of the counted events, with their versions, by name. Rule: A6.
  public let dictionaries: [String]
  /// Months at which incidences are stated, in ascending order.
  public let months: [Double]
  /// The groups in printed order.
  public let groups: [Group]
  /// All groups together.
  public let total: Group
  /// Whether the incidences differ; `nil` when there is nothing to test.
  public let gray: GrayTest?
  /// Whether the hazards of the event differ, deaths censored; `nil` when there is nothing to test.
  public let logRank: LogRankTest?

  /// The scale on which limits are symmetric.
  public static let scale = IntervalScale.logLog

  /// The answer of a tally.
  ///
  /// - Parameters:
  ///   - events: Which events were counted.
  ///   - tally: The counted cohort.
  ///   - months: Months at which incidences are stated.
  /// - Throws: ``QuestionError`` when there are too many groups.
  public init(
    _ events: OnsetEvents, in tally: GroupedTally<OnsetCounts>, atMonths months: [Double]
  ) throws {
    let answer = try tally.answer()
    let (rules, asked) = (tally.question.rules, Set(months).sorted())
    self.events = events
    self.months = asked
    population = tally.population
    groups = answer.map { Group($0.heading, $0.counts, asked, rules.daysPerMonth) }
    var sum = OnsetCounts()
    for group in answer { sum.merge(group.counts) }
    dictionaries = events.counting.dictionaries(ofBits: sum.dictionaryBits)
    total = Group("Total", sum, asked, rules.daysPerMonth)
    let isCompared = answer.count > 1 && !tally.population.spansLines
    let (times, cause) = (answer.map(\.counts.times), OnsetCounts.Cause.event.rawValue)
    gray = isCompared ? try? GrayTest(of: cause, comparing: times) : nil
    logRank =
      isCompared ? try? LogRankTest(comparing: times.map { $0.eventCounts(of: cause) }) : nil
  }
}

extension OnsetComparison.Group {
  fileprivate init(
    _ heading: String, _ counts: OnsetCounts, _ months: [Double], _ daysPerMonth: Double
  ) {
    let cause = OnsetCounts.Cause.event.rawValue
    let incidence = CumulativeIncidence(counts.times, names: ["event", "death without event"])
    let curve = KaplanMeierEstimate(counts.times.eventCounts(of: cause))
    self.heading = heading
    self.counts = counts
    self.incidence = incidence
    landmarks = months.map {
      OnsetComparison.Landmark(curve, incidence, months: $0, days: $0 * daysPerMonth)
    }
    times = OnsetComparison.Times(counts.times.times(of: cause), daysPerMonth)
  }
}

extension OnsetComparison.Landmark {
  fileprivate init(
    _ curve: KaplanMeierEstimate, _ incidence: CumulativeIncidence, months: Double, days: Double
  ) {
    let (cause, scale) = (OnsetCounts.Cause.event.rawValue, OnsetComparison.scale)
    let atRisk = curve.atRisk(at: days)
    // Beyond the last time a curve is known only where nothing more can happen.
    let isComplementKnown = atRisk > 0 || curve.steps.last?.survival == 0
    let isIncidenceKnown = atRisk > 0 || incidence.eventFree.last == 0
    // Before the first event there is nothing from which to tell a spread.
    let interval = curve.survival(at: days) < 1 ? curve.interval(at: days, scale: scale) : nil
    self.init(
      months: months, atRisk: atRisk,
      complement: isComplementKnown ? 1 - curve.survival(at: days) : nil,
      complementInterval: isComplementKnown
        ? interval.map {
          ConfidenceInterval(lower: 1 - $0.upper, upper: 1 - $0.lower, level: $0.level)
        } : nil,
      incidence: isIncidenceKnown ? incidence.incidence(of: cause, at: days) : nil,
      incidenceInterval: isIncidenceKnown
        ? incidence.interval(of: cause, at: days, scale: scale) : nil)
  }
}

extension OnsetComparison.Times {
  fileprivate init?(_ days: ValueCounts, _ daysPerMonth: Double) {
    guard let median = days.median, let shortest = days.minimum, let longest = days.maximum else {
      return nil
    }
    self.init(
      median: median / daysPerMonth, shortest: Double(shortest) / daysPerMonth,
      longest: Double(longest) / daysPerMonth)
  }
}
