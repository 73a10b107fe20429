import ClinicalRecords

/// One end of an interval, as a bound on the value itself: multiple × reference + constant.
struct ValueBound: Equatable {
  /// What the bound is a multiple of.
  enum Reference {
    /// Nothing: the bound is the constant.
    case none
    case lowerLimit
    case upperLimit
    case baseline
    case largerOfUpperLimitAndBaseline
  }

  let reference: Reference
  let multiple: Double
  /// In the unit of the interval.
  let constant: Double
  let isInside: Bool

  /// The reference itself.
  static func once(_ reference: Reference) -> ValueBound {
    ValueBound(reference: reference, multiple: 1, constant: 0, isInside: true)
  }

  /// Whether it cannot be worked out without a baseline.
  var needsBaseline: Bool {
    switch reference {
    case .none, .lowerLimit, .upperLimit: false
    case .baseline, .largerOfUpperLimitAndBaseline: true
    }
  }
}

extension GradeInterval {
  /// The interval of values that give the grade; an end that is open is `nil`.
  ///
  /// A fall of 10 or more from the baseline is a value of at most the baseline − 10, so a lower bound of a fall is an upper
  /// bound of the value.
  var onValue: (lower: ValueBound?, upper: ValueBound?) {
    switch measure {
    case .value: (lower.map(bound), upper.map(bound))
    case .absoluteDecrease: (away(upper, .baseline, -1), away(lower, .baseline, -1))
    case .absoluteIncrease: (away(lower, .baseline, 1), away(upper, .baseline, 1))
    case .belowLowerLimit: (away(upper, .lowerLimit, -1), away(lower, .lowerLimit, -1))
    case .percentDecrease: (percent(upper, -1), percent(lower, -1))
    case .percentIncrease: (percent(lower, 1), percent(upper, 1))
    }
  }

  /// Whether the bounds are so many percent from the baseline, which then must be above 0.
  var isPercentChange: Bool { measure == .percentDecrease || measure == .percentIncrease }

  private func bound(_ bound: Bound) -> ValueBound {
    let (reference, multiple, constant): (ValueBound.Reference, Double, Double) =
      switch bound.basis {
      case .absolute: (.none, 0, bound.value)
      case .timesUpperLimit: (.upperLimit, bound.value, 0)
      case .timesLowerLimit: (.lowerLimit, bound.value, 0)
      case .timesBaseline: (.baseline, bound.value, 0)
      case .aboveUpperLimit: (.upperLimit, 1, bound.value)
      case .timesLargerOfLimitAndBaseline: (.largerOfUpperLimitAndBaseline, bound.value, 0)
      }
    return ValueBound(
      reference: reference, multiple: multiple, constant: constant, isInside: bound.isInside)
  }

  /// A bound so much above or below a reference.
  private func away(
    _ bound: Bound?, _ reference: ValueBound.Reference, _ direction: Double
  ) -> ValueBound? {
    bound.map {
      ValueBound(
        reference: reference, multiple: 1, constant: direction * $0.value, isInside: $0.isInside)
    }
  }

  /// A bound so many percent above or below the baseline; the multiple is the exact decimal, 0.95 for 5 percent below.
  private func percent(_ bound: Bound?, _ direction: Double) -> ValueBound? {
    bound.map {
      let share = ExactDecimal(direction * $0.value) * ExactDecimal(0.01)
      return ValueBound(
        reference: .baseline, multiple: (ExactDecimal(1) + share).nearest, constant: 0,
        isInside: $0.isInside)
    }
  }
}
