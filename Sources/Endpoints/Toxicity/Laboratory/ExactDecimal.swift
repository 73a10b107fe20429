/// A decimal number of any length, so that 1.5 × 40.6 is 60.9. For the few comparisons that a `Double` cannot decide. Rule: G1.
struct ExactDecimal: Equatable {
  private let isNegative: Bool
  /// Decimal digits, the last one first, without zeros at either end; empty for 0.
  private let digits: [UInt8]
  /// The power of ten of the first element.
  private let exponent: Int

  static let zero = ExactDecimal(isNegative: false, digits: [], exponent: 0)

  private init(isNegative: Bool, digits: [UInt8], exponent: Int) {
    let kept = digits.prefix((digits.lastIndex { $0 != 0 } ?? -1) + 1)
    let start = kept.firstIndex { $0 != 0 } ?? kept.endIndex
    self.digits = Array(kept[start...])
    self.isNegative = isNegative && !kept.isEmpty
    self.exponent = self.digits.isEmpty ? 0 : exponent + start
  }

  /// The shortest decimal that is read as this number: what a person wrote.
  ///
  /// - Parameter number: A number. An infinite one, such as a quotient that became too large, is taken for the largest
  ///   there is, and one that is no number for 0.
  init(_ number: Double) {
    let largest = Double.greatestFiniteMagnitude
    let number = number.isNaN ? 0 : min(max(number, -largest), largest)
    var digits: [UInt8] = []
    var exponent = 0
    var isFraction = false
    let text = number.magnitude.description
    let parts = text.split(separator: "e")
    for byte in parts[0].utf8 {
      if byte == UInt8(ascii: ".") {
        isFraction = true
      } else {
        digits.append(byte - UInt8(ascii: "0"))
        if isFraction { exponent -= 1 }
      }
    }
    if parts.count > 1 { exponent += Int(parts[1]) ?? 0 }
    self.init(
      isNegative: number < 0, digits: digits.reversed(), exponent: exponent)
  }

  /// The digits from a power of ten upward.
  private func digits(from lowest: Int) -> [UInt8] {
    digits.isEmpty ? [] : [UInt8](repeating: 0, count: exponent - lowest) + digits
  }

  static func * (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
    var product = [UInt8](repeating: 0, count: left.digits.count + right.digits.count)
    for (place, digit) in left.digits.enumerated() {
      var carry: UInt8 = 0
      for (other, factor) in right.digits.enumerated() {
        let sum = product[place + other] + digit * factor + carry  // at most 9 + 81 + 9
        product[place + other] = sum % 10
        carry = sum / 10
      }
      product[place + right.digits.count] += carry
    }
    return ExactDecimal(
      isNegative: left.isNegative != right.isNegative, digits: product,
      exponent: left.exponent + right.exponent)
  }

  static prefix func - (number: ExactDecimal) -> ExactDecimal {
    ExactDecimal(
      isNegative: !number.isNegative, digits: number.digits, exponent: number.exponent)
  }

  static func - (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal { left + -right }

  static func + (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
    if left.digits.isEmpty { return right }
    if right.digits.isEmpty { return left }
    let lowest = min(left.exponent, right.exponent)
    let (first, second) = (left.digits(from: lowest), right.digits(from: lowest))
    if left.isNegative == right.isNegative {
      return ExactDecimal(
        isNegative: left.isNegative, digits: sum(first, second), exponent: lowest)
    }
    let isFirstLarger = isLess(second, first)
    return ExactDecimal(
      isNegative: isFirstLarger ? left.isNegative : right.isNegative,
      digits: isFirstLarger ? difference(first, second) : difference(second, first),
      exponent: lowest)
  }

  private static func sum(_ first: [UInt8], _ second: [UInt8]) -> [UInt8] {
    var sum: [UInt8] = []
    var carry: UInt8 = 0
    for place in 0..<max(first.count, second.count) {
      let digit =
        (place < first.count ? first[place] : 0) + (place < second.count ? second[place] : 0)
        + carry
      sum.append(digit % 10)
      carry = digit / 10
    }
    return sum + [carry]
  }

  /// What is left of the larger, given first.
  private static func difference(_ larger: [UInt8], _ smaller: [UInt8]) -> [UInt8] {
    var difference: [UInt8] = []
    var borrow: UInt8 = 0
    for place in larger.indices {
      let taken = (place < smaller.count ? smaller[place] : 0) + borrow
      borrow = larger[place] < taken ? 1 : 0
      difference.append(larger[place] + borrow * 10 - taken)
    }
    return difference
  }

  /// Both start at the same power of ten and end in a digit that is not 0.
  private static func isLess(_ first: [UInt8], _ second: [UInt8]) -> Bool {
    first.count == second.count
      ? first.reversed().lexicographicallyPrecedes(second.reversed()) : first.count < second.count
  }
}

extension ExactDecimal: Comparable {
  static func < (left: ExactDecimal, right: ExactDecimal) -> Bool { (left - right).isNegative }
}

extension ExactDecimal: CustomStringConvertible {
  /// Without an exponent: `60.9`, `0.00005`, `−3`.
  var description: String {
    guard !digits.isEmpty else { return "0" }
    let whole = digits(from: min(exponent, 0))
    let characters = whole.map { Character(Unicode.Scalar($0 + UInt8(ascii: "0"))) }
    let decimals = max(0, -exponent)
    let padded =
      characters + [Character](repeating: "0", count: max(0, decimals + 1 - characters.count))
    let text = String(padded.dropFirst(decimals).reversed())
    let fraction = String(padded.prefix(decimals).reversed())
    return (isNegative ? "−" : "") + text + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// The `Double` that is read from these digits; infinite where they are more than one can hold.
  var nearest: Double {
    let written = String(description.drop { $0 == "−" })
    let magnitude = Double(written) ?? 0
    return isNegative ? -magnitude : magnitude
  }

  /// Rounded to so many digits, halves away from 0.
  func rounded(toDigits count: Int) -> ExactDecimal {
    let dropped = digits.count - count
    guard dropped > 0 else { return self }
    let kept = Array(digits[dropped...])
    let up: [UInt8] = digits[dropped - 1] >= 5 ? [1] : []
    return ExactDecimal(
      isNegative: isNegative, digits: ExactDecimal.sum(kept, up), exponent: exponent + dropped)
  }
}
