/// A number as a paper prints it: a value, and how far the true one may lie from it.
public struct PrintedNumber: Sendable, Equatable {
  /// What the paper says of the true value.
  public enum Sense: String, Sendable, CaseIterable {
    /// It is this, rounded.
    case equal = "="
    /// It is below this: `<0.001`.
    case less = "<"
    /// It is above this: `>24`.
    case greater = ">"
  }

  /// The digits that are read at most, and how many of them behind the point: a `Double` holds them all.
  static let digitLimit = 15
  static let decimalLimit = 12

  /// As it is printed, without a sign before it.
  public let text: String
  /// The printed value.
  public let value: Double
  /// Digits behind the point, 12 at most.
  public let decimals: Int
  /// What is said of the true value.
  public let sense: Sense

  /// Reads a printed number; `nil` where the text is none, or has more than 15 digits, or more than 12 behind the point.
  ///
  /// Commas before groups of three digits part thousands: `1,204` is 1204, `12,345.6` has one decimal. Any other comma is
  /// read as a point where it is the only one and there is no point: `0,62`, `4,13`, and `0,625`, as no thousands begin with 0.
  /// So a decimal comma before exactly three digits, as in `1,204` for a little more than 1, must be written as a point.
  ///
  /// - Parameters:
  ///   - text: Such as `0.62`, `<0.001`, `1,204`, `.04`, `0,62`.
  ///   - sense: What another cell says of it; a sign before the number wins.
  public init?(_ text: String, sense: Sense = .equal) {
    var printed = text.replacing("−", with: "-")[...]
    var found = sense
    if let sign = printed.first, sign == "<" || sign == ">" {
      found = sign == "<" ? .less : .greater
      printed = printed.dropFirst().drop { $0 == " " || $0 == "=" }
    }
    let isNegative = printed.first == "-"
    guard let parts = PrintedNumber.parts(isNegative ? printed.dropFirst() : printed),
      parts.decimals.count <= PrintedNumber.decimalLimit,
      parts.whole.count + parts.decimals.count <= PrintedNumber.digitLimit,
      let size = Double("0\(parts.whole).\(parts.decimals)0")
    else { return nil }
    self.text = String(printed)
    value = isNegative ? -size : size
    self.sense = found
    decimals = parts.decimals.count
  }

  /// Half a unit of the last printed digit.
  public var halfUnit: Double {
    var unit = 0.5
    for _ in 0..<decimals { unit /= 10 }
    return unit
  }

  /// The values of which the paper says this: those that print as it; all below it after `<`, all above it after `>`.
  var bounds: ClosedRange<Double> {
    switch sense {
    case .equal: value - halfUnit...value + halfUnit
    case .less: -.infinity...value
    case .greater: value...(.infinity)
    }
  }

  /// The number as a count of patients, 0 to 10⁹; `nil` where it is no whole number, or a bound.
  var whole: Int? {
    guard sense == .equal, value.rounded() == value, 0...1e9 ~= value else { return nil }
    return Int(value)
  }

  /// Whether a value at full precision prints as this.
  ///
  /// Both ways of rounding a half pass, as papers do not say which they follow.
  ///
  /// - Parameter exact: The value.
  /// - Returns: Whether it does.
  public func prints(_ exact: Double) -> Bool {
    switch sense {
    case .equal: abs(exact - value) <= halfUnit * (1 + 1e-9)
    case .less: exact < value
    case .greater: exact > value
    }
  }

  /// With the sign that stands before it in the paper.
  public var printed: String { sense == .equal ? text : "\(sense.rawValue)\(text)" }
}

extension PrintedNumber {
  /// The digits before and behind the point or decimal comma; `nil` where these are not the digits of one number.
  private static func parts(_ text: Substring) -> (whole: String, decimals: Substring)? {
    guard text.contains(where: \.isDigit), text.allSatisfy({ $0.isDigit || $0 == "." || $0 == "," })
    else { return nil }
    let points = text.split(separator: ".", omittingEmptySubsequences: false)
    guard points.count <= 2 else { return nil }
    let groups = points[0].split(separator: ",", omittingEmptySubsequences: false)
    let decimals = points.count == 2 ? points[1] : ""
    guard !decimals.contains(",") else { return nil }
    if groups.count == 1 { return (String(groups[0]), decimals) }
    if isThousands(groups) { return (groups.joined(), decimals) }
    return groups.count == 2 && points.count == 1 ? (String(groups[0]), groups[1]) : nil
  }

  /// Whether groups of digits between commas are thousands: one to three digits, the first not 0, then three each.
  private static func isThousands(_ groups: [Substring]) -> Bool {
    guard let first = groups.first, 1...3 ~= first.count, !first.hasPrefix("0") else {
      return false
    }
    return groups.dropFirst().allSatisfy { $0.count == 3 }
  }
}

extension Character {
  /// Whether it is one of 0 to 9.
  fileprivate var isDigit: Bool { isASCII && isNumber }
}
