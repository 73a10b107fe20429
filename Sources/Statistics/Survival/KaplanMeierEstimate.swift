/// The Kaplan-Meier estimate of the survival curve of one group.
///
/// At each time the events come before the censorings: a subject censored on the day of an event
/// was still at risk. Without subjects there are no steps, the curve is 1 everywhere and the median
/// `nil`; without events it is 1 everywhere too. An event at time 0 lowers the curve at 0. With
/// late entry the curve can come down to 0 while subjects are still to enter; it stays there.
///
/// Cost: proportional to the number of distinct times; a question costs its logarithm.
///
/// Source: Kaplan & Meier, *Journal of the American Statistical Association* 1958;53:457–481.
public struct KaplanMeierEstimate: Equatable, Sendable {
  /// The curve from one time on until the next.
  public struct Step: Equatable, Sendable {
    /// When subjects had the event or were censored, in the unit of the observations.
    public let time: Double
    /// Subjects under observation just before `time`: entered before it, and their own time at or
    /// after it.
    public let atRisk: Int
    /// Subjects with the event at `time`.
    public let events: Int
    /// Subjects censored at `time`; 0 events and some censorings make a step without a drop.
    public let censored: Int
    /// Subjects counted `atRisk` here and not at the step before: everybody at the first step, and
    /// later those who entered late.
    public let entered: Int
    /// The summed weights of those at risk; equal to `atRisk` without weights.
    public let weightAtRisk: Double
    /// The summed weights of those with the event; equal to `events` without weights.
    public let weightOfEvents: Double
    /// The summed weights of the censored; equal to `censored` without weights.
    public let weightOfCensored: Double
    /// The proportion that survives beyond `time`, in 0...1.
    public let survival: Double
    /// The standard error of `survival`; `nil` where that is 0, as Greenwood's sum has a zero
    /// divisor there.
    public let standardError: Double?
    /// The Nelson-Aalen estimate of the cumulative hazard up to `time`: the sum of events divided by
    /// those at risk.
    public let cumulativeHazard: Double
    /// The standard error of `cumulativeHazard`.
    public let cumulativeHazardError: Double
  }

  /// One step for each distinct time, those of censorings included, in ascending order.
  public let steps: [Step]
  /// Whether the standard errors come from the infinitesimal jackknife, else from Greenwood's sum.
  public let isRobust: Bool

  /// A curve from its steps.
  init(steps: [Step], isRobust: Bool) {
    self.steps = steps
    self.isRobust = isRobust
  }

  /// The number of subjects; with late entry the number of rows.
  public var count: Int {
    steps.reduce(0) { $0 + $1.entered }
  }

  /// The number of subjects who had the event, whatever they weigh.
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

  /// The Nelson-Aalen estimate of the cumulative hazard up to a time.
  ///
  /// - Parameter time: In the unit of the observations.
  /// - Returns: At or above 0; 0 without subjects.
  ///
  /// Source: Aalen, *Annals of Statistics* 1978;6:701–726.
  public func cumulativeHazard(at time: Double) -> Double {
    step(at: time)?.cumulativeHazard ?? 0
  }

  /// The subjects under observation just before a time.
  ///
  /// - Parameter time: In the unit of the observations.
  /// - Returns: The number at risk at the first step at or after `time`, as in R; 0 after the last
  ///   observed time. Without late entry these are all whose own time is at or after `time`.
  public func atRisk(at time: Double) -> Int {
    requireNumber(time)
    let position = steps.partitionPoint { $0.time >= time }
    return position < steps.count ? steps[position].atRisk : 0
  }

  /// The largest time of any subject, event or censored; `nil` without subjects.
  public var lastTime: Double? {
    steps.last?.time
  }

  /// The last step at or before a time; `nil` before the first.
  func step(at time: Double) -> Step? {
    requireNumber(time)
    let position = steps.partitionPoint { $0.time > time }
    return position > 0 ? steps[position - 1] : nil
  }
}
