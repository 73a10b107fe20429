/// The decimal digits of a number, rounded half away from zero as one does on paper.
///
/// The digits are those of the shortest text that reads back as the same `Double`: 0.145 is rounded
/// as 0.145, although the binary number is a little below it.
struct DecimalText {
  private let isNegative: Bool
  /// 0 to 9, the first not 0 unless the number is 0.
  private var digits: [UInt8]
  /// Number of digits before the decimal point; negative for zeros after it.
  private var point: Int

  /// The digits of a number, or `nil` when it is infinite or no number.
  ///
  /// - Parameters:
  ///   - number: The number.
  ///   - shift: Places to move the decimal point to the right: 2 makes percent of a proportion.
  init?(_ number: Double, shiftedBy shift: Int = 0) {
    guard number.isFinite else { return nil }
    isNegative = number < 0
    let parts = number.magnitude.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".")
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    digits = mantissa.joined().utf8.map { $0 - 0x30 }
    point = mantissa[0].utf8.count + exponent + shift
    let leadingZeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leadingZeros)
    point -= leadingZeros
  }

  /// The number with so many decimals; never a negative zero.
  ///
  /// - Parameter decimals: At least 0.
  /// - Returns: Digits with a point, and a minus sign where needed.
  func text(decimals: Int) -> String {
    var kept = keptDigits(decimals: decimals)
    if kept.count <= decimals {
      kept.insert(contentsOf: repeatElement(0, count: decimals + 1 - kept.count), at: 0)
    }
    let text = String(decoding: kept.map { $0 + 0x30 }, as: UTF8.self)
    let whole = text.dropLast(decimals)
    let sign = isNegative && kept.contains { $0 != 0 } ? "−" : ""
    return decimals == 0 ? sign + whole : "\(sign)\(whole).\(text.suffix(decimals))"
  }

  /// The digits down to the last decimal, rounded; perhaps none.
  private func keptDigits(decimals: Int) -> [UInt8] {
    let count = point + decimals
    guard count >= 0 else { return [] }
    var kept = Array(digits.prefix(count))
    kept.append(contentsOf: repeatElement(0, count: count - kept.count))
    guard count < digits.count, digits[count] >= 5 else { return kept }
    var place = kept.count - 1
    while place >= 0, kept[place] == 9 {
      kept[place] = 0
      place -= 1
    }
    if place >= 0 { kept[place] += 1 } else { kept.insert(1, at: 0) }
    return kept
  }
}
