extension SeededGenerator {
  /// A number in 0 ≤ u < 1: the upper 53 bits of the next output, times 2⁻⁵³.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number of the standard normal distribution: the quantile of the middle of a cell of the 2⁵³
  /// that ``uniform()`` distinguishes.
  public mutating func normal() -> Double {
    StandardNormal.quantile((Double(next() >> 12) + 0.5) * 0x1p-52)
  }

  /// A whole number in 0 ..< bound, each with the same probability; the bound is at least 1.
  ///
  /// The upper word of output · bound; outputs whose lower word is below 2⁶⁴ mod bound are passed
  /// over, as they would favor some numbers.
  ///
  /// Source: Lemire, *ACM Transactions on Modeling and Computer Simulation* 2019;29(1):3.
  public mutating func whole(below bound: Int) -> Int {
    precondition(bound >= 1, "A number below the bound exists only for a bound of at least 1.")
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// Puts the elements in random order, each order with the same probability: from the last position
  /// to the second, each element changes places with one drawn from those up to and with itself.
  ///
  /// Source: Durstenfeld, *Communications of the ACM* 1964;7:420.
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, whole(below: last + 1))
    }
  }

  /// The elements in random order, as ``shuffle(_:)`` leaves them.
  public mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var elements = elements
    shuffle(&elements)
    return elements
  }

  /// As many whole numbers in 0 ..< bound as asked for, drawn with replacement.
  public mutating func draws(_ count: Int, below bound: Int) -> [Int] {
    precondition(count >= 0, "A number of draws is not negative.")
    return (0..<count).map { _ in whole(below: bound) }
  }
}
