/// The Kaplan-Meier estimate of the survival curve of one group.
///
/// At each time the events come before the censorings: a subject censored on the day of an event
/// was still at risk. Without subjects there are no steps, the curve is 1 everywhere and the median
/// `nil`; without events it is 1 everywhere too. An event at time 0 lowers the curve at 0.
///
/// Cost: proportional to the number of distinct times; a question costs its logarithm.
///
/// Source: Kaplan & Meier, *Journal of the American Statistical Association* 1958;53:457–481.
public struct KaplanMeierEstimate: Equatable, Sendable {
  /// The curve from one time on until the next.
  public struct Step: Equatable, Sendable {
    /// When subjects had the event or were censored, in the unit of the observations.
    public let time: Double
    /// Subjects whose own time is at or after `time`.
    public let atRisk: Int
    /// Subjects with the event at `time`.
    public let events: Int
    /// Subjects censored at `time`; 0 events and some censorings make a step without a drop.
    public let censored: Int
    /// The proportion that survives beyond `time`, in 0...1.
    public let survival: Double
    /// Greenwood's standard error of `survival`; `nil` where that is 0, as Greenwood's sum has a
    /// zero divisor there.
    public let standardError: Double?
  }

  /// One step for each distinct time, those of censorings included, in ascending order.
  public let steps: [Step]

  /// Estimates the curve of a group.
  ///
  /// - Parameter counts: The subjects; there may be none.
  public init(_ counts: EventCounts) {
    self.init(CountingPass([counts]))
  }

  /// Estimates the curve of the follow-up, on which the event is the end of observation.
  ///
  /// The reverse Kaplan-Meier estimate: events and censorings change roles and nothing else does,
  /// so that at a tie the end of observation comes first, as in R when its indicator is flipped.
  /// Its median is the median follow-up.
  ///
  /// - Parameter counts: The subjects; there may be none.
  ///
  /// Source: Schemper & Smith, *Controlled Clinical Trials* 1996;17:343–346.
  public init(reversing counts: EventCounts) {
    self.init(CountingPass([counts.reversed]))
  }

  /// Walks over the times of a pass with one group.
  init(_ pass: CountingPass) {
    var survival = 1.0
    var greenwood = 0.0
    steps = pass.times.indices.map { row in
      let (atRisk, events) = (Double(pass.atRisk[row]), Double(pass.events[row]))
      survival *= (atRisk - events) / atRisk
      if events < atRisk { greenwood += events / (atRisk * (atRisk - events)) }
      return Step(
        time: pass.times[row], atRisk: pass.atRisk[row], events: pass.events[row],
        censored: pass.censored[row], survival: survival,
        standardError: survival > 0 ? survival * greenwood.squareRoot() : nil)
    }
  }

  /// The number of subjects.
  public var count: Int {
    steps.first?.atRisk ?? 0
  }

  /// The number of subjects who had the event.
  public var eventCount: Int {
    steps.reduce(0) { $0 + $1.events }
  }

  /// The proportion that survives beyond a time.
  ///
  /// The curve is continuous from the right: at the time of an event it has already dropped. After
  /// the last observed time it keeps its last value, although nobody is observed there; ask
  /// ``atRisk(at:)`` or ``lastTime`` before printing it.
  ///
  /// - Parameter time: In the unit of the observations.
  /// - Returns: A proportion in 0...1; 1 without subjects.
  public func survival(at time: Double) -> Double {
    step(at: time)?.survival ?? 1
  }

  /// The subjects under observation just before a time.
  ///
  /// - Parameter time: In the unit of the observations.
  /// - Returns: The number whose own time is at or after `time`; 0 after the last observed time.
  public func atRisk(at time: Double) -> Int {
    let position = steps.partitionPoint { $0.time >= time }
    return position < steps.count ? steps[position].atRisk : 0
  }

  /// The largest time of any subject, event or censored; `nil` without subjects.
  public var lastTime: Double? {
    steps.last?.time
  }

  /// The last step at or before a time; `nil` before the first.
  func step(at time: Double) -> Step? {
    let position = steps.partitionPoint { $0.time > time }
    return position > 0 ? steps[position - 1] : nil
  }
}
