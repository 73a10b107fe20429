/// A percentage with at most two decimals, compared exactly.
public struct PercentThreshold: Sendable, Equatable {
  private let hundredths: Int

  /// The threshold of a written number; `nil` where it is none above 0 and up to 100 with at most two decimals.
  ///
  /// - Parameter text: Such as `5` or `2.5`.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }),
      parts[0].count <= 3, parts.count == 1 || parts[1].count <= 2,
      let whole = Int(parts[0])
    else { return nil }
    let decimals =
      parts.count == 1 ? "00" : parts[1] + String(repeating: "0", count: 2 - parts[1].count)
    hundredths = 100 * whole + (Int(decimals) ?? 0)
    guard (1...10_000).contains(hundredths) else { return nil }
  }

  /// Whether a part of a whole is so many percent or more.
  ///
  /// - Parameters:
  ///   - count: The part.
  ///   - total: The whole; of nothing no percentage is reached.
  /// - Returns: Whether it is.
  public func isReached(by count: Int, of total: Int) -> Bool {
    total > 0 && 10_000 * count >= hundredths * total
  }

  /// The number without zeros at its end: `5`, `2.5`.
  public var text: String {
    let (whole, decimals) = hundredths.quotientAndRemainder(dividingBy: 100)
    if decimals == 0 { return "\(whole)" }
    if decimals % 10 == 0 { return "\(whole).\(decimals / 10)" }
    return "\(whole).\(decimals / 10)\(decimals % 10)"
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isWholeNumber }
}
