/// The cumulative incidence of each of several competing events: the probability that this event
/// has been the first to happen by a time (the Aalen-Johansen estimate).
///
/// Unlike 1 minus a Kaplan-Meier estimate that censors the other events, the incidences of all
/// causes and the event-free probability add up to 1. At each time the events come before the
/// censorings. Without subjects there are no times, and everybody is event-free.
///
/// Cost: proportional to distinct times × causes once times are in order.
///
/// Source: Aalen & Johansen, *Scandinavian Journal of Statistics* 1978;5:141–150; Kalbfleisch &
/// Prentice, *The Statistical Analysis of Failure Time Data*, 2nd ed. 2002, section 8.2.
public struct CumulativeIncidence: Equatable, Sendable {
  /// The names of the causes; cause 1 is the first.
  public let names: [String]
  /// The distinct times in ascending order, those of censorings included.
  public let times: [Double]
  /// Subjects whose own time is at or after each time.
  public let atRisk: [Int]
  /// Subjects censored at each time.
  public let censored: [Int]
  /// The probability of no event up to and including each time: the Kaplan-Meier estimate for any
  /// event.
  public let eventFree: [Double]
  /// Greenwood's variance of `eventFree`.
  public let eventFreeVariance: [Double]
  /// The curve of each cause, over the same times.
  public let curves: [Curve]

  /// The incidence of one cause at each time.
  public struct Curve: Equatable, Sendable {
    /// Subjects with an event of the cause at each time.
    public let events: [Int]
    /// The cumulative incidence up to and including each time, in 0...1.
    public let incidence: [Double]
    /// The variance of `incidence` by ``IncidenceVariance/aalen``.
    public let aalenVariance: [Double]
    /// The variance of `incidence` by ``IncidenceVariance/greenwood``.
    public let greenwoodVariance: [Double]
  }

  /// Estimates the curves of all subjects.
  ///
  /// - Parameter subjects: There may be none.
  public init(_ subjects: CompetingEvents) {
    self.init(CauseCounts(subjects), names: subjects.names)
  }

  /// Estimates the curves of a group counted by time.
  ///
  /// - Parameters:
  ///   - counts: The subjects; there may be none.
  ///   - names: One for each cause; "cause 1", "cause 2", … if not given.
  public init(_ counts: CompetingEventCounts, names: [String]? = nil) {
    precondition(
      names.map { $0.count == counts.causeCount } ?? true, "Every cause has one name.")
    let named = names ?? (1...counts.causeCount).map { "cause \($0)" }
    self.init(CauseCounts(counts), names: named)
  }

  private init(_ counts: CauseCounts, names: [String]) {
    self.names = names
    times = counts.times
    atRisk = counts.atRisk
    censored = counts.events(of: 0)
    // One curve for all causes that never happen, as there may be many.
    let flat = Curve(counts, cause: -1)
    curves = names.indices.map {
      counts.happens($0 + 1) ? Curve(counts, cause: $0 + 1) : flat
    }
    var any = TransitionCovariance()
    var (free, variance) = ([Double](), [Double]())
    for position in times.indices {
      let n = counts.atRisk[position]
      any.advance(
        atRisk: Double(n), ofCause: Double(counts.allEvents(at: position)), ofOthers: 0,
        variance: .multinomial)
      free.append(any.eventFree)
      variance.append(any.eventFreeVariance)
    }
    (eventFree, eventFreeVariance) = (free, variance)
  }

  /// Estimates the curves of each group.
  ///
  /// - Parameters:
  ///   - subjects: There may be none.
  ///   - groups: For each subject the code of its group, from 0.
  /// - Returns: One for each code up to the largest, which is at most 1000 or has a subject for each
  ///   code below; a group may be empty.
  public static func curves(
    of subjects: CompetingEvents, by groups: [Int]
  ) -> [CumulativeIncidence] {
    precondition(
      groups.count == subjects.count && LabelCodes(groups).areGroupCodes,
      "Every subject has a group, from 0 to 1000, or above with subjects in all groups below.")
    var rows = Array(repeating: [Int](), count: (groups.max() ?? -1) + 1)
    for (row, group) in groups.enumerated() { rows[group].append(row) }
    return rows.map { CumulativeIncidence(subjects.subjects(at: $0)) }
  }
}

