/// The exact confidence interval of a proportion.
///
/// Each limit is the proportion under which the observed number of successes, or one further away,
/// has half of the probability that the level leaves: a ``ProportionInterval`` by the method
/// ``ProportionInterval/Method/clopperPearson``.
///
/// Source: Clopper & Pearson, *Biometrika* 1934;26:404–413.
public struct ClopperPearsonInterval: Equatable, Sendable {
  /// The observed proportion.
  public let estimate: Double
  /// The lower limit, in 0...1; exactly 0 without successes.
  public let lower: Double
  /// The upper limit, in 0...1; exactly 1 without failures.
  public let upper: Double
  /// The coverage, at least.
  public let level: Double

  /// Computes the interval of `successes` among `subjects`.
  ///
  /// - Parameters:
  ///   - successes: In 0...`subjects`.
  ///   - subjects: At least 1.
  ///   - level: Coverage, between 0 and 1.
  /// - Throws: ``ProportionError/impossibleProportion(successes:subjects:)``.
  public init(successes: Int, of subjects: Int, level: Double = 0.95) throws {
    let interval = try ProportionInterval(
      successes: successes, of: subjects, method: .clopperPearson, level: level)
    estimate = interval.estimate
    lower = interval.lower
    upper = interval.upper
    self.level = level
  }
}
