/// Lengths and their changes in words.
enum LengthWords {
  /// A length: `23.1 mm`.
  ///
  /// - Parameter tenths: Tenths of a millimeter.
  /// - Returns: The words.
  static func millimeters(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10) mm" }

  /// A change: `30.0 % below`; with two decimals, cut off, where one would round to a limit that is
  /// not reached, so that a fall of 29.97 % never reads as 30.0 %.
  ///
  /// - Parameters:
  ///   - tenths: The sum.
  ///   - other: What it is compared with; more than 0.
  /// - Returns: The words, without what it is compared with.
  static func change(of tenths: Int, from other: Int) -> String {
    if tenths == other { return "equal to" }
    let difference = abs(tenths - other)
    let perMille = (2000 * difference + other) / (2 * other)
    var text = "\(perMille / 10).\(perMille % 10)"
    let isLimit = perMille == 300 || perMille == 200
    if isLimit, perMille * other != 1000 * difference {
      let hundredths = 10_000 * difference / other
      text = "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
    }
    return "\(text) % \(tenths < other ? "below" : "above")"
  }
}