/// How the variance of a cumulative incidence is estimated. Both agree in large samples.
public enum IncidenceVariance: String, CaseIterable, Sendable {
  /// Aalen's: events vary as draws without replacement, of n − 1; that of R's `cmprsk::cuminc`, and
  /// slightly the larger.
  ///
  /// Source: Aalen, *Annals of Statistics* 1978;6:534–545; Gray, *Annals of Statistics*
  /// 1988;16:1141–1154.
  case aalen
  /// Greenwood's, by the delta method for a multinomial distribution; equal to the infinitesimal
  /// jackknife, and so to the standard error of `survfit` of several states in R.
  ///
  /// Source: Marubini & Valsecchi, *Analysing Survival Data from Clinical Trials* 1995, section
  /// 10.2; Andersen, Borgan, Gill & Keiding, *Statistical Models Based on Counting Processes* 1993,
  /// section IV.4.
  case greenwood
}

extension CumulativeIncidence.Curve {
  fileprivate init(_ counts: CauseCounts, cause: Int) {
    var (aalen, greenwood) = (TransitionCovariance(), TransitionCovariance())
    var (incidence, aalenVariance, greenwoodVariance) = ([Double](), [Double](), [Double]())
    events = counts.events(of: cause)
    for position in counts.times.indices {
      let (n, own) = (Double(counts.atRisk[position]), Double(events[position]))
      let others = Double(counts.allEvents(at: position)) - own
      if own + others > 0 {
        aalen.advance(atRisk: n, ofCause: own, ofOthers: others, variance: .hypergeometric)
        greenwood.advance(atRisk: n, ofCause: own, ofOthers: others, variance: .multinomial)
      }
      incidence.append(greenwood.incidence)
      aalenVariance.append(aalen.incidenceVariance)
      greenwoodVariance.append(greenwood.incidenceVariance)
    }
    self.incidence = incidence
    self.aalenVariance = aalenVariance
    self.greenwoodVariance = greenwoodVariance
  }
}

/// Subjects at risk, and with an event of each cause, at each distinct time.
struct CauseCounts {
  let times: [Double]
  let atRisk: [Int]
  /// A row for each time, a column for each code that occurs.
  private let ends: [Int]
  private let columns: [Int: Int]
  private var columnCount: Int { columns.count }

  init(_ subjects: CompetingEvents) {
    let codes = LabelCodes(subjects.causes)
    let columnCount = codes.labels.count
    columns = Dictionary(uniqueKeysWithValues: codes.labels.enumerated().map { ($1, $0) })
    guard let axis = try? TimeAxis(times: subjects.times) else {
      preconditionFailure("Without entries every axis exists.")
    }
    times = axis.times
    var ends = [Int](repeating: 0, count: times.count * columnCount)
    for (row, end) in axis.ends.enumerated() {
      ends[Int(end) * columnCount + Int(codes.codes[row])] += 1
    }
    var remaining = subjects.count
    var atRisk: [Int] = []
    atRisk.reserveCapacity(times.count)
    for position in times.indices {
      atRisk.append(remaining)
      for column in 0..<columnCount { remaining -= ends[position * columnCount + column] }
    }
    (self.ends, self.atRisk) = (ends, atRisk)
  }

  init(_ counts: CompetingEventCounts) {
    let (occupied, causes) = (counts.occupiedTimes, 0...counts.causeCount)
    let occurring = causes.filter { counts.eventCount(of: $0) > 0 }
    columns = Dictionary(uniqueKeysWithValues: occurring.enumerated().map { ($1, $0) })
    times = occupied.map(Double.init)
    ends = occupied.flatMap { time in occurring.map { counts.events(of: $0, at: time) } }
    var remaining = counts.count
    atRisk = occupied.map { time in
      defer { remaining -= counts.all(at: time) }
      return remaining
    }
  }

  /// Subjects with an event of a cause at each time; of 0, those censored.
  func events(of cause: Int) -> [Int] {
    guard let column = columns[cause] else { return times.map { _ in 0 } }
    return times.indices.map { ends[$0 * columnCount + column] }
  }

  /// Whether any subject has an event of a cause.
  func happens(_ cause: Int) -> Bool { columns[cause] != nil }

  /// Subjects with any event at a time.
  func allEvents(at position: Int) -> Int {
    let next = position + 1 < times.count ? atRisk[position + 1] : 0
    return atRisk[position] - next - (columns[0].map { ends[position * columnCount + $0] } ?? 0)
  }
}
