/// Lengths and their changes as people read them.
///
/// Lengths are whole tenths of a millimeter, so nothing but a percentage is rounded, once and by
/// whole numbers alone. Rule: R15.
public enum LengthText {
  /// `23.1`, without a unit.
  ///
  /// - Parameter tenths: Tenths of a millimeter, not negative.
  /// - Returns: The length in millimeters.
  public static func number(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }

  /// `23.1 mm`.
  ///
  /// - Parameter tenths: Tenths of a millimeter, not negative.
  /// - Returns: The length.
  public static func millimeters(_ tenths: Int) -> String { "\(number(tenths)) mm" }

  /// `−9.9 mm`: how far one length is from another.
  ///
  /// - Parameters:
  ///   - tenths: The length.
  ///   - other: What it is compared with.
  /// - Returns: The difference with its sign.
  public static func difference(_ tenths: Int, from other: Int) -> String {
    let sign = tenths < other ? "−" : tenths > other ? "+" : ""
    return sign + millimeters(abs(tenths - other))
  }

  /// `−30.0 %`: how much one length differs from another, rounded half away from zero.
  ///
  /// - Parameters:
  ///   - tenths: The length.
  ///   - other: What it is compared with.
  /// - Returns: The change; `nil` where the other is 0.
  public static func change(_ tenths: Int, from other: Int) -> String? {
    guard other > 0 else { return nil }
    let difference = tenths - other
    let thousandths = (abs(difference) * 2000 + other) / (2 * other)
    let sign = thousandths == 0 ? "" : difference < 0 ? "−" : "+"
    return "\(sign)\(thousandths / 10).\(thousandths % 10) %"
  }
}
