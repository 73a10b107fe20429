/// What is wrong with the numbers of a laboratory result, wherever they come from.
public enum ResultMistake {
  /// Why limits of normal cannot be so; `nil` where they can: the lower one is not above the upper, or one is not known.
  ///
  /// - Parameters:
  ///   - lower: The lower limit of normal.
  ///   - upper: The upper limit of normal, in the same unit.
  /// - Returns: Sentences.
  public static func ofLimits(lower: Double?, upper: Double?) -> String? {
    guard let lower, let upper, lower > upper else { return nil }
    return "The lower limit of normal, \(lower.asEntered), is above the upper one, "
      + "\(upper.asEntered). Exchange them if they stand the wrong way round."
  }

  /// Why a number that is measured cannot be so; `nil` where it can.
  ///
  /// - Parameter number: A result or a limit of normal.
  /// - Returns: Sentences.
  public static func ofNumber(_ number: Double) -> String? {
    number < 0 ? "\(number.asEntered) is below 0. Allowed: numbers from 0." : nil
  }
}
