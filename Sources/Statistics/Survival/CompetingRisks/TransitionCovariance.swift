/// The probabilities of two states, event-free and one cause, with their estimated covariances,
/// carried from one time to the next.
///
/// A step moves F to F + S·p and S to S·(1 − q), where p is the proportion of those at risk with an
/// event of the cause and q that with any event. The covariances of the step's own proportions are
/// added, and what was there before is carried along by the derivatives of the step. This recursion
/// gives Greenwood's variance of S.
///
/// Source: Andersen, Borgan, Gill & Keiding, *Statistical Models Based on Counting Processes* 1993,
/// section IV.4.
struct TransitionCovariance {
  /// The probability of no event so far, S.
  private(set) var eventFree = 1.0
  /// The probability of an event of the cause so far, F.
  private(set) var incidence = 0.0
  private(set) var eventFreeVariance = 0.0
  private(set) var incidenceVariance = 0.0
  private var largestVariance = 0.0
  private var covariance = 0.0

  /// How the events at one time vary.
  enum Variance {
    /// As those of a multinomial distribution, n in all: equal to the infinitesimal jackknife.
    case multinomial
    /// Those of the cause, and all others, each by itself as draws without replacement.
    case hypergeometric
  }

  /// Moves on over a time with events.
  mutating func advance(
    atRisk n: Double, ofCause d: Double, ofOthers others: Double, variance: Variance
  ) {
    let (p, q) = (d / n, (d + others) / n)
    let stays = (n - d - others) / n
    // The variance of p, the covariance of p and q, and the variance of q.
    let own: (p: Double, pq: Double, q: Double)
    switch variance {
    case .multinomial:
      own = (p * ((n - d) / n) / n, p * stays / n, q * stays / n)
    case .hypergeometric:
      let cause = p / n * TransitionCovariance.remaining(d, of: n)
      own = (cause, cause, cause + others / (n * n) * TransitionCovariance.remaining(others, of: n))
    }
    let square = eventFree * eventFree
    incidenceVariance += p * (2 * covariance + p * eventFreeVariance) + square * own.p
    // Where the incidence comes up to 1 its variance is 0, of which rounding leaves something.
    largestVariance = max(largestVariance, incidenceVariance)
    if incidenceVariance < 1e-14 * largestVariance { incidenceVariance = 0 }
    covariance = stays * (covariance + p * eventFreeVariance) - square * own.pq
    eventFreeVariance = stays * stays * eventFreeVariance + square * own.q
    incidence += eventFree * p
    eventFree *= stays
  }

  /// The factor (n − d)/(n − 1) of draws without replacement, where a single event keeps 1.
  private static func remaining(_ d: Double, of n: Double) -> Double {
    d > 1 ? (n - d) / (n - 1) : 1
  }
}
