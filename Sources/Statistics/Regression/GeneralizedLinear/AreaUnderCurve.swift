/// How well a score tells events from the rest: the probability that a subject with the event has
/// a higher score than one without, ties counting one half.
///
/// It is the area under the receiver operating characteristic curve, and the c-statistic of a
/// logistic model.
///
/// Cost: that of a sort.
///
/// Source: DeLong, DeLong & Clarke-Pearson, *Biometrics* 1988;44:837–845; Sun & Xu, *IEEE Signal
/// Processing Letters* 2014;21:1389–1393 (by ranks).
public struct AreaUnderCurve: Equatable, Sendable {
  /// The area, in 0...1.
  public let estimate: Double
  /// The standard error by DeLong's method; `nil` with fewer than two subjects on a side.
  public let standardError: Double?

  /// The area of a score.
  ///
  /// - Parameters:
  ///   - scores: Finite, one for each subject; higher where the event is more likely.
  ///   - outcomes: Whether each subject had the event.
  /// - Throws: ``ObservationError/notFinite(column:row:count:)``,
  ///   ``ResponseError/sameForAll(model:isEvent:)``.
  public init(of scores: [Double], for outcomes: [Bool]) throws {
    precondition(scores.count == outcomes.count, "Every subject has a score and an outcome.")
    try ObservationError.requireFinite(scores, column: "score")
    let events = outcomes.reduce(0) { $1 ? $0 + 1 : $0 }
    guard events > 0, events < outcomes.count else {
      throw ResponseError.sameForAll(model: "Area under the curve", isEvent: events > 0)
    }
    let shares = AreaUnderCurve.shares(scores, outcomes, events: events)
    estimate = shares.events.mean
    let variances = [shares.events, shares.others].compactMap(\.varianceOfMean)
    standardError = variances.count == 2 ? (variances[0] + variances[1]).squareRoot() : nil
  }

  /// The share of subjects on the other side that each subject is rightly ranked against.
  private static func shares(
    _ scores: [Double], _ outcomes: [Bool], events: Int
  ) -> (events: Moments, others: Moments) {
    let order = ascendingOrder(of: scores)
    var result = (events: Moments(), others: Moments())
    var before = (events: 0, others: 0)
    let others = scores.count - events
    var first = 0
    while first < order.count {
      var last = first
      var tied = (events: 0, others: 0)
      while last < order.count, scores[Int(order[last])] == scores[Int(order[first])] {
        if outcomes[Int(order[last])] { tied.events += 1 } else { tied.others += 1 }
        last += 1
      }
      // Twice the number of others below an event, and of events above another: whole numbers.
      let below = 2 * before.others + tied.others
      let above = 2 * (events - before.events - tied.events) + tied.events
      result.events.add(Double(below) / Double(2 * others), times: tied.events)
      result.others.add(Double(above) / Double(2 * events), times: tied.others)
      before = (before.events + tied.events, before.others + tied.others)
      first = last
    }
    return result
  }

  /// The mean and spread of values that come one after another.
  private struct Moments {
    private var count = 0.0
    private(set) var mean = 0.0
    private var squares = 0.0

    mutating func add(_ value: Double, times: Int) {
      guard times > 0 else { return }
      let added = Double(times)
      let gap = value - mean
      count += added
      mean += gap * added / count
      squares += gap * gap * added * (count - added) / count
    }

    /// The variance of the mean; `nil` for a single value.
    var varianceOfMean: Double? {
      count > 1 ? squares / (count - 1) / count : nil
    }
  }
}

extension AreaUnderCurve {
  /// The confidence interval, symmetric and cut at 0 and 1; `nil` without a standard error.
  ///
  /// - Parameter level: Coverage, between 0 and 1.
  /// - Returns: Limits in 0...1.
  public func interval(level: Double = 0.95) -> ConfidenceInterval? {
    standardError.map { error in
      let width = twoSidedDeviate(level: level) * error
      return ConfidenceInterval(
        lower: max(0, estimate - width), upper: min(1, estimate + width), level: level)
    }
  }
}

extension LogisticModel {
  /// The area under the curve of the model's own scores, which flatters the model a little; subjects
  /// count once, whatever their weights.
  ///
  /// - Parameter outcomes: Those that the model was fitted to.
  /// - Returns: The c-statistic.
  /// - Throws: ``ResponseError/sameForAll(model:isEvent:)``.
  public func areaUnderCurve(for outcomes: [Bool]) throws -> AreaUnderCurve {
    try AreaUnderCurve(of: linearPredictors, for: outcomes)
  }
}
