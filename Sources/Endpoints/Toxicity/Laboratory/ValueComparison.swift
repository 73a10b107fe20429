import ClinicalRecords

/// A result and what its bounds are multiples of.
struct ValueComparison {
  let value: Double
  let lowerLimit: Double?
  let upperLimit: Double?
  /// The baseline, in its own unit; `nil` where there is none, or one that cannot be compared.
  let baseline: Double?
  /// From the unit of the baseline to that of the result.
  let baselineScale: UnitScale
  /// The baseline also where its unit cannot be read in that of the result, to be compared with its own limit.
  private let ownBaseline: Double?
  /// The upper limit of the baseline, in its own unit.
  let baselineUpperLimit: Double?
  /// Whether there is a baseline whose unit cannot be read in that of the result, or that is no number. What it would say is
  /// then open, unlike that of a baseline that nobody measured. Rule: G2, G3.
  let isBaselineUnreadable: Bool

  /// A comparison.
  init(_ result: LaboratoryResult, _ baseline: LaboratoryResult?, _ units: LaboratoryUnits) {
    value = result.value
    lowerLimit = result.lowerLimit
    upperLimit = result.upperLimit
    let measured = baseline.flatMap { $0.isInRange ? $0 : nil }
    let scale = measured.flatMap {
      units.scale(from: $0.unit, to: result.unit, analyte: result.analyte)
    }
    baselineScale = scale ?? .same
    self.baseline = scale == nil ? nil : measured?.value
    ownBaseline = measured?.value
    baselineUpperLimit = measured?.upperLimit
    isBaselineUnreadable = baseline != nil && scale == nil
  }

  /// Whether there is no baseline at all.
  var hasNoBaseline: Bool { baseline == nil && !isBaselineUnreadable }

  /// What is not known and would decide.
  struct Missing: OptionSet {
    let rawValue: UInt8

    static let lowerLimit = Missing(rawValue: 1 << 0)
    static let upperLimit = Missing(rawValue: 1 << 1)
    static let baseline = Missing(rawValue: 1 << 2)
  }

  /// Whether a value is in an interval.
  enum Answer: Equatable {
    case no
    case yes
    /// It depends on these.
    case perhaps(Missing)

    /// Whether both hold.
    func and(_ other: Answer) -> Answer {
      switch (self, other) {
      case (.no, _), (_, .no): .no
      case (.yes, let answer), (let answer, .yes): answer
      case (.perhaps(let some), .perhaps(let more)): .perhaps(some.union(more))
      }
    }

    /// Whether one holds.
    func or(_ other: Answer) -> Answer {
      switch (self, other) {
      case (.yes, _), (_, .yes): .yes
      case (.no, let answer), (let answer, .no): answer
      case (.perhaps(let some), .perhaps(let more)): .perhaps(some.union(more))
      }
    }
  }

  /// Whether the value is in a row, whatever its circumstance.
  func isIn(_ row: TermPlan.Row) -> Answer {
    if row.isPercentChange, let baseline, baseline <= 0 { return .perhaps(.baseline) }
    var answer: Answer = .yes
    if let lower = row.lower { answer = answer.and(isInside(lower, isLower: true, row)) }
    if answer != .no, let upper = row.upper {
      answer = answer.and(isInside(upper, isLower: false, row))
    }
    return answer
  }

  /// Whether the value lies between two whole numbers.
  func isIn(_ gap: TermGap, of rows: [TermPlan.Row]) -> Answer {
    gap.sides.reduce(.yes) { answer, side in
      guard answer != .no, let row = side.rows.first.map({ rows[$0] }) else { return .no }
      return answer.and(isInside(side.bound.excluded, isLower: side.isBelow, row))
    }
  }

  /// Whether a row beside a gap the value lies in ends before it on its far side, such as at a lower limit of normal that is
  /// below the value. One that is not known is taken to be beyond, as the row on the other side has a grade without it.
  func isBeyond(_ row: TermPlan.Row, on side: TermGap.Side) -> Bool {
    guard let far = side.isBelow ? row.lower : row.upper else { return false }
    return isInside(far, isLower: side.isBelow, row) == .no
  }

  private func isInside(_ bound: ValueBound, isLower: Bool, _ row: TermPlan.Row) -> Answer {
    switch bound.reference {
    case .none: return decided(bound, 0, .same, isLower, row.scale)
    case .lowerLimit: return isInsideLowerLimit(bound, isLower, row)
    case .upperLimit: return isInsideUpperLimit(bound, isLower, row)
    case .baseline: return isInsideBaseline(bound, isLower, row)
    case .largerOfUpperLimitAndBaseline:
      let limit = isInsideUpperLimit(bound, isLower, row)
      let own = isInsideBaseline(bound, isLower, row)
      return isLower ? limit.and(own) : limit.or(own)
    }
  }

  /// Where the limit is not known: no, if the value is not even below the upper limit, which cannot be lower.
  private func isInsideLowerLimit(
    _ bound: ValueBound, _ isLower: Bool, _ row: TermPlan.Row
  ) -> Answer {
    if let lowerLimit { return decided(bound, lowerLimit, .same, isLower, row.scale) }
    guard !isLower, let upperLimit,
      decided(bound, upperLimit, .same, isLower, row.scale) == .no
    else { return .perhaps(.lowerLimit) }
    return .no
  }

