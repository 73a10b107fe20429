/// Round numbers at which a linear axis is marked.
struct RoundAxis {
  /// Where its marks stand.
  let values: [Double]
  private let decimals: Int

  /// The closest marks at 1, 2 or 5 times a power of ten, at most so many intervals.
  ///
  /// - Parameters:
  ///   - domain: What the axis holds, not empty.
  ///   - most: Intervals at most, at least 1.
  ///   - least: The closest that marks may stand; 1 for counts.
  init(_ domain: ClosedRange<Double>, atMost most: Int, closest least: Double = 0) {
    let range = domain.upperBound - domain.lowerBound
    var (power, digits) = (1e-6, 6)
    var step = range
    search: while power < 1e15 {
      for multiple in [1.0, 2, 5]
      where power * multiple >= least && range / (power * multiple) <= Double(most) {
        step = power * multiple
        break search
      }
      power *= 10
      digits -= 1
    }
    decimals = max(0, digits)
    let first = Int((domain.lowerBound / step - 1e-9).rounded(.up))
    let last = Int((domain.upperBound / step + 1e-9).rounded(.down))
    values = first <= last ? (first...last).map { Double($0) * step } : []
  }

  /// How a mark is written.
  func label(_ value: Double) -> String {
    value == 0 ? "0" : DecimalText(value)?.text(decimals: decimals) ?? ""
  }
}
