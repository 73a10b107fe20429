/// Numbers within sentences.
enum Figures {
  /// A number with so many decimals, rounded half away from zero.
  static func text(_ value: Double, decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    guard value.magnitude * scale < 1e18 else { return "\(value)" }
    let units = Int((value.magnitude * scale).rounded(.toNearestOrAwayFromZero))
    var digits = String(units)
    while digits.count <= decimals { digits = "0" + digits }
    let sign = value < 0 && units > 0 ? "−" : ""
    let whole = digits.dropLast(decimals)
    return decimals == 0 ? sign + digits : "\(sign)\(whole).\(digits.suffix(decimals))"
  }

  /// The values that are possible: `3.10 to 4.20`, `at least 3.10`, `at most 4.20`.
  static func span(_ span: ClosedRange<Double>, decimals: Int) -> String {
    let (low, high) = (span.lowerBound, span.upperBound)
    if !low.isFinite { return "at most \(text(high, decimals: decimals))" }
    if !high.isFinite { return "at least \(text(low, decimals: decimals))" }
    return "\(text(low, decimals: decimals)) to \(text(high, decimals: decimals))"
  }

  /// A p value, with three decimals or as `<0.001`.
  static func pValue(_ value: Double) -> String {
    value < 0.001 ? "<0.001" : text(value, decimals: 4)
  }
}
