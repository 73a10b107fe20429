import ClinicalRecords

/// The words and numbers of a ``ThresholdText``.
struct ThresholdWording {
  private let interval: GradeInterval
  private let written: LaboratoryResult
  private let baseline: Double?
  private let unit: String
  private let scale: UnitScale
  private let baselineScale: UnitScale

  init(
    _ interval: GradeInterval, _ result: LaboratoryResult, _ baseline: LaboratoryResult?,
    _ units: LaboratoryUnits
  ) {
    self.interval = interval
    written = result
    let unit = interval.unitOfValue ?? result.unit
    self.unit = unit
    scale = units.scale(from: result.unit, to: unit, analyte: result.analyte) ?? .same
    let baselineScale = baseline.flatMap {
      $0.isInRange ? units.scale(from: $0.unit, to: unit, analyte: result.analyte) : nil
    }
    self.baseline = baselineScale == nil ? nil : baseline?.value
    self.baselineScale = baselineScale ?? .same
  }

  /// `9.2 g/dL`.
  var result: String {
    let text = ExactDecimal(written.value).description + shown(written.unit)
    return scale.steps == 0 ? text : text + " (\(number(written.value, scale))\(shown(unit)))"
  }

  /// `from 8 to below 10 g/dL`.
  var range: String {
    let (lower, upper) = interval.onValue
    switch (lower, upper) {
    case (let lower?, let upper?):
      let isNamedAgain = lower.reference == upper.reference
      return (lower.isInside ? "from " : "above ") + text(lower, named: true)
        + (upper.isInside ? " to " : " to below ") + text(upper, named: !isNamedAgain)
        + shown(unit)
    case (let lower?, nil):
      return (lower.isInside ? "from " : "above ") + text(lower, named: true) + shown(unit)
        + (lower.isInside ? " upward" : "")
    case (nil, let upper?):
      return (upper.isInside ? "up to " : "below ") + text(upper, named: true) + shown(unit)
    case (nil, nil): return "for any value"
    }
  }

  /// A bound, with the number of what it is a multiple of where that is named for the first time.
  private func text(_ bound: ValueBound, named isNamed: Bool) -> String {
    switch bound.reference {
    case .none: return number(bound.constant, .same)
    case .lowerLimit: return multiple(bound, "LLN", written.lowerLimit, scale, isNamed)
    case .upperLimit: return multiple(bound, "ULN", written.upperLimit, scale, isNamed)
    case .baseline: return multiple(bound, "baseline", baseline, baselineScale, isNamed)
    case .largerOfUpperLimitAndBaseline:
      let once = ValueBound.once(.none)
      return "the larger of " + multiple(once, "ULN", written.upperLimit, scale, true) + " and "
        + multiple(once, "baseline", baseline, baselineScale, true)
    }
  }

  /// `3 × ULN (40) = 120`, `ULN (16) + 2 = 18`, `baseline (60) − 10 % = 54`.
  private func multiple(
    _ bound: ValueBound, _ name: String, _ reference: Double?, _ scale: UnitScale, _ isNamed: Bool
  ) -> String {
    let known = reference.map { ExactDecimal($0).read(by: scale) }
    let value = known.map { " (\(shown($0, scale)))" } ?? " (not known)"
    let words = expression(bound, name + (isNamed ? value : ""))
    guard let known, bound.multiple != 1 || bound.constant != 0 else { return words }
    let product = ExactDecimal(bound.multiple) * known + ExactDecimal(bound.constant)
    return words + " = " + shown(product, scale)
  }

  private func expression(_ bound: ValueBound, _ name: String) -> String {
    if bound.constant != 0 {
      let sign = bound.constant < 0 ? " − " : " + "
      return name + sign + ExactDecimal(abs(bound.constant)).description
    }
    guard bound.multiple != 1 else { return name }
    guard interval.isPercentChange else {
      return ExactDecimal(bound.multiple).description + " × " + name
    }
    let percent = (ExactDecimal(bound.multiple) - ExactDecimal(1)) * ExactDecimal(100)
    return name + (bound.multiple < 1 ? " − \(-percent) %" : " + \(percent) %")
  }

  private func number(_ value: Double, _ scale: UnitScale) -> String {
    shown(ExactDecimal(value).read(by: scale), scale)
  }

  /// Digits of a number that was divided to be converted; the others are exact.
  private static let convertedDigits = 6

  private func shown(_ number: ExactDecimal, _ scale: UnitScale) -> String {
    let digits = ThresholdWording.convertedDigits
    return (scale.divisors.isEmpty ? number : number.rounded(toDigits: digits)).description
  }

  /// Ratios and pH are read without a unit, a unit that starts with a number as a factor: `2 × 10^9/L`.
  private func shown(_ unit: String) -> String {
    switch unit {
    case "ratio", "pH": ""
    case "C": " °C"
    default: (unit.first?.isNumber == true ? " × " : " ") + unit
    }
  }
}
