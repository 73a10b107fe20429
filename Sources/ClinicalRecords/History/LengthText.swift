/// Lengths as people read them: the one wording of sentences, pages and files.
///
/// Lengths are whole tenths of a millimeter, so nothing is rounded. Rule: R15.
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
}