  /// Where the limit is not known: no, if the value is not even above what cannot be higher: 0, the lower limit, and, where
  /// the baseline was normal, the baseline.
  private func isInsideUpperLimit(
    _ bound: ValueBound, _ isLower: Bool, _ row: TermPlan.Row
  ) -> Answer {
    if let upperLimit { return decided(bound, upperLimit, .same, isLower, row.scale) }
    guard isLower else { return .perhaps(.upperLimit) }
    if decided(bound, lowerLimit ?? 0, .same, isLower, row.scale) == .no { return .no }
    if let baseline, baselineUpperLimit == nil, row.meaning.forbids.contains(.baselineAbnormal),
      decided(bound, baseline, baselineScale, isLower, row.scale) == .no
    {
      return .no
    }
    return .perhaps(.upperLimit)
  }

  private func isInsideBaseline(
    _ bound: ValueBound, _ isLower: Bool, _ row: TermPlan.Row
  ) -> Answer {
    guard let baseline else { return isInsideUnknownBaseline(bound, isLower, row) }
    return decided(bound, baseline, baselineScale, isLower, row.scale)
  }

  /// Where the baseline is not known: no, if the value is not even above the upper limit, which the baseline was above.
  private func isInsideUnknownBaseline(
    _ bound: ValueBound, _ isLower: Bool, _ row: TermPlan.Row
  ) -> Answer {
    guard isLower, let upperLimit, row.meaning.needs.contains(.baselineAbnormal),
      side(to: upperLimit) <= 0, decided(bound, upperLimit, .same, isLower, row.scale) == .no
    else { return .perhaps(.baseline) }
    return .no
  }

  private func decided(
    _ bound: ValueBound, _ reference: Double, _ referenceScale: UnitScale, _ isLower: Bool,
    _ scale: UnitScale
  ) -> Answer {
    let side = ValueComparison.side(
      of: value, bound, reference, referenceScale: referenceScale, scale: scale)
    return side == 0 ? (bound.isInside ? .yes : .no) : (side > 0) == isLower ? .yes : .no
  }

  /// Whether the result is outside the normal range on the side a term is about; `nil` where that cannot be told. One limit tells
  /// that the value is not beyond the other.
  func isAbnormal(_ direction: GradeInterval.Direction) -> Bool? {
    switch direction {
    case .low:
      if let lowerLimit { return side(to: lowerLimit) < 0 }
      return upperLimit.map { side(to: $0) >= 0 } == true ? false : nil
    case .high:
      if let upperLimit { return side(to: upperLimit) > 0 }
      return lowerLimit.map { side(to: $0) <= 0 } == true ? false : nil
    }
  }

  private func side(to limit: Double) -> Int {
    ValueComparison.side(of: value, .once(.upperLimit), limit)
  }

  /// Whether the baseline is above its upper limit, else above that of the result; `nil` where that cannot be told. Rule: G3.
  var isBaselineAbnormal: Bool? {
    if let ownBaseline, let baselineUpperLimit {
      return ValueComparison.side(of: ownBaseline, .once(.upperLimit), baselineUpperLimit) > 0
    }
    guard let baseline else { return nil }
    if let upperLimit { return sideOfBaseline(to: upperLimit, baseline) > 0 }
    return lowerLimit.map { sideOfBaseline(to: $0, baseline) <= 0 } == true ? false : nil
  }

  /// Whether the baseline is below, on or above a limit of the result.
  private func sideOfBaseline(to limit: Double, _ baseline: Double) -> Int {
    -ValueComparison.side(of: limit, .once(.baseline), baseline, referenceScale: baselineScale)
  }

  /// Whether the value was normal before: a baseline not above its upper limit, else below the lowest number that is graded;
  /// `nil` where that cannot be told.
  func wasNormal(lowestGraded: Double?) -> Bool? {
    if baselineUpperLimit != nil { return isBaselineAbnormal.map { !$0 } }
    guard let baseline, let lowestGraded, baseline < lowestGraded else { return nil }
    return true
  }

  /// How near a tie two numbers are, relative to their size, for the decimals to be compared digit by digit. Sums of a few
  /// products of `Double` are right to a ten-thousandth of this.
  private static let margin = 1e-9

  /// Whether a value is below (−1), on (0) or above (1) multiple × reference + constant. Rule: G1.
  static func side(
    of value: Double, _ bound: ValueBound, _ reference: Double,
    referenceScale: UnitScale = .same, scale: UnitScale = .same
  ) -> Int {
    let left = value * scale.ratio
    let part = bound.multiple * reference * referenceScale.ratio * scale.ratio
    let difference = left - (part + bound.constant)
    let size = abs(left) + abs(part) + abs(bound.constant)
    if abs(difference) > margin * size || !difference.isFinite { return difference < 0 ? -1 : 1 }
    return exactSide(of: value, bound, reference, referenceScale: referenceScale, scale: scale)
  }

  /// The same on the decimal digits; divisors are multiplied to the other side.
  private static func exactSide(
    of value: Double, _ bound: ValueBound, _ reference: Double, referenceScale: UnitScale,
    scale: UnitScale
  ) -> Int {
    let left = ExactDecimal(value).times(scale.multipliers).times(referenceScale.divisors)
    let part = ExactDecimal(bound.multiple).times([reference]).times(referenceScale.multipliers)
      .times(scale.multipliers)
    let constant = ExactDecimal(bound.constant).times(referenceScale.divisors).times(scale.divisors)
    let right = part + constant
    return left < right ? -1 : left == right ? 0 : 1
  }
}

extension ExactDecimal {
  /// The product with each of these.
  func times(_ factors: [Double]) -> ExactDecimal {
    factors.reduce(self) { $0 * ExactDecimal($1) }
  }
}
