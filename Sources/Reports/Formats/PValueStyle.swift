/// p values, each journal's way.
extension NumberStyle {
  /// A p value; with more decimals where its own would move it across 0.05.
  package func pValue(_ value: Double) -> String {
    guard let digits = DecimalText(value) else { return NumberStyle.notEstimable }
    if value < 0.001 { return "<\(point)001" }
    if let most, value > most.value { return ">\(most.text)" }
    var decimals = pValueDecimals(value)
    while value < 0.05, decimals < 17, digits.text(decimals: decimals).isOneTwentieth {
      decimals += 1
    }
    let text = digits.text(decimals: decimals)
    return pValues == .ama && text.hasPrefix("0") ? String(text.dropFirst()) : text
  }

  /// What p values are called: `p`, or `P` where a journal wants a capital.
  package var pName: String {
    switch pValues {
    case .uniform, .statisticalPackage: "p"
    case .ama, .nejm: "P"
    }
  }

  /// A p value in a sentence: `p = 0.012`, `p < 0.001`.
  package func pEquation(_ value: Double) -> String {
    let text = pValue(value)
    guard let sign = text.first, sign == "<" || sign == ">" else { return "\(pName) = \(text)" }
    return "\(pName) \(sign) \(text.dropFirst())"
  }

  /// What stands before the decimals.
  private var point: String { pValues == .ama ? "." : "0." }

  /// Above which value a bound is printed, and which.
  private var most: (value: Double, text: String)? {
    switch pValues {
    case .uniform: (0.999, "0.999")
    case .statisticalPackage: nil
    case .ama: (0.99, ".99")
    case .nejm: (0.99, "0.99")
    }
  }

  private func pValueDecimals(_ value: Double) -> Int {
    switch pValues {
    case .uniform, .statisticalPackage: 3
    case .ama: value < 0.01 ? 3 : 2
    case .nejm: value > 0.01 ? 2 : 3
    }
  }
}

extension String {
  /// Whether it is 0.05, with zeros behind it or without.
  fileprivate var isOneTwentieth: Bool {
    hasPrefix("0.05") && dropFirst(4).allSatisfy { $0 == "0" }
  }
}
