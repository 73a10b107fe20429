import ClinicalRecords

/// How much one sum of diameters differs from another, in percent and in words: the one wording of
/// sentences, pages and tables.
///
/// One decimal, rounded half away from zero by whole numbers alone; two, cut off, where one would
/// read as a fall of 30 % or a rise of 20 % that it is not, so that 29.97 % never stands as 30.0 %
/// beside SD. Rule: R15, R16.
public struct PercentChange: Sendable, Equatable {
  private let tenths: Int
  private let other: Int

  /// A change; `nil` where the other is 0, with which nothing is compared. Rule: R19.
  ///
  /// - Parameters:
  ///   - tenths: The sum in tenths of a millimeter.
  ///   - other: What it is compared with.
  public init?(of tenths: Int, from other: Int) {
    guard other > 0 else { return nil }
    (self.tenths, self.other) = (tenths, other)
  }

  /// `29.97`, without a sign.
  public var digits: String {
    let difference = abs(tenths - other)
    let perMille = (2000 * difference + other) / (2 * other)
    guard perMille == (tenths < other ? 300 : 200), perMille * other != 1000 * difference else {
      return LengthText.number(perMille)
    }
    let hundredths = 10_000 * difference / other
    return "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
  }

  /// `−30.0 %`; `0.0 %` without a sign where the first decimal shows no change.
  public var signed: String {
    let digits = digits
    return (digits == "0.0" ? "" : tenths < other ? "−" : "+") + digits + " %"
  }

  /// `30.0 % below`, `equal to`: without what it is compared with.
  public var directed: String {
    tenths == other ? "equal to" : "\(digits) % \(tenths < other ? "below" : "above")"
  }

  /// How many decimals a change in percent needs that is known as a fraction alone, such as the
  /// mean of two: 1, and 2 where one would read as a limit of response that it is not.
  ///
  /// - Parameter percent: The change.
  /// - Returns: 1, or 2 of a number that is cut off, not rounded.
  public static func decimals(of percent: Double) -> Int {
    let limit = percent < 0 ? -30.0 : 20.0
    let readsAsLimit = (percent * 10).rounded() == limit * 10
    return readsAsLimit && abs(percent - limit) > 1e-9 ? 2 : 1
  }
}
